import type { SpelledToken } from '#domain/date-language/respell.ts';
import type { Cue } from '#domain/intent/cue.ts';
import { cueBefore, fillers, isJust, possessive, reach } from '#domain/intent/cue-context.ts';
import type { Element } from '#domain/intent/element.ts';

// Verbs of cancelling and moving that order nothing: told of, denied, quoted, or said of something else.

export const changes: ReadonlySet<Cue> = new Set<Cue>([
  'cancel',
  'did-cancel',
  'move',
  'move-later',
  'move-earlier',
]);

const toldVerb = /^di|ed$|^(mundur|maju|batal|pindah|berubah)$/;

/** "My meeting has moved", "rapatku diundur": told of something that is no session. */
export function isOfOtherMatter(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
  at: number,
): boolean {
  if (objectOf(elements, tokens, at) === 'other-matter') return true;
  const from = elements[at]?.from ?? -1;
  if (!toldVerb.test(tokens[from]?.text ?? '')) return false;
  // "Ada dinas 😭 batal dulu ya": a mark between them parts the two.
  if (tokens[from - 1]?.kind === 'mark') return false;
  return cueBefore(elements, at, subjectWords) === 'other-matter';
}

/** What a verb is said of. In "cancel it, I have a wedding" a clause of its own begins at "I". */
function objectOf(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
  at: number,
): Cue | undefined {
  const isPassedOver = (one: Element) =>
    one.type === 'cue' &&
    possessive.has(one.cue) &&
    (one.cue !== 'me' || tokens[one.from]?.text === 'our');
  const next = elements.slice(at + 1, at + 1 + reach).find((one) => !isPassedOver(one));
  return next?.type === 'cue' ? next.cue : undefined;
}

/** "Drop the kids", "bin day": verbs that cancel only where a session is what they are said of. */
export function isLoose(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
  at: number,
): boolean {
  const element = elements[at];
  if (!looseVerbs.has(tokens[element?.from ?? -1]?.text ?? '')) return false;
  const rest = elements.slice(at + 1, at + 1 + reach);
  const end = rest.findIndex((one) => one.type === 'break');
  const object = end < 0 ? rest : rest.slice(0, end);
  const direct = object.find((one) => !(one.type === 'cue' && manners.has(one.cue)));
  if (direct === undefined || direct.type === 'atom') return false;
  return !(direct.type === 'cue' && sessionWords.has(direct.cue));
}

const looseVerbs: ReadonlySet<string> = new Set(
  'drop scrap bin ditch axe nix kill bail hapus hapusin hapuskan ilangin hilangkan'.split(' '),
);

const sessionWords: ReadonlySet<Cue> = new Set<Cue>([
  'session',
  'list',
  'book',
  'all',
  'slot',
  'last',
]);

const manners: ReadonlySet<Cue> = new Set<Cue>([
  'vocative',
  'please',
  'just',
  'filler',
  'yes',
  'me',
  'mine',
]);

/**
 * "My session had been cancelled", "udah dibatalin": told or asked of, and no order, unless "just" follows. An English
 * participle orders only where it is wanted: "I need it cancelled".
 */
export function isTold(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
  at: number,
): boolean {
  const element = elements[at];
  if (element?.type !== 'cue') return false;
  const word = tokens[element.from]?.text ?? '';
  if (element.language === 'en' && participle.test(word)) {
    return !elements.slice(0, at).some((one) => one.type === 'cue' && wanting.has(one.cue));
  }
  if (element.cue !== 'did-cancel') return false;
  const before = cueBefore(elements, at, fillers);
  return (before === 'past-verb' || before === 'past') && !isJust(elements[at + 1]);
}

const participle = /^(cancelled|canceled|moved|changed|rescheduled|postponed|pushed)$/;

const wanting: ReadonlySet<Cue> = new Set<Cue>(['want', 'please', 'can', 'maybe']);

const subjectWords: ReadonlySet<Cue> = new Set<Cue>([
  'filler',
  'vocative',
  'me',
  'mine',
  'past',
  'past-verb',
  'aux',
]);

/** 'Say "your booking is cancelled"': words that are only named. A message wholly in quotes is the client's. */
export function isQuoted(tokens: readonly SpelledToken[], at: number): boolean {
  const marks = tokens.slice(0, at).filter((token) => quoteMarks.has(token.text)).length;
  return marks % 2 === 1 && !quoteMarks.has(tokens[0]?.text ?? '');
}

const quoteMarks: ReadonlySet<string> = new Set(['"', '“', '”', '«', '»']);

/** "I did not ask you to cancel", "ga mau batalin": said of what is not to happen. */
export function isNegated(elements: readonly Element[], at: number): boolean {
  for (let index = at - 1; index >= 0 && index >= at - reach; index -= 1) {
    const element = elements[index];
    if (element?.type === 'unknown') continue;
    if (element?.type !== 'cue') return false;
    if (element.cue === 'not' || element.cue === 'almost') return !isConditional(elements, index);
    // An English "no" answers; an Indonesian one stands before the verb, unless "just" follows: "nggak batalin aja".
    const isBound = element.cue === 'no' && element.language === 'id';
    if (isBound) return !isConditional(elements, index) && !isJust(elements[at + 1]);
    if (!betweenNotAndVerb.has(element.cue)) return false;
  }
  return false;
}

const betweenNotAndVerb: ReadonlySet<Cue> = new Set<Cue>([
  'filler',
  'vocative',
  'me',
  'to',
  'want',
  'please',
  'can',
]);

function isConditional(elements: readonly Element[], at: number): boolean {
  return cueBefore(elements, at, betweenNotAndVerb) === 'if';
}

export function changesAfter(elements: readonly Element[], at: number): boolean {
  return elements.some(
    (one, index) =>
      index > at && one.type === 'cue' && changes.has(one.cue) && !isNegated(elements, index),
  );
}

export function hasChange(elements: readonly Element[]): boolean {
  return elements.some((one) => one.type === 'cue' && changes.has(one.cue));
}
