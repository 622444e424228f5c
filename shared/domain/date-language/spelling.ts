import { everydayWords, spellingTargets, verbTargets } from '#domain/date-language/day-words.ts';

const byLength = new Map<number, string[]>();
for (const word of [...spellingTargets, ...verbTargets]) {
  byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
}

/** Shorter words have too many neighbours; longer ones than any target cannot be one edit away. */
const shortestWord = 4;
const longestWord = 11;

const shortestFolded = 4;

const noTargets: readonly string[] = [];
const remembered = new Map<string, readonly string[]>();
const rememberedWordsMax = 2_000;

/**
 * The day and month words that a misspelt word may be: those one edit away (a letter more, less, other,
 * or two neighbours exchanged). Repeated letters are folded first: "besoook", "Fridayyy".
 * @returns no word, the one, or several where the spelling leaves it open.
 */
export function spellingCandidates(word: string): readonly string[] {
  if (word.length < shortestWord || everydayWords.has(word)) return noTargets;
  if (word.length > longestWord + 8) return noTargets;
  const known = remembered.get(word);
  if (known) return known;
  const found = findCandidates(word);
  if (remembered.size >= rememberedWordsMax) remembered.clear();
  remembered.set(word, found);
  return found;
}

function findCandidates(word: string): readonly string[] {
  const found = new Set<string>();
  for (let length = word.length - 1; length <= word.length + 1; length += 1) {
    for (const target of byLength.get(length) ?? []) {
      if (isOneEditAway(word, target)) found.add(target);
    }
  }
  return found.size === 0 ? noTargets : [...found];
}

/** Whether one insertion, deletion, substitution or exchange of neighbours turns `a` into `b`. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  const room = Math.min(a.length, b.length) - head;
  while (tail < room && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  if (middleA.length <= 1 && middleB.length <= 1) return true;
  return (
    middleA.length === 2 &&
    middleB.length === 2 &&
    middleA[0] === middleB[1] &&
    middleA[1] === middleB[0]
  );
}

/** The spellings to try for a word, in order: as it is, then with drawn-out letters folded. */
export function spellings(word: string): readonly string[] {
  if (!/(.)\1/u.test(word)) return [word];
  const two = word.replace(/(.)\1{2,}/gu, '$1$1');
  const one = word.replace(/(.)\1+$/u, '$1');
  const none = word.replace(/(.)\1{2,}/gu, '$1');
  const bare = word.replace(/(.)\1+/gu, '$1');
  // Short words do not survive it: "sell" is no "sel", "seen" no "sen".
  const folded = [two, one, none, bare].filter(
    (text) => text.length >= shortestFolded || /(.)\1\1/u.test(word),
  );
  return [...new Set([word, ...folded])];
}
