import type { SpelledToken } from '#domain/date-language/respell.ts';
import type { Cue } from '#domain/intent/cue.ts';
import {
  cueAfter,
  cueBefore,
  fillers,
  hasCue,
  isNamedNext,
  isNumber,
  isSentenceEnd,
  isWhen,
  kindsOf,
  objectAfter,
  reach,
} from '#domain/intent/cue-context.ts';
import type { Element } from '#domain/intent/element.ts';
import {
  changes,
  changesAfter,
  hasChange,
  isLoose,
  isNegated,
  isOfOtherMatter,
  isQuoted,
  isTold,
} from '#domain/intent/unmeant-changes.ts';

// What a word does can hang on the words beside it. Here it is settled, before days and times are gathered.

type CueElement = Extract<Element, { type: 'cue' }>;

/** The elements with each cue as it is meant among its neighbours. */
export function settleCues(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
): readonly Element[] {
  const hasOpenCue = elements.some(
    (one) =>
      one.type === 'cue' && (settled.has(one.cue) || openFillers.has(tokens[one.from]?.text ?? '')),
  );
  if (!hasOpenCue) return elements;
  return elements.map((element, index) => {
    if (element.type !== 'cue') return element;
    const cue = meantCue(elements, tokens, element, index);
    return cue === element.cue ? element : { ...element, cue };
  });
}

const settled: ReadonlySet<Cue> = new Set<Cue>([
  ...changes,
  'keep',
  'keep-time',
  'cant-come',
  'full',
  'forgot',
  'almost',
  'other-service',
  'other-matter',
  'no',
  'not',
  'so',
  'stays',
  'book',
  'if',
  'never-mind',
  'other-person',
]);

function meantCue(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
  element: CueElement,
  at: number,
): Cue {
  const { cue } = element;
  if (changes.has(cue)) {
    if (isQuoted(tokens, element.from)) return 'off-topic';
    if (isOfOtherMatter(elements, tokens, at)) return 'because';
    if (isLoose(elements, tokens, at)) return 'filler';
    if (isTold(elements, tokens, at)) return cue === 'did-cancel' ? 'list' : 'because';
    if (isNegated(elements, at)) return changesAfter(elements, at) ? 'filler' : 'keep';
  }
  // "Don't cancel, just move it": what is kept from one change is given to another.
  if ((cue === 'keep' || cue === 'keep-time') && changesAfter(elements, at)) return 'not';
  if (cue === 'cant-come') return isElsewhere(elements, tokens, at) ? cue : 'cancel';
  if (cue === 'full') return asksIfFull(elements, at) ? 'ask' : 'blocked';
  if (cue === 'almost') return 'filler';
  // "Mau nge-gym, eh pilates": put right in the same breath.
  if (cue === 'other-service') return hasCue(elements.slice(at), 'correction') ? 'filler' : cue;
  if (cue === 'no' || cue === 'not')
    return putsRight(elements, at) || givesWay(elements, at) ? 'correction' : cue;
  // "Gausah nanya lagi", "don't bother asking": what need not be done is the asking.
  if (cue === 'never-mind') return cueAfter(elements, at) === 'ask' ? 'filler' : cue;
  if (cue === 'filler') return meantFiller(elements, at, tokens[element.from]?.text ?? '');
  if (cue === 'ask') return cueBefore(elements, at, fillers) === 'never-mind' ? 'filler' : cue;
  if (cue === 'so') return explains(elements, at) ? cue : 'filler';
  if (cue === 'stays') return staying(elements, at);
  // "Book me a taxi": not ours to book.
  if (cue === 'book' && objectAfter(elements, at) === 'other-matter') return 'off-topic';
  if (cue === 'book' && tokens[element.from]?.text === 'keep')
    return hasChange(elements) && isNamedNext(elements, at) ? 'not' : cue;
  if (cue === 'if' || cue === 'open' || cue === 'slot' || cue === 'can')
    return isIfFree(elements, at) ? 'filler' : cue;
  if (cue === 'forgot')
    return hasCue(elements, 'ask-when') || hasCue(elements, 'past') ? 'list' : 'filler';
  if (cue === 'other-matter') return isReason(elements, at) ? 'because' : cue;
  if (cue === 'other-person') {
    if (isAddress(elements, tokens, at)) return 'vocative';
    if (isReason(elements, at)) return 'because';
  }
  return cue;
}

/** "9 tomorrow. No, 10": between two times it puts the first right. */
function putsRight(elements: readonly Element[], at: number): boolean {
  if (at === 0 || elements[at - 1]?.type !== 'break') return false;
  const rest = elements
    .slice(at + 1)
    .filter((one) => !(one.type === 'cue' && fillers.has(one.cue)));
  const isAlone = rest[0]?.type === 'break';
  const next = isAlone ? rest[1] : rest[0];
  const isTime = next?.type === 'atom' && ['time', 'number', 'day'].includes(next.atom.kind);
  if (!isTime || !elements.slice(0, at).some(isWhen)) return false;
  // "Besok, bukan, lusa"; in "…, not Thursday" the day behind it is refused.
  const element = elements[at];
  return isAlone || (element?.type === 'cue' && element.cue === 'no');
}

const busyWords: ReadonlySet<string> = new Set(['kerja', 'ngantor', 'ngajar', 'kuliah', 'kerjaan']);

/** Words that mean nothing here but in some places. */
const openFillers: ReadonlySet<string> = new Set([...busyWords, 'apa']);

function meantFiller(elements: readonly Element[], at: number, word: string): Cue {
  if (word === 'apa' && isBetweenDays(elements, at)) return 'or';
  return busyWords.has(word) && isBusyThen(elements, at) ? 'blocked' : 'filler';
}

/** "Jumat pagi gw kerja, sore aja": the time before it does not suit, and another is named behind a pause. */
function isBusyThen(elements: readonly Element[], at: number): boolean {
  const before = elements
    .slice(Math.max(0, at - reach), at)
    .findLast((one) => !(one.type === 'cue' && (fillers.has(one.cue) || one.cue === 'me')));
  const rest = elements.slice(at + 1);
  const pause = rest.findIndex((one) => !(one.type === 'cue' && fillers.has(one.cue)));
  return (
    before !== undefined &&
    isWhen(before) &&
    rest[pause]?.type === 'break' &&
    rest.slice(pause).some(isWhen)
  );
}

/** "Rabu tgl 9 apa Kamis tgl 10": of two days, one. */
function isBetweenDays(elements: readonly Element[], at: number): boolean {
  const [before, after] = [elements[at - 1], elements[at + 1]];
  return before !== undefined && after !== undefined && isWhen(before) && isWhen(after);
}

/** "Jangan deh besok aja": a "not" that a particle closes refuses what was before, and "just" names what is wanted. */
function givesWay(elements: readonly Element[], at: number): boolean {
  const next = elements[at + 1];
  if (next?.type !== 'cue' || next.cue !== 'filler') return false;
  const rest = elements.slice(at + 2, at + 2 + reach);
  const just = rest.findIndex((one) => one.type === 'cue' && one.cue === 'just');
  return just > 0 && rest.slice(0, just).every(isWhen);
}

/** "Anak saya sekolah sampai jam 12, jadi saya…": another's hours, by which the client explains their own. */
function isReason(elements: readonly Element[], at: number): boolean {
  const after = elements.slice(at + 1);
  const turn = after.findIndex(
    (one, index) => one.type === 'cue' && (one.cue === 'become' || one.cue === 'so') && index > 0,
  );
  if (turn < 0) return false;
  const between = after.slice(0, turn);
  return between.some(isWhen) && !between.some(isSentenceEnd) && !hasChange(between);
}

/** "So" draws a conclusion where a reason stands before it. */
function explains(elements: readonly Element[], at: number): boolean {
  return elements.slice(0, at).some((one) => one.type === 'cue' && reasons.has(one.cue));
}

const reasons: ReadonlySet<Cue> = new Set<Cue>(['because', 'other-person', 'other-matter']);

/** "Yang Senin tetap, yang Rabu dibatalin": beside a change, what stays is refused to it. */
function staying(elements: readonly Element[], at: number): Cue {
  if (!hasChange(elements)) return 'filler';
  return isNamedNext(elements, at) ? 'not' : 'blocked';
}

/** "If tomorrow at 10 is free, book it": on what is ours to know, so it may as well not have been said. */
function isIfFree(elements: readonly Element[], at: number): boolean {
  const start = elements.findLastIndex(
    (one, index) => index <= at && one.type === 'cue' && one.cue === 'if',
  );
  const book = elements.findIndex(
    (one, index) => index > at && one.type === 'cue' && one.cue === 'book',
  );
  if (start < 0 || book < 0) return false;
  const clause = elements.slice(start + 1, book);
  const isOurs = !clause.some(
    (one) => one.type === 'unknown' || (one.type === 'cue' && !ifFreeWords.has(one.cue)),
  );
  const isOfFree = clause.some((one) => one.type === 'cue' && freeWords.has(one.cue));
  return isOurs && isOfFree && elements.slice(0, book).some(isWhen);
}

const freeWords: ReadonlySet<Cue> = new Set<Cue>(['open', 'slot', 'can']);

const ifFreeWords: ReadonlySet<Cue> = new Set<Cue>([
  ...freeWords,
  'filler',
  'vocative',
  'aux',
  'just',
  'please',
]);

/** "Can't come Monday, is Tuesday free?": with another time to come, it is not to be cancelled. */
function isElsewhere(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
  at: number,
): boolean {
  const changesToo = elements.some(
    (one, index) =>
      one.type === 'cue' && changes.has(one.cue) && !isOfOtherMatter(elements, tokens, index),
  );
  if (changesToo) return false;
  const pause = elements.findIndex((one, index) => index > at && one.type === 'break');
  if (pause >= 0 && elements.slice(pause).some((one) => isWhen(one) || isNumber(one))) return true;
  const before = kindsOf(elements.slice(0, at));
  return kindsOf(elements.slice(at)).some((kind) => before.includes(kind));
}

/** "Is 10 taken?", "besok penuh ya?": asks whether it is; with another time behind it, it is given up for that. */
function asksIfFull(elements: readonly Element[], at: number): boolean {
  const end = elements.findIndex((one, index) => index > at && isSentenceEnd(one));
  if (end >= 0 && elements.slice(end).some(isWhen)) return false;
  const last = elements[end];
  if (last?.type === 'break' && last.mark === '?') return true;
  return elements.slice(0, at).some((one) => one.type === 'cue' && one.cue === 'ask');
}

/** "Sorry my friend, I can't come": the one spoken to. */
function isAddress(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
  at: number,
): boolean {
  const element = elements[at];
  if (!element || tokens[element.to - 1]?.text !== 'friend') return false;
  const next = elements[at + 1];
  const follow = next?.type === 'break' ? elements[at + 2] : next;
  const speaks = follow?.type === 'cue' && follow.cue === 'me';
  return speaks && elements.slice(0, at).every(isOpening);
}

function isOpening(element: Element): boolean {
  if (element.type === 'break') return true;
  const { cue } = element.type === 'cue' ? element : {};
  return cue !== undefined && openings.has(cue);
}

const openings: ReadonlySet<Cue> = new Set<Cue>([
  'greeting',
  'salam',
  'vocative',
  'filler',
  'thanks',
  'correction',
  'yes',
]);
