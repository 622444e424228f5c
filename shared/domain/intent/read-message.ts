import { respell, type SpelledToken } from '#domain/date-language/respell.ts';
import { tokenize, visibleText } from '#domain/date-language/token.ts';
import { chooseIntent } from '#domain/intent/choose-intent.ts';
import type { Cue } from '#domain/intent/cue.ts';
import { type Element, findElements } from '#domain/intent/element.ts';
import { groupWishes } from '#domain/intent/group-wishes.ts';
import { mergeGroups } from '#domain/intent/merge-groups.ts';
import { languageOf } from '#domain/intent/message-language.ts';
import { wantsSeveral } from '#domain/intent/other-people.ts';
import type { Pick, Reading, Shift, Topic, Wish } from '#domain/intent/reading.ts';
import { settleCues } from '#domain/intent/settle-cues.ts';
import { asksOfOthers, asksTopic } from '#domain/intent/side-questions.ts';
import { isRequest, isStory, sentencesMax, sentencesOf } from '#domain/intent/sole-request.ts';
import { areRequests, stretchesOf } from '#domain/intent/split-requests.ts';
import { hasChange } from '#domain/intent/unmeant-changes.ts';
import { isKnownWord } from '#domain/intent/vocabulary.ts';
import { withdrawnFrom } from '#domain/intent/withdrawn.ts';

export interface ReadingContext {
  /** The client was just asked for a time of day. */
  readonly expectsTime: boolean;
}

/** Markup, braces and role names of chat logs: text that imitates a machine is nobody's request. */
const imitation =
  /[{}<>[\]|\\`]|\b(?:system|assistant|user|tool|function)\s*:|tool_?call|function_?call|ignore (?:all|any|the|previous|your)|abaikan (?:semua|instruksi|perintah)|['"]\s*;|;\s*--|\$\(/i;

/** The words in an address are not the client's: it is read as blanks of the same length. */
const address = /\b(?:https?:\/\/|www\.)\S{1,500}/gi;

const longestMessageCharacters = 1_500;

/**
 * Reads a message with the grammar alone: what is wanted, in the client's own terms. Pure and total: any text
 * gives a reading, `unclear` at the least; the work grows with the number of words.
 */
export function readMessage(written: string, context: ReadingContext): Reading {
  const text = written.replace(address, (found) => ' '.repeat(found.length));
  const tokens = respell(tokenize(text), isKnownWord);
  const elements = settleCues(findElements(tokens, context), tokens);
  const isTooLong = text.length > longestMessageCharacters;
  const isNobodys = isTooLong || imitation.test(visibleText(text));
  const whole = readElements(text, tokens, elements, isNobodys);
  const [first, ...further] = isNobodys ? [] : requestsOf(text, tokens, elements);
  if (first) return { ...inStory(first, whole), further };
  const request =
    isNobodys || whole.joined === 'else' ? undefined : soleRequest(text, tokens, elements);
  if (!request) return whole;
  return inStory(request, whole);
}

/** The story around a request counts for language and manners, and its unknown words are still unknown. */
function inStory(request: Reading, whole: Reading): Reading {
  const { greets, salam, thanks, language, languageIsSure, leftover, words } = whole;
  return { ...request, greets, salam, thanks, language, languageIsSure, leftover, words };
}

/** Several changes asked for in one message; none where they are not. */
function requestsOf(
  text: string,
  tokens: readonly SpelledToken[],
  elements: readonly Element[],
): readonly Reading[] {
  const stretches = stretchesOf(elements);
  if (stretches.length < 2) return [];
  const readings = stretches.map((stretch) => readElements(text, tokens, stretch, false));
  return areRequests(readings) ? readings : [];
}

/** Each sentence of a message that tells a story, read by itself; the one that asks for something, if only one does. */
function soleRequest(
  text: string,
  tokens: readonly SpelledToken[],
  elements: readonly Element[],
): Reading | undefined {
  const sentences = sentencesOf(elements);
  if (sentences.length < 2 || sentences.length > sentencesMax) return undefined;
  const readings = sentences.map((sentence) => readElements(text, tokens, sentence, false));
  const requests = readings.filter(isRequest);
  const rest = readings.filter((reading) => !isRequest(reading));
  return requests.length === 1 && rest.every(isStory) ? requests[0] : undefined;
}

function readElements(
  text: string,
  tokens: readonly SpelledToken[],
  elements: readonly Element[],
  isNobodys: boolean,
): Reading {
  const withdrawn = withdrawnFrom(elements);
  if (withdrawn !== undefined) {
    const rest = readElements(text, tokens, elements.slice(withdrawn), isNobodys);
    return { ...rest, intent: hasChange(elements) ? 'keep' : 'never-mind' };
  }
  const cues = cuesOf(elements);
  const grouped = groupWishes(elements);
  const chosen = chooseIntent(elements, grouped, isNobodys);
  const isMove = chosen.intent === 'move';
  const language = languageOf(elements, tokens);
  const whole = mergeGroups(grouped, isMove);
  const further = isMove && language.language === 'id' ? furtherBy(whole.wishes) : undefined;
  const merged = further ? { ...whole, wishes: further.wishes } : whole;
  const direction = directionOf(cues) ?? (further ? 'later' : undefined);
  const shift = shiftOf(further?.amount ?? grouped.durations[0], direction);
  const amount = direction ? undefined : grouped.durations[0];
  return {
    ...chosen,
    ...merged,
    picks: [...grouped.picks, ...edgesOf(cues)],
    ...(direction ? { direction } : {}),
    ...(shift ? { shift } : {}),
    ...(amount ? { amount } : {}),
    corrects: grouped.corrects,
    replaces: cues.has('instead') || (cues.has('just') && merged.wishes.every(isHalf)),
    affirms: cues.has('yes') || cues.has('become'),
    goesAhead: cues.has('become') && merged.wishes.length === 0,
    suits: endsOnCan(elements),
    namesSession: cues.has('mine') || cues.has('session') || cues.has('list'),
    denies: cues.has('no') || cues.has('blocked') || cues.has('not'),
    whichever: cues.has('whichever'),
    another: cues.has('another'),
    more: cues.has('more') || cues.has('and'),
    all: cues.has('all'),
    books: cues.has('book'),
    several: wantsSeveral(elements, grouped),
    offTopic: cues.has('off-topic') || cues.has('other-matter') || cues.has('other-service'),
    instead: cues.has('instead'),
    cannotCome: cues.has('cant-come'),
    excepts: cues.has('not') || cues.has('but'),
    greets: cues.has('greeting') || cues.has('salam'),
    salam: cues.has('salam'),
    thanks: cues.has('thanks'),
    ...topicOf(cues),
    asksTopic: asksTopic(tokens, elements),
    asksOfOthers: asksOfOthers(elements),
    ...language,
    respelt: tokens.some((token) => token.respelt === true),
    words: quotes(text, tokens, elements, (element) => element.type === 'atom' || isMeant(element)),
    leftover: quotes(text, tokens, elements, (element) => element.type === 'unknown'),
  };
}

/** "Geser yang Senin sejam lagi" is by one more hour, though "sejam lagi" alone is in an hour. */
function furtherBy(
  wishes: readonly Wish[],
): { amount: Shift; wishes: readonly Wish[] } | undefined {
  const isIn = ({ times }: Wish) => times.length === 1 && times[0]?.form === 'in';
  const [wish, another] = wishes.filter(isIn);
  const [time] = wish?.times ?? [];
  if (!wish || another || time?.form !== 'in') return undefined;
  const rest = wishes.filter((one) => one !== wish);
  const named = rest.length === 0 && wish.days.length > 0 ? [{ ...wish, times: [] }] : rest;
  return { amount: { minutes: time.minutes, days: 0 }, wishes: named };
}

/** A day without a time, or a time without a day. */
function isHalf(wish: Wish): boolean {
  return wish.days.length === 0 || wish.times.length === 0;
}

/** "The earliest" and "yang terakhir" pick the ends of a list. */
function edgesOf(cues: ReadonlySet<Cue>): Pick[] {
  if (cues.has('earlier-one')) return [{ value: 1, ordinal: true, ofTwo: true }];
  if (cues.has('later-one')) return [{ value: -1, ordinal: true, ofTwo: true }];
  if (cues.has('earliest')) return [{ value: 1, ordinal: true }];
  return cues.has('last') ? [{ value: -1, ordinal: true }] : [];
}

function cuesOf(elements: readonly Element[]): ReadonlySet<Cue> {
  const cues = new Set<Cue>();
  for (const element of elements) if (element.type === 'cue') cues.add(element.cue);
  return cues;
}

/** "10.30 boleh ya", without a question mark: "may" behind the hour agrees to it. */
function endsOnCan(elements: readonly Element[]): boolean {
  const meant = elements.filter(
    (one) => one.type !== 'cue' || !['filler', 'vocative', 'yes', 'just'].includes(one.cue),
  );
  const [last, before] = [meant.at(-1), meant.at(-2)];
  const isHour = before?.type === 'atom' && ['time', 'number'].includes(before.atom.kind);
  return last?.type === 'cue' && last.cue === 'can' && last.language === 'id' && isHour;
}

function isMeant(element: Element): boolean {
  return element.type === 'cue' && element.cue !== 'filler' && element.cue !== 'vocative';
}

function directionOf(cues: ReadonlySet<Cue>): 'later' | 'earlier' | undefined {
  if (cues.has('move-later') || cues.has('later')) return 'later';
  return cues.has('move-earlier') || cues.has('earlier') ? 'earlier' : undefined;
}

function shiftOf(
  duration: { minutes: number; days: number } | undefined,
  direction: 'later' | 'earlier' | undefined,
): Shift | undefined {
  if (!duration || !direction) return undefined;
  const sign = direction === 'later' ? 1 : -1;
  // `+ 0` turns a minus zero into zero.
  return { minutes: sign * duration.minutes + 0, days: sign * duration.days + 0 };
}

const topics: readonly (readonly [Cue, Topic])[] = [
  ['price', 'price'],
  ['payment', 'price'],
  ['place', 'place'],
  ['equipment', 'equipment'],
  ['duration', 'duration'],
  ['hours', 'hours'],
  ['studio-question', 'other'],
];

function topicOf(cues: ReadonlySet<Cue>): { topic?: Topic } {
  const found = topics.find(([cue]) => cues.has(cue));
  return found ? { topic: found[1] } : {};
}

/** The client's words behind the elements chosen, verbatim, neighbours of one element together. */
function quotes(
  text: string,
  tokens: readonly SpelledToken[],
  elements: readonly Element[],
  isChosen: (element: Element) => boolean,
): string[] {
  const found: string[] = [];
  let lastEnd = -1;
  for (const element of elements) {
    const start = tokens[element.from]?.start;
    const end = tokens[element.to - 1]?.end;
    if (start === undefined || end === undefined || start < lastEnd || !isChosen(element)) continue;
    found.push(text.slice(start, end));
    lastEnd = end;
  }
  return found;
}
