import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import type { Grouped } from '#domain/intent/group-wishes.ts';
import type { Intent } from '#domain/intent/reading.ts';

export interface ChosenIntent {
  readonly intent: Intent;
  readonly asks: boolean;
}

/**
 * What a message is for, by the cues in it and their order. Rules stand in order of strength: first what must
 * never be taken for a request, then what changes something, then what only asks or answers.
 */
export function chooseIntent(
  elements: readonly Element[],
  grouped: Grouped,
  isImitation: boolean,
): ChosenIntent {
  if (isImitation) return telling('unclear');
  const facts = factsOf(elements, grouped);
  return (
    notARequest(facts) ??
    changing(facts) ??
    asking(facts) ??
    answering(facts) ?? { intent: 'unclear', asks: false }
  );
}

interface Facts {
  readonly cues: ReadonlySet<Cue>;
  /** Cues in order, without fillers. */
  readonly order: readonly Cue[];
  readonly hasWish: boolean;
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

function factsOf(elements: readonly Element[], grouped: Grouped): Facts {
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

const actionCues: readonly Cue[] = [
  'book',
  'cancel',
  'did-cancel',
  'move',
  'move-later',
  'move-earlier',
  'give-up',
];

/**
 * Whether it asks if or when something is possible. "Can" right before a verb is only polite ("bisa booking
 * besok jam 10?"); an auxiliary asks only where it opens the sentence ("is 10 free").
 */
function hasQuestion(elements: readonly Element[]): boolean {
  let opening = true;
  const books = elements.some(
    (one) => one.type === 'cue' && (one.cue === 'book' || one.cue === 'want'),
  );
  const last = elements.findLastIndex((one) => one.type === 'break' && one.mark === '?');
  const orders = elements.slice(last + 1).some((one) => one.type === 'cue' && one.cue === 'book');
  // "What about 6? Book it": what was asked is ordered after all.
  const from = last >= 0 && last < elements.length - 1 && orders ? last + 1 : 0;
  for (const [index, element] of elements.entries()) {
    if (index < from) continue;
    if (element.type === 'break') {
      opening = true;
      continue;
    }
    if (element.type === 'cue') {
      if (element.cue === 'ask' || element.cue === 'ask-when' || element.cue === 'whether')
        return true;
      if (element.cue === 'open' && !isOfOneself(elements, index)) return true;
      // "Hujan ga ya", "besok ga?": a "no" behind something, with a tag, asks.
      if (element.cue === 'no' && index > 0 && isTag(elements[index + 1])) return true;
      // "Pesan slot", "book a spot": the noun asks only where no verb takes it.
      if (element.cue === 'slot' && !books) return true;
      if (element.cue === 'aux' && opening) return true;
      if (element.cue === 'can' && !isPolite(elements, index)) return true;
      if (['greeting', 'salam', 'vocative', 'filler', 'thanks', 'and', 'yes'].includes(element.cue))
        continue;
    }
    opening = false;
  }
  return false;
}

/** "Aku free Jumat", "I'm free": told of oneself, not asked. */
function isOfOneself(elements: readonly Element[], at: number): boolean {
  for (let index = at - 1; index >= 0 && index >= at - 3; index -= 1) {
    const element = elements[index];
    if (element?.type !== 'cue') return false;
    if (element.cue !== 'filler') return element.cue === 'me';
  }
  return false;
}

function isTag(element: Element | undefined): boolean {
  if (element?.type === 'break') return element.mark === '?';
  return element?.type === 'cue' && element.cue === 'yes';
}

function isPolite(elements: readonly Element[], at: number): boolean {
  for (let index = at + 1; index < elements.length && index <= at + 4; index += 1) {
    const element = elements[index];
    if (element?.type !== 'cue') return false;
    if (actionCues.includes(element.cue) || element.cue === 'want') return true;
    if (element.cue !== 'filler' && element.cue !== 'me' && element.cue !== 'vocative')
      return false;
  }
  return false;
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

function notARequest(facts: Facts): ChosenIntent | undefined {
  const { cues } = facts;
  if (cues.has('delete-data')) return telling('delete-data');
  const acts = actionCues.some((cue) => cues.has(cue));
  if (facts.aboutOther && (acts || cues.has('want') || facts.hasWish)) return telling('not-mine');
  if (cues.has('undo')) return telling('undo');
  if (cues.has('keep')) return telling('keep');
  const changesSomething = cues.has('cancel') || cues.has('move') || cues.has('give-up');
  const isHypothetical =
    cues.has('if') ||
    cues.has('hearsay') ||
    cues.has('how') ||
    (cues.has('whether') && !facts.hasWish);
  if (isHypothetical && changesSomething) return { intent: 'question', asks: true };
  if (cues.has('policy') && !cues.has('book')) return { intent: 'question', asks: true };
  if (
    cues.has('past-time') &&
    (changesSomething || cues.has('did-cancel') || cues.has('want') || cues.has('past'))
  ) {
    return telling('tells');
  }
  if (facts.toldOfCancelling) return telling('tells');
  if (facts.toldOfBooking && !facts.asks && !cues.has('more') && !cues.has('another')) {
    return telling('tells');
  }
  const tellsOnly = cues.has('past-verb') && !facts.asks && !acts && !cues.has('want');
  if (tellsOnly && facts.hasWish) return telling('tells');
  return undefined;
}

function changing(facts: Facts): ChosenIntent | undefined {
  const { cues } = facts;
  const isMove =
    cues.has('move') ||
    cues.has('move-later') ||
    cues.has('move-earlier') ||
    ((cues.has('later') || cues.has('earlier')) && facts.hasDuration);
  if (cues.has('cancel') || cues.has('did-cancel')) {
    if (isMove || (cues.has('book') && facts.hasWish && cues.has('instead')))
      return telling('move');
    return telling(cues.has('all') ? 'cancel-all' : 'cancel');
  }
  if (isMove) return telling('move');
  // "Ga jadi besok, Jumat aja" gives up a day, not the session.
  const choosesOther = facts.hasWish && facts.hasRefusal;
  if (cues.has('give-up') && !choosesOther) return telling('give-up');
  if (cues.has('list') && !cues.has('book')) return { intent: 'list', asks: true };
  if (cues.has('book'))
    return { intent: 'book', asks: facts.asks || (cues.has('if') && facts.hasWish) };
  return undefined;
}

function asking(facts: Facts): ChosenIntent | undefined {
  const { cues } = facts;
  const isTopic =
    cues.has('price') || cues.has('place') || cues.has('equipment') || cues.has('studio-question');
  if (cues.has('human') && !facts.hasWish) return telling('human');
  if (cues.has('late') || (cues.has('under-way') && !facts.hasWish)) return telling('late');
  if (cues.has('never-mind') && !facts.hasWish) return telling('never-mind');
  if (cues.has('hours')) return { intent: 'question', asks: true };
  if (isTopic && !facts.hasWish) return { intent: 'question', asks: true };
  const asksForMine = (cues.has('mine') || cues.has('session')) && cues.has('ask-when');
  if (asksForMine && !facts.hasWish) return { intent: 'list', asks: true };
  if (facts.hasWish) {
    const asks = facts.asks || facts.questionMark || cues.has('if');
    return { intent: cues.has('want') && !asks ? 'book' : asks ? 'ask' : 'wish', asks };
  }
  if (facts.hasRefusal) return telling('refuse');
  return undefined;
}

function answering(facts: Facts): ChosenIntent | undefined {
  const { cues } = facts;
  const isReal = facts.unknownShare < 0.7;
  if (cues.has('whichever')) return telling('wish');
  if (facts.hasPick) return telling('pick');
  if (cues.has('last') || cues.has('earliest')) return telling('pick');
  if (cues.has('another')) return { intent: 'ask', asks: true };
  if (cues.has('no') && !cues.has('yes')) return telling('no');
  if (cues.has('blocked') || cues.has('not')) return telling('no');
  const onlyCan =
    cues.has('can') &&
    facts.order.every((cue) => ['can', 'yes', 'instead', 'just', 'thanks', 'me'].includes(cue));
  if (onlyCan && !facts.questionMark && isReal) return telling('yes');
  if (cues.has('yes') && !facts.asks && isReal) return telling('yes');
  if (facts.asks && isReal) return { intent: cues.has('mine') ? 'list' : 'ask', asks: true };
  if (cues.has('want') && isReal) return telling('book');
  if (cues.has('thanks')) return telling('thanks');
  if (cues.has('greeting') || cues.has('salam')) return telling('greeting');
  if (cues.has('all')) return telling('pick');
  return undefined;
}

function telling(intent: Intent): ChosenIntent {
  return { intent, asks: false };
}
