import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import type { Reading } from '#domain/intent/reading.ts';

// "Cancel Thursday and move Friday to six": one message, two changes.

const verbs: ReadonlySet<Cue> = new Set<Cue>([
  'book',
  'cancel',
  'did-cancel',
  'move',
  'move-later',
  'move-earlier',
]);

const requestsMax = 4;

/**
 * The stretches of a message that have a verb and a day, time or place in the list of their own. A clause ends at a
 * pause, at "and", or where a verb begins a new one.
 */
export function stretchesOf(elements: readonly Element[]): readonly (readonly Element[])[] {
  // Most messages have one verb at most: they are one request.
  const found = elements.filter((one) => one.type === 'cue' && verbs.has(one.cue));
  if (found.length < 2) return [elements];
  const stretches: Element[][] = [];
  for (const clause of clausesOf(elements)) {
    const last = stretches.at(-1);
    if (last && !(isWhole(last) && isWhole(clause))) last.push(...clause);
    else stretches.push([...clause]);
  }
  return stretches.length <= requestsMax ? stretches : [elements];
}

function clausesOf(elements: readonly Element[]): Element[][] {
  const clauses: Element[][] = [[]];
  for (const [index, element] of elements.entries()) {
    const isVerb = element.type === 'cue' && verbs.has(element.cue);
    const begins = isVerb && isWhole(clauses.at(-1) ?? []) && namesBeforeVerb(elements, index);
    const isJoint = element.type === 'cue' && joints.has(element.cue);
    if (begins || isJoint) clauses.push([]);
    clauses.at(-1)?.push(element);
    if (element.type === 'break') clauses.push([]);
  }
  return clauses;
}

const joints: ReadonlySet<Cue> = new Set<Cue>(['and', 'but', 'so']);

function isWhole(elements: readonly Element[]): boolean {
  return elements.some((one) => one.type === 'cue' && verbs.has(one.cue)) && elements.some(isNamed);
}

/** Whether something is named between this verb and the next. */
function namesBeforeVerb(elements: readonly Element[], at: number): boolean {
  for (const element of elements.slice(at + 1)) {
    if (isNamed(element)) return true;
    if (element.type === 'cue' && verbs.has(element.cue) && element.cue !== 'book') return false;
  }
  return false;
}

function isNamed(element: Element): boolean {
  return element.type === 'atom' && ['day', 'time', 'ordinal'].includes(element.atom.kind);
}

/** Whether these are changes that each stand for themselves, so that one is not the other's target. */
export function areRequests(readings: readonly Reading[]): boolean {
  if (readings.length < 2 || !readings.every(isRequest)) return false;
  const kinds = new Set(readings.map((one) => one.intent));
  if (kinds.size === 1) return kinds.has('move');
  // One cancelled and one booked is a move: whole or not at all.
  const [first, second, third] = readings;
  const isMove = first?.intent === 'cancel' && second?.intent === 'book' && !third;
  return !isMove || (second?.wishes.length ?? 0) > 1;
}

function isRequest(reading: Reading): boolean {
  const { wishes, source, picks, shift, asks, refused } = reading;
  if (asks || refused.length > 0) return false;
  switch (reading.intent) {
    case 'cancel':
      return wishes.length > 0 || picks.some((pick) => pick.ordinal);
    case 'book':
      return wishes.length > 0 && wishes.every((wish) => wish.days.length > 0);
    case 'move':
      return source !== undefined || (shift !== undefined && wishes.length > 0);
    default:
      return false;
  }
}
