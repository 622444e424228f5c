import type { DoubtfulIntent, Intent, Reading, Wish } from '#domain/intent/reading.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** Whether the model should read too: always, never, or where the grammar left words or meaning open. */
export function needsModel(reader: Studio['reader'], grammar: Reading): boolean {
  if (reader !== 'auto') return reader !== 'grammar';
  return grammar.intent === 'unclear' || grammar.leftover.length > 0 || isOpen(grammar);
}

/** Several wishes that nothing joins, or a word spelt so that two days fit: more than one meaning is left. */
function isOpen(reading: Reading): boolean {
  const isUnjoined = reading.wishes.length > 1 && reading.joined === 'or';
  return (
    isUnjoined || reading.wishes.some((wish) => wish.days.some((day) => day.form === 'either'))
  );
}

/** What a wish comes to on the calendar, as a text that is equal for equal meanings. */
export type Resolve = (wish: Wish) => string;

/** What each intent comes to, so that two ways of wanting the same thing do not count as a contradiction. */
function family(intent: Intent): string {
  if (intent === 'wish' || intent === 'book' || intent === 'ask' || intent === 'pick')
    return 'time';
  if (intent === 'give-up' || intent === 'never-mind' || intent === 'no') return 'no';
  return intent;
}

const changing: ReadonlySet<string> = new Set([
  'time',
  'cancel',
  'cancel-all',
  'move',
  'undo',
  'no',
]);

/**
 * Of two readings, the one to act on. The grammar's stands where both mean the same (compared as resolved intent,
 * instants and booking) or the model knows less; the model's where the grammar could not read at all. Where they
 * contradict, the client is asked, with both as choices where both are times.
 */
export function chooseReading(grammar: Reading, model: Reading, resolve: Resolve): Reading {
  if (grammar.intent === 'unclear') return model;
  if (model.intent === 'unclear') {
    // Words that neither could place, in something that would change a booking: it is asked first.
    const isRisky = grammar.leftover.length > 0 && changing.has(family(grammar.intent));
    return isRisky ? { ...grammar, asks: true } : grammar;
  }
  const [wanted, said] = [family(grammar.intent), family(model.intent)];
  if (wanted !== said) {
    const isHarmless = !changing.has(wanted) && !changing.has(said);
    return isHarmless ? grammar : doubted(grammar, model);
  }
  const isSameBooking =
    !model.source ||
    (grammar.source !== undefined && resolve(model.source) === resolve(grammar.source));
  if (isSameBooking && isSameTimes(grammar, model, resolve)) {
    return grammar.asks || !model.asks ? grammar : { ...grammar, asks: true };
  }
  if (wanted !== 'time' && wanted !== 'move') return { ...grammar, intent: 'unclear', asks: true };
  if (grammar.wishes.length === 0) return { ...model, asks: true };
  return { ...grammar, wishes: [...grammar.wishes, ...model.wishes], joined: 'or', asks: true };
}

const doubtful: Readonly<Record<string, DoubtfulIntent>> = {
  time: 'book',
  cancel: 'cancel',
  'cancel-all': 'cancel',
  move: 'move',
  undo: 'undo',
  no: 'no',
};

/** Nothing is done; where both readings would have done something, both are choices. */
function doubted(grammar: Reading, model: Reading): Reading {
  const first = doubtful[family(grammar.intent)];
  const second = doubtful[family(model.intent)];
  const unclear: Reading = { ...grammar, intent: 'unclear', asks: true, picks: [] };
  const isChoice = first !== undefined && second !== undefined && first !== second;
  return isChoice ? { ...unclear, doubt: [first, second] } : unclear;
}

function isSameTimes(grammar: Reading, model: Reading, resolve: Resolve): boolean {
  if (model.wishes.length === 0) return true;
  const known = grammar.wishes.map(resolve);
  return model.wishes.every((wish) => known.includes(resolve(wish)));
}
