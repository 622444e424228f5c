import type { Atom } from '#domain/date-language/atom.ts';
import { dayPartWords } from '#domain/date-language/day-words.ts';
import { scanNumber, scanOrdinal } from '#domain/date-language/number-words.ts';
import type { SpelledToken } from '#domain/date-language/respell.ts';
import { scanDay } from '#domain/date-language/scan-day.ts';
import { scanDuration } from '#domain/date-language/scan-duration.ts';
import { scanQuantity } from '#domain/date-language/scan-quantity.ts';
import { scanTime } from '#domain/date-language/scan-time.ts';
import type { Cue, CueLanguage } from '#domain/intent/cue.ts';
import { phraseAt } from '#domain/intent/vocabulary.ts';

/** A stretch of the message with one meaning. `from` and `to` are token indexes, `to` exclusive. */
export type Element = { readonly from: number; readonly to: number } & (
  | { readonly type: 'atom'; readonly atom: Atom }
  | { readonly type: 'cue'; readonly cue: Cue; readonly language: CueLanguage }
  | { readonly type: 'break'; readonly mark: string }
  | { readonly type: 'unknown' }
);

export interface ElementOptions {
  /** The client was just asked for a time, so that "pagi kak" answers rather than greets. */
  readonly expectsTime: boolean;
}

/** Cuts the tokens of a message into elements, each place read once and the longest reading taken. */
export function findElements(tokens: readonly SpelledToken[], options: ElementOptions): Element[] {
  const elements: Element[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = elementsAt(tokens, at, elements, options);
    elements.push(...found.elements);
    at = Math.max(found.next, at + 1);
  }
  return elements;
}

interface Found {
  readonly elements: readonly Element[];
  readonly next: number;
}

function elementsAt(
  tokens: readonly SpelledToken[],
  at: number,
  before: readonly Element[],
  options: ElementOptions,
): Found {
  const mark = markAt(tokens, at);
  if (mark) return mark;
  const greeting = greetingAt(tokens, at, before, options);
  if (greeting) return greeting;
  const phrase = phraseAt(tokens, at);
  const temporal = temporalAt(tokens, at);
  const phraseLength = phrase?.words.length ?? 0;
  const temporalLength = temporal ? temporal.next - at : 0;
  if (phrase && (phraseLength > temporalLength || temporal === undefined)) {
    const { cue, language } = phrase;
    return single({ type: 'cue', cue, language, from: at, to: at + phraseLength });
  }
  if (temporal) return temporal;
  return single({ type: 'unknown', from: at, to: at + 1 });
}

function single(element: Element): Found {
  return { elements: [element], next: element.to };
}

const approving = new Set(['👍', '👌', '✅', '🆗', '🙆']);
const breaking = new Set(['.', ',', '!', '?', ';', '…', ')', '(', '\n']);

function markAt(tokens: readonly SpelledToken[], at: number): Found | undefined {
  const token = tokens[at];
  if (token?.kind !== 'mark') return undefined;
  const isTemporal = token.text === '@' || token.text === '+' || token.text === '$';
  if (isTemporal || token.text === '#') return undefined;
  const span = { from: at, to: at + 1 };
  if (approving.has(token.text)) {
    return single({ type: 'cue', cue: 'yes', language: undefined, ...span });
  }
  if (token.text === '&') return single({ type: 'cue', cue: 'and', language: undefined, ...span });
  if (token.text === '🙏')
    return single({ type: 'cue', cue: 'please', language: undefined, ...span });
  if (breaking.has(token.text)) return single({ type: 'break', mark: token.text, ...span });
  return single({ type: 'cue', cue: 'filler', language: undefined, ...span });
}

function temporalAt(tokens: readonly SpelledToken[], at: number): Found | undefined {
  const readings = tokens[at]?.readings;
  if (readings) return eitherAt(at, readings);
  const scanned =
    scanQuantity(tokens, at) ??
    longest(scanDay(tokens, at), scanTime(tokens, at)) ??
    scanDuration(tokens, at) ??
    afterArticle(tokens, at);
  if (scanned) {
    return {
      elements: scanned.atoms.map((atom) => ({ type: 'atom', atom, from: at, to: scanned.next })),
      next: scanned.next,
    };
  }
  return pickAt(tokens, at);
}

/** "the 3pm one", "yang jam 4": the article belongs to the time. */
function afterArticle(tokens: readonly SpelledToken[], at: number): ReturnType<typeof scanTime> {
  if (!['the', 'yang', 'yg', 'that', 'my'].includes(tokens[at]?.text ?? '')) return undefined;
  return longest(scanDay(tokens, at + 1), scanTime(tokens, at + 1));
}

function longest<T extends { next: number }>(a: T | undefined, b: T | undefined): T | undefined {
  if (!a || !b) return a ?? b;
  return b.next > a.next ? b : a;
}

/** A misspelt word that two day words fit: both readings are kept, to be asked about. */
function eitherAt(at: number, readings: readonly string[]): Found | undefined {
  const specs = readings.flatMap((text) => {
    const scanned = scanDay([{ kind: 'word', text, start: 0, end: 0, glued: false }], 0);
    const atom = scanned?.atoms[0];
    return atom?.kind === 'day' ? [atom.spec] : [];
  });
  if (specs.length < 2) return undefined;
  return single({
    type: 'atom',
    atom: { kind: 'day', spec: { form: 'either', specs } },
    from: at,
    to: at + 1,
  });
}

const pickWords = new Set([
  'nomor',
  'nomer',
  'no',
  'number',
  'option',
  'opsi',
  'pilihan',
  '#',
  'nmr',
  'choice',
]);

/** "yang kedua", "the 2nd one", "nomor 2", "option 3", "last"; or a number whose meaning is still open. */
function pickAt(tokens: readonly SpelledToken[], at: number): Found | undefined {
  let start = at;
  if (['yang', 'yg', 'the'].includes(tokens[start]?.text ?? '')) start += 1;
  const isNamed = pickWords.has(tokens[start]?.text ?? '') && !isDenial(tokens, start);
  if (isNamed) start += 1;
  // "yang ke 2", with a space.
  const spaced =
    start > at && tokens[start]?.text === 'ke' ? scanNumber(tokens, start + 1) : undefined;
  if (spaced) return pick({ kind: 'ordinal', value: spaced.value }, at, spaced.next);
  const ordinal = scanOrdinal(tokens, start);
  if (ordinal) return pick({ kind: 'ordinal', value: ordinal.value }, at, ordinal.next);
  if (isNamed && tokens[start]?.text === '.') start += 1;
  const number = scanNumber(tokens, start);
  if (!number) return undefined;
  if (isNamed) return pick({ kind: 'ordinal', value: number.value }, at, number.next);
  if (start > at && number.written === 'words') return undefined;
  // "that one", "yang satu": a word that only points.
  const pointing = ['one', 'satu'].includes(tokens[start]?.text ?? '') && at > 0;
  if (pointing && !/^(at|jam)$/.test(tokens[at - 1]?.text ?? '')) return undefined;
  return pick({ kind: 'number', value: number.value }, at, number.next);
}

/** "No 9 is fine": no number nine. */
function isDenial(tokens: readonly SpelledToken[], at: number): boolean {
  if (tokens[at]?.text !== 'no') return false;
  return /^(is|works|please|pls|would|will|actually|better|instead|am|pm|oclock)$/.test(
    tokens[at + 2]?.text ?? '',
  );
}

function pick(atom: Atom, from: number, to: number): Found {
  return single({ type: 'atom', atom, from, to });
}

const answerWords =
  /^(aja|aj|saja|ya|yah|deh|dong|bisa|boleh|jam|jm|pukul|ini|atau|or|please|pls|works|would|is|session|class|slot|slots|better|aja2|2|-|at|on|time|gmn|gimana|ada|kosong|doang|kalau|kalo|preferably|only|tapi|ajah|ato|instead|rather)$/;

/** "Sorean", "pagian dikit": earlier or later in the day, which greets nobody. */
const comparative = /^(pagi|siang|sore|malam|male[mn])an$/;

/** A greeting stands at the very beginning; the bound keeps the work linear. */
const greetingWordsMax = 8;

/** A part of the day that opens a message is mostly a greeting: "siang kak, mau tanya". */
function greetingAt(
  tokens: readonly SpelledToken[],
  at: number,
  before: readonly Element[],
  options: ElementOptions,
): Found | undefined {
  if (at > greetingWordsMax) return undefined;
  const word = tokens[at]?.text ?? '';
  if (!dayPartWords.has(word) || comparative.test(word)) return undefined;
  if (scanDay(tokens, at) || !before.every(isOpening)) return undefined;
  // "Night shift".
  if ((phraseAt(tokens, at)?.words.length ?? 0) > 1) return undefined;
  if (options.expectsTime && isWhole(tokens, at + 1)) return undefined;
  const follow = tokens[at + 1];
  if (follow?.kind === 'number' || follow?.kind === 'clock') return undefined;
  const isVocative = phraseAt(tokens, at + 1)?.cue === 'vocative';
  if (follow && answerWords.test(follow.text) && !isVocative) return undefined;
  // "Pagi maksudnya": which seven o'clock was meant.
  if (phraseAt(tokens, at + 1)?.cue === 'correction') return undefined;
  return single({ type: 'cue', cue: 'greeting', language: undefined, from: at, to: at + 1 });
}

/** Whether nothing but a name and marks is left: "pagi kak!" may answer a question for the time. */
function isWhole(tokens: readonly SpelledToken[], at: number): boolean {
  if (tokens.length - at > greetingWordsMax) return false;
  return tokens
    .slice(at)
    .every(
      (token, index) => token.kind === 'mark' || phraseAt(tokens, at + index)?.cue === 'vocative',
    );
}

function isOpening(element: Element): boolean {
  if (element.type === 'break') return true;
  if (element.type !== 'cue') return false;
  return ['greeting', 'salam', 'vocative', 'filler', 'thanks'].includes(element.cue);
}
