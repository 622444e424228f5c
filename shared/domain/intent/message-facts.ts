import { actionCues, hasQuestion } from '#domain/intent/asks-question.ts';
import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import { spokenGroups } from '#domain/intent/merge-groups.ts';
import {
  isAboutOther,
  isPassedOver,
  namesOther,
  wantsSeveral,
} from '#domain/intent/other-people.ts';
import { asksOfOthers } from '#domain/intent/side-questions.ts';
import type { Group, Grouped } from '#domain/intent/wish-group.ts';

export interface Facts {
  readonly cues: ReadonlySet<Cue>;
  /** Cues in order, without fillers. */
  readonly order: readonly Cue[];
  readonly hasWish: boolean;
  /** A time of day is wanted, not only an amount from now. */
  readonly hasTime: boolean;
  readonly hasRefusal: boolean;
  readonly hasPick: boolean;
  readonly hasDuration: boolean;
  readonly questionMark: boolean;
  /** A word that asks is left, apart from the polite "can" before a verb. */
  readonly asks: boolean;
  readonly aboutOther: boolean;
  /** "I cancelled": it is told, not asked for. */
  readonly toldOfCancelling: boolean;
  /** "Udah booking", "I booked". */
  readonly toldOfBooking: boolean;
  readonly unknownShare: number;
  /** A word stands there that nothing is known of. */
  readonly hasUnknown: boolean;
  /** Somebody is asked or thanked, or put right: it is said to us. */
  readonly isPolite: boolean;
  /** "Kalau Jumat jam 10": the condition stands before the time. "Friday at 10 if it's free" only is polite. */
  readonly isConditional: boolean;
  /** "Jam 9, kalau penuh jam 10": a second best is named. */
  readonly isSecondBest: boolean;
  /** Done only if something happens that is not for us to know. */
  readonly dependsOnMore: boolean;
  /** What it asks for is taken back at its end. */
  readonly retracts: boolean;
  /** "Gajadi deh, Jumat aja": something else is wanted after giving up. */
  readonly choosesOther: boolean;
  /** "Did you cancel", "was it cancelled": the sentence opens with a verb that asks for facts. */
  readonly opensWithAux: boolean;
  /** Only days that are over are named. */
  readonly onlyPast: boolean;
  /** "I did not book". */
  readonly deniesBooking: boolean;
  /** More than one session is spoken of in a way that one booking does not meet: "2 orang", "every Monday". */
  readonly isSeveral: boolean;
  /** It opens by putting right what was said before. */
  readonly corrects: boolean;
  /** "Batalin Jumat, book Sabtu": a time stands behind the verb of booking that follows the cancelling. */
  readonly booksInPlace: boolean;
  /** "Siapa aja yang booking": of other people's sessions. */
  readonly asksOfOthers: boolean;
  /** A phone number or "orang lain" stands in it: whose sessions are meant is not the client's to change. */
  readonly namesOther: boolean;
  /** A time to leave and one to take are named, whatever the verb: "dari Kamis ke Jumat". */
  readonly fromTo: boolean;
  /** "Otw jam 4": the hour stands right behind the word for being on the way. */
  readonly setsOut: boolean;
  /** "Macet, jam 6 ya": an hour behind it may be when they come, or another one wanted. */
  readonly namesHourOnTheWay: boolean;
}

export function factsOf(elements: readonly Element[], grouped: Grouped): Facts {
  const order = elements.flatMap((element) =>
    element.type === 'cue' && element.cue !== 'filler' && element.cue !== 'vocative'
      ? [element.cue]
      : [],
  );
  const cues = new Set(order);
  if (cues.has('become')) cues.add('yes');
  if (cues.has('keep-time')) cues.add('keep');
  const wanted = spokenGroups(grouped);
  const refused = grouped.groups.filter((group) => group.role === 'refused');
  const answered = ownAnswer(elements);
  const isSecondBest = grouped.groups.some((group) => group.link === 'else');
  const unknown = elements.filter((element) => element.type === 'unknown').length;
  const meaningful = elements.filter((element) => element.type !== 'break').length;
  return {
    cues,
    order,
    hasWish: wanted.length > 0,
    hasTime: wanted.some((group) => group.times.some((time) => time.form !== 'in')),
    hasRefusal: refused.length > 0,
    hasPick: grouped.picks.length > 0,
    hasDuration: grouped.durations.length > 0,
    questionMark: elements.slice(answered).some(isQuestionMark),
    asks: hasQuestion(elements.slice(answered)),
    aboutOther: isAboutOther(elements),
    toldOfBooking: tellsOfBooking(elements),
    toldOfCancelling: tellsOfCancelling(elements),
    isPolite: elements.some((one) => one.type === 'cue' && polite.has(one.cue)),
    unknownShare: meaningful === 0 ? 0 : unknown / meaningful,
    hasUnknown: unknown > 0,
    isConditional: !isSecondBest && isConditional(elements),
    dependsOnMore: !isSecondBest && dependsOnMore(elements),
    isSecondBest,
    retracts: retracts(elements),
    choosesOther: wanted.some((group) => group.followsVerb && cues.has('give-up')),
    opensWithAux: opensWithAux(elements),
    onlyPast: wanted.length > 0 && wanted.every(isPast),
    deniesBooking: deniesBooking(elements),
    isSeveral: wantsSeveral(elements, grouped),
    corrects: grouped.corrects,
    asksOfOthers: asksOfOthers(elements),
    namesOther: namesOther(elements),
    fromTo:
      grouped.groups.some((group) => group.role === 'source') &&
      grouped.groups.some((group) => group.role === 'target'),
    booksInPlace: booksInPlace(order, wanted),
    setsOut: setsOut(elements),
    namesHourOnTheWay: namesHourOnTheWay(elements),
  };
}

/** A verb of cancelling and one of booking, each with a part of its own: in "batalin booking besok" the second is a noun. */
function booksInPlace(order: readonly Cue[], wanted: readonly Group[]): boolean {
  const cancels = order.findIndex((cue) => cue === 'cancel' || cue === 'did-cancel');
  if (cancels < 0 || !wanted.some((group) => group.verb === 'book')) return false;
  if (wanted.some((group) => group.verb === 'cancel')) return true;
  return order.slice(cancels, order.lastIndexOf('book')).includes('and');
}

function setsOut(elements: readonly Element[]): boolean {
  return elements.some((one, index) => isOnTheWay(one) && isClock(elements[index + 1]));
}

function namesHourOnTheWay(elements: readonly Element[]): boolean {
  const onTheWay = elements.findIndex(isOnTheWay);
  return onTheWay >= 0 && elements.slice(onTheWay).some(isClock);
}

function isOnTheWay(element: Element): boolean {
  return element.type === 'cue' && element.cue === 'under-way';
}

function isClock(element: Element | undefined): boolean {
  if (element?.type !== 'atom' || element.atom.kind !== 'time') return false;
  return element.atom.spec.form === 'clock';
}

function isConditional(elements: readonly Element[]): boolean {
  const time = elements.findIndex((one) => one.type === 'atom' && one.atom.kind !== 'quantity');
  const condition = elements.findIndex((one) => one.type === 'cue' && one.cue === 'if');
  return condition >= 0 && (time < 0 || condition < time);
}

/** "Besok jam 10 kalau nggak hujan", "Friday if my boss lets me": on more than whether it is free. */
function dependsOnMore(elements: readonly Element[]): boolean {
  const condition = elements.findIndex((one) => one.type === 'cue' && one.cue === 'if');
  if (condition < 0) return false;
  const rest = elements.slice(condition + 1);
  const end = rest.findIndex((one) => one.type === 'break');
  return (end < 0 ? rest : rest.slice(0, end)).some(
    (one) => one.type === 'unknown' || (one.type === 'cue' && ownConditions.has(one.cue)),
  );
}

const ownConditions: ReadonlySet<Cue> = new Set<Cue>(['other-matter', 'other-person', 'me']);

/** "Oh masih ada? Jam 9 dong": where an hour is told behind the last question, only what is behind it counts. */
function ownAnswer(elements: readonly Element[]): number {
  const last = elements.findLastIndex(isQuestionMark);
  if (last < 0) return 0;
  const rest = elements.slice(last + 1);
  const tells = rest.some(
    (one) => one.type === 'atom' && one.atom.kind === 'time' && one.atom.spec.form === 'clock',
  );
  const isPlain = rest.every((one) => one.type !== 'unknown' && !isOtherMatter(one));
  return tells && isPlain ? last + 1 : 0;
}

function isQuestionMark(element: Element): boolean {
  return element.type === 'break' && element.mark === '?';
}

function isOtherMatter(element: Element): boolean {
  return element.type === 'cue' && element.cue === 'other-matter';
}

/** "Besok jam 4 eh ga jadi", "Friday at 9. Actually, never mind": taken back in the same breath. */
function retracts(elements: readonly Element[]): boolean {
  const leave = elements.findLastIndex(
    (one) => one.type === 'cue' && (one.cue === 'never-mind' || one.cue === 'give-up'),
  );
  const element = elements[leave];
  if (element?.type !== 'cue') return false;
  const rest = elements.slice(leave + 1);
  if (rest.some((one) => isTimed(one) || (one.type === 'cue' && continuing.has(one.cue))))
    return false;
  const before = elements.slice(0, leave);
  const isConditional = before.some(
    (one) => one.type === 'cue' && (one.cue === 'if' || one.cue === 'else'),
  );
  if (isConditional || !before.some(isTimed)) return false;
  if (element.cue === 'never-mind') return true;
  return before.some(
    (one) => one.type === 'cue' && (one.cue === 'book' || one.cue === 'correction'),
  );
}

const continuing: ReadonlySet<Cue> = new Set<Cue>([...actionCues, 'if', 'because']);

function isTimed(element: Element): boolean {
  return element.type === 'atom' && (element.atom.kind === 'day' || element.atom.kind === 'time');
}

function opensWithAux(elements: readonly Element[]): boolean {
  const first = elements.find(
    (one) =>
      one.type !== 'break' &&
      !(one.type === 'cue' && ['filler', 'vocative', 'greeting', 'salam'].includes(one.cue)),
  );
  return first?.type === 'cue' && ['aux', 'past-verb', 'past'].includes(first.cue);
}

/** "I did not book this": the "not" stands right before the verb. */
function deniesBooking(elements: readonly Element[]): boolean {
  return elements.some((element, index) => {
    const isNot = element.type === 'cue' && (element.cue === 'not' || element.cue === 'no');
    const rest = elements.slice(index + 1, index + 1 + wordsToVerbMax);
    const book = rest.findIndex((one) => one.type === 'cue' && one.cue === 'book');
    // "I never asked to book": nothing but words may stand between.
    return isNot && book >= 0 && rest.slice(0, book).every(isWord);
  });
}

const wordsToVerbMax = 6;

function isWord(element: Element): boolean {
  if (element.type === 'unknown') return true;
  return (
    element.type === 'cue' &&
    ['filler', 'vocative', 'me', 'to', 'want', 'please'].includes(element.cue)
  );
}

function isPast(group: Group): boolean {
  return group.days.length > 0 && group.days.every((day) => day.form === 'offset' && day.days < 0);
}

/** "Udah booking", "I booked": a word of the past right before the verb, or of oneself. */
function tellsOfBooking(elements: readonly Element[]): boolean {
  return elements.some((element, index) => {
    if (element.type !== 'cue' || element.cue !== 'past') return false;
    const after = elements.slice(index + 1).find((one) => !isPassedOver(one));
    const before = elements.slice(0, index).findLast((one) => !isPassedOver(one));
    const isDone = after?.type === 'cue' && after.cue === 'book';
    return isDone || (before?.type === 'cue' && before.cue === 'me');
  });
}

/** "I cancelled" tells; "aku batal besok" asks for it. */
function tellsOfCancelling(elements: readonly Element[]): boolean {
  const meant = elements.filter((one) => one.type === 'cue' && !isPassedOver(one));
  return meant.some((one, index) => {
    const before = meant[index - 1];
    const isDone = one.type === 'cue' && one.cue === 'did-cancel' && one.language === 'en';
    return isDone && before?.type === 'cue' && before.cue === 'me';
  });
}

const polite: ReadonlySet<Cue> = new Set<Cue>([
  'vocative',
  'please',
  'thanks',
  'yes',
  'become',
  'just',
  'correction',
  'instead',
  'greeting',
  'salam',
]);
