import { hasQuestion } from '#domain/intent/asks-question.ts';
import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import type { Grouped } from '#domain/intent/group-wishes.ts';

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
}

export function factsOf(elements: readonly Element[], grouped: Grouped): Facts {
  const order = elements.flatMap((element) =>
    element.type === 'cue' && element.cue !== 'filler' && element.cue !== 'vocative'
      ? [element.cue]
      : [],
  );
  const cues = new Set(order);
  if (cues.has('become')) cues.add('yes');
  const wanted = grouped.groups.filter((group) => group.role !== 'refused');
  const unknown = elements.filter((element) => element.type === 'unknown').length;
  const meaningful = elements.filter((element) => element.type !== 'break').length;
  return {
    cues,
    order,
    hasWish: wanted.length > 0,
    hasTime: wanted.some((group) => group.times.some((time) => time.form !== 'in')),
    hasRefusal: grouped.groups.length > wanted.length,
    hasPick: grouped.picks.length > 0,
    hasDuration: grouped.durations.length > 0,
    questionMark: elements.some((element) => element.type === 'break' && element.mark === '?'),
    asks: hasQuestion(elements),
    aboutOther: isAboutOther(elements),
    toldOfBooking: tellsOfBooking(elements),
    toldOfCancelling: order.some((cue, index) => cue === 'did-cancel' && order[index - 1] === 'me'),
    unknownShare: meaningful === 0 ? 0 : unknown / meaningful,
  };
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

function isPassedOver(element: Element): boolean {
  return element.type === 'cue' && (element.cue === 'filler' || element.cue === 'vocative');
}

/** Another person is the subject unless they come along or it is done for them. */
function isAboutOther(elements: readonly Element[]): boolean {
  return elements.some((element, index) => {
    if (element.type !== 'cue' || element.cue !== 'other-person') return false;
    const before = previousCue(elements, index);
    if (before === 'for' || before === 'and' || before === 'from') return false;
    const after = nextCues(elements, index);
    return !(after[0] === 'and' && after[1] === 'me') && !isCompany(elements, index);
  });
}

function isCompany(elements: readonly Element[], at: number): boolean {
  const before = elements[at - 1];
  return before?.type === 'atom' && before.atom.kind === 'quantity';
}

function previousCue(elements: readonly Element[], at: number): Cue | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const element = elements[index];
    if (element?.type !== 'cue') return undefined;
    if (element.cue !== 'filler' && element.cue !== 'vocative' && element.cue !== 'me')
      return element.cue;
  }
  return undefined;
}

function nextCues(elements: readonly Element[], at: number): Cue[] {
  return elements
    .slice(at + 1, at + 4)
    .flatMap((element) =>
      element.type === 'cue' && element.cue !== 'filler' ? [element.cue] : [],
    );
}
