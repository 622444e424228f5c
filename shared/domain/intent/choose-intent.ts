import { actionCues } from '#domain/intent/asks-question.ts';
import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import { type Facts, factsOf } from '#domain/intent/message-facts.ts';
import type { Intent } from '#domain/intent/reading.ts';
import type { Grouped } from '#domain/intent/wish-group.ts';

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

function notARequest(facts: Facts): ChosenIntent | undefined {
  const { cues } = facts;
  if (cues.has('delete-data')) return telling('delete-data');
  const acts = actionCues.some((cue) => cues.has(cue));
  const changes = cues.has('cancel') || cues.has('did-cancel') || cues.has('move');
  if (facts.namesOther && changes) return telling('not-mine');
  // "Translate: cancel all bookings": words about words are nobody's order.
  if (cues.has('off-topic') && (acts || !facts.hasWish)) return telling('unclear');
  if (facts.aboutOther && (acts || cues.has('want') || facts.hasWish)) return telling('not-mine');
  // "Uangnya bisa dikembalikan?" is of money, and takes no session back.
  const isOfMoney = cues.has('price') || cues.has('payment') || cues.has('policy');
  if (cues.has('undo')) return isOfMoney ? { intent: 'question', asks: true } : telling('undo');
  if (cues.has('keep')) {
    // "Yang Jumat jangan dibatalin, yang besok aja": the other one, and asked about.
    const isOther = facts.hasWish && facts.hasRefusal && cues.has('just') && !cues.has('keep-time');
    return isOther ? { intent: 'cancel', asks: true } : telling('keep');
  }
  const changesSomething =
    cues.has('cancel') || cues.has('did-cancel') || cues.has('move') || cues.has('give-up');
  const isHypothetical =
    facts.isConditional ||
    cues.has('hearsay') ||
    cues.has('how') ||
    (cues.has('whether') && !facts.hasWish);
  // "Boleh ga kalo aku pindah ke Jumat jam 10?" asks for leave to move.
  const isMoveOnly = cues.has('move') && !cues.has('cancel') && !cues.has('did-cancel');
  const namesTarget = facts.hasTime || facts.hasDuration;
  const asksLeave = isMoveOnly && namesTarget && facts.asks && !cues.has('hearsay');
  if (isHypothetical && asksLeave && !cues.has('how')) return { intent: 'move', asks: true };
  if (isHypothetical && changesSomething) return { intent: 'question', asks: true };
  // "Who cancelled my session", "siapa yang batalin": nobody orders so.
  const who = facts.order.indexOf('who');
  if (
    changesSomething &&
    who >= 0 &&
    facts.order.slice(who).some((cue) => actionCues.includes(cue))
  )
    return { intent: 'list', asks: true };
  if (changesSomething && asksTerm(facts.order)) return { intent: 'question', asks: true };
  if (facts.asksOfOthers) return { intent: facts.hasWish ? 'ask' : 'list', asks: true };
  if (cues.has('policy') && !cues.has('book')) return { intent: 'question', asks: true };
  // "Can I cancel for free?", "maksimal batalin kapan?" ask about cancelling.
  const aboutTerms = ['open', 'price', 'payment', 'ask-when', 'blocked'] as const;
  if (
    facts.questionMark &&
    changesSomething &&
    aboutTerms.some((cue) => cues.has(cue)) &&
    !facts.hasWish
  ) {
    return { intent: 'question', asks: true };
  }
  if (
    cues.has('past-time') &&
    (changesSomething || cues.has('did-cancel') || cues.has('want') || cues.has('past'))
  ) {
    return telling('tells');
  }
  if (cues.has('see-you') && !acts && !cues.has('want')) return telling('thanks');
  if (facts.toldOfCancelling || facts.deniesBooking) return telling('tells');
  // "Did you cancel my booking?" asks how things stand.
  const asksOfState = facts.questionMark && !cues.has('can');
  const isDone = facts.opensWithAux && (cues.has('cancel') || cues.has('did-cancel'));
  if (asksOfState && (isDone || (cues.has('did-cancel') && !cues.has('me')))) {
    return { intent: 'list', asks: true };
  }
  if (facts.onlyPast && !acts) return telling(facts.unknownShare >= 0.5 ? 'unclear' : 'tells');
  const asksOfBooking = facts.questionMark || facts.asks;
  const asksWhether =
    facts.toldOfBooking || (facts.opensWithAux && cues.has('book') && cues.has('past-verb'));
  if (asksWhether && asksOfBooking) return { intent: 'list', asks: true };
  const putsRight = facts.corrects && facts.hasTime;
  if (
    facts.toldOfBooking &&
    !facts.asks &&
    !cues.has('more') &&
    !cues.has('another') &&
    !putsRight
  ) {
    return telling('tells');
  }
  const tellsOnly = cues.has('past-verb') && !facts.asks && !acts && !cues.has('want');
  if (tellsOnly && facts.hasWish) return telling('tells');
  return undefined;
}

/** "What's the latest I can cancel?" asks of the rules, "cancel the latest" does not. */
function asksTerm(order: readonly Cue[]): boolean {
  const edge = order.findIndex((cue) => cue === 'earliest' || cue === 'last');
  if (edge < 0) return false;
  const rest = order.slice(edge + 1).filter((cue) => cue !== 'me');
  return rest[0] === 'can' && rest[1] !== undefined && actionCues.includes(rest[1]);
}

function changing(facts: Facts): ChosenIntent | undefined {
  const { cues } = facts;
  if (facts.retracts) return telling('never-mind');
  // "Tell the owner: cancel everything" is for somebody else to hear.
  const asks = cues.has('maybe') || facts.dependsOnMore || cues.has('human');
  const isMove =
    facts.fromTo ||
    cues.has('move') ||
    cues.has('move-later') ||
    cues.has('move-earlier') ||
    ((cues.has('later') || cues.has('earlier')) && facts.hasDuration);
  if (cues.has('cancel') || cues.has('did-cancel')) {
    const isInPlace = cues.has('book') && facts.hasWish && cues.has('instead');
    if (isMove || isInPlace || (facts.booksInPlace && !cues.has('all')))
      return { intent: 'move', asks: facts.dependsOnMore };
    // "I might have to cancel": nothing is cancelled before it is asked.
    return { intent: cues.has('all') ? 'cancel-all' : 'cancel', asks };
  }
  // "Ralat, ga jadi maju": the session stays, or goes back, where it was.
  if (isMove && cues.has('give-up') && !facts.hasWish && !facts.hasDuration) return telling('keep');
  if (isMove) return { intent: 'move', asks: facts.dependsOnMore };
  // "Ga jadi besok, Jumat aja" gives up a day, not the session.
  if (cues.has('give-up') && !facts.choosesOther) return telling('give-up');
  // "Eh kelasku sampai jam 3, jam 4 aja" puts an hour right.
  const isPutRight = facts.corrects && facts.hasTime && cues.has('just');
  const isOfNewOne = cues.has('book') && !facts.onlyPast;
  if (cues.has('list') && !isOfNewOne && !isPutRight) return { intent: 'list', asks: true };
  // "Which sessions did I book?"
  const isWhichOfMine = cues.has('which') && cues.has('session') && cues.has('me');
  if (isWhichOfMine && !facts.hasWish && !cues.has('can')) return { intent: 'list', asks: true };
  if (cues.has('book'))
    return {
      intent: 'book',
      asks:
        facts.asks ||
        facts.isSeveral ||
        cues.has('other-service') ||
        asks ||
        (facts.isConditional && facts.hasWish),
    };
  return undefined;
}

const topicCues = ['place', 'equipment', 'duration', 'studio-question'] as const;

function asking(facts: Facts): ChosenIntent | undefined {
  const { cues } = facts;
  const isMoney = cues.has('price') || cues.has('payment');
  const isTopic = isMoney || topicCues.some((cue) => cues.has(cue));
  if (cues.has('human') && !facts.hasWish) return telling('human');
  if (cues.has('bot') && !facts.hasWish) return telling('about-me');
  if (cues.has('late') || isUnderWay(facts)) return telling('late');
  if (cues.has('never-mind') && !facts.hasWish) return telling('never-mind');
  // "Selasa anakku libur" tells of somebody's day off.
  const isDayOff = (facts.cues.has('me') || cues.has('other-person')) && facts.hasWish;
  // "Yah tutup. Sabtu aja jam 11": that it is closed is taken note of, and another time chosen.
  const choosesHour = facts.hasTime && cues.has('just') && !facts.asks && !facts.questionMark;
  if (cues.has('hours') && !choosesHour && (facts.asks || facts.questionMark || !isDayOff))
    return { intent: 'question', asks: true };
  if (isTopic && (!facts.hasWish || (isMoney && !facts.hasTime)))
    return { intent: 'question', asks: true };
  // "Besok aku jam berapa": when one's own session is.
  const asksOwnHour = facts.order.some(
    (cue, index) => cue === 'me' && facts.order[index + 1] === 'ask-when',
  );
  const said = facts.order.filter((cue) => cue !== 'yes');
  const endsOnMe = said.at(-1) === 'me' && said.at(-2) === 'ask-when';
  const wantsNew = ['want', 'can', 'book', 'open', 'slot'] as const;
  if ((asksOwnHour || endsOnMe) && !facts.hasTime && !wantsNew.some((cue) => cues.has(cue)))
    return { intent: 'list', asks: true };
  // "Jadi kan?": whether what was arranged stands.
  const isChecking = cues.has('become') && facts.questionMark && !facts.hasTime;
  if (isChecking && !wantsNew.some((cue) => cues.has(cue))) return { intent: 'list', asks: true };
  const asksForMine =
    (cues.has('mine') || cues.has('session')) && (cues.has('ask-when') || cues.has('which'));
  if (asksForMine && !facts.hasWish) return { intent: 'list', asks: true };
  // A past or lone day amid words that mean nothing here is no wish.
  const isNoise = facts.unknownShare >= 0.5 && !facts.hasTime;
  if (facts.hasWish && !isNoise) {
    // Without a verb, words that nothing is known of may make it anything: "my flight lands Thursday 10am".
    const isElsewhere = cues.has('other-matter') || (facts.hasUnknown && !facts.isPolite);
    const isDoubtful = isElsewhere && !cues.has('want');
    // With a second best and a "just" it is decided on already.
    const isDecided = facts.isSecondBest && cues.has('just');
    const asks =
      (!isDecided && (facts.asks || facts.questionMark)) ||
      facts.isConditional ||
      facts.dependsOnMore ||
      facts.isSeveral ||
      cues.has('other-service') ||
      facts.namesHourOnTheWay ||
      isDoubtful;
    return { intent: cues.has('want') && !asks ? 'book' : asks ? 'ask' : 'wish', asks };
  }
  if (facts.hasRefusal) return telling('refuse');
  return undefined;
}

/** "Otw jam 4" tells when somebody sets out, "sampai jam 4" is "until". */
function isUnderWay({ cues, hasTime, setsOut }: Facts): boolean {
  return setsOut || ((cues.has('under-way') || cues.has('arrives')) && !hasTime);
}

function answering(facts: Facts): ChosenIntent | undefined {
  const { cues } = facts;
  const isReal = facts.unknownShare < 0.7;
  if (cues.has('whichever')) return telling('wish');
  if (facts.hasPick && !cues.has('other-person'))
    return { intent: 'pick', asks: facts.questionMark };
  const isEdge = ['last', 'earliest', 'earlier-one', 'later-one'] as const;
  if (isEdge.some((cue) => cues.has(cue))) return { intent: 'pick', asks: facts.asks };
  if (cues.has('another')) return { intent: 'ask', asks: true };
  if (cues.has('no') && !cues.has('yes') && !facts.asks) return telling('no');
  if (cues.has('blocked') || cues.has('cant-come') || cues.has('not')) return telling('no');
  const onlyCan =
    cues.has('can') &&
    facts.order.every((cue) => ['can', 'yes', 'instead', 'just', 'thanks', 'me'].includes(cue));
  if (onlyCan && !facts.questionMark && isReal) return telling('yes');
  // "Makasih ya": behind thanks it is only a particle; "ok, thanks" agrees first.
  const thanksFirst = facts.order.find((cue) => cue === 'yes' || cue === 'thanks') === 'thanks';
  if (cues.has('yes') && !thanksFirst && !facts.asks && isReal) return telling('yes');
  // "You are useless" opens like a question and asks nothing.
  const namesWhat = ['ask', 'ask-when', 'slot', 'open', 'can', 'whether', 'no', 'session'] as const;
  const asksOfTimes = facts.asks && namesWhat.some((cue) => cues.has(cue));
  // "Can you help with my homework": what is one's own and unknown is no session.
  const isMine = cues.has('mine') && !facts.hasUnknown;
  if (asksOfTimes && isReal && (isMine || !cues.has('mine')))
    return { intent: isMine ? 'list' : 'ask', asks: true };
  if (cues.has('want') && isReal) return telling('book');
  if (cues.has('thanks')) return telling('thanks');
  if (cues.has('greeting') || cues.has('salam')) return telling('greeting');
  if (cues.has('all')) return telling('pick');
  return undefined;
}

function telling(intent: Intent): ChosenIntent {
  return { intent, asks: false };
}
