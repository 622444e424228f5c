import type { TappableChoice } from '#infra/local/doubles/graph-rendering.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Heard, Person, Wish } from './person.ts';
import { dayWords, type LocalTime, localTimeOf, timeWords } from './words.ts';

/** What a person knows when they write. */
export interface Mind {
  readonly person: Person;
  readonly random: SeededRandom;
  /** Of the studio's wall clock. */
  readonly today: string;
  /** The times that many want. */
  readonly wanted: readonly LocalTime[];
  /** Newest last. */
  readonly heard: readonly Heard[];
  /** Starts that they were told they have, as far as they remember. */
  readonly sessions: readonly number[];
}

/** A message to be, and what is meant by it. */
export interface Composed {
  readonly act:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'tap'; readonly choice: TappableChoice }
    | { readonly kind: 'audio' };
  readonly dates: readonly string[];
  readonly minutes: readonly number[];
  readonly wish: Wish;
}

/** Thinks of something to write. */
export function compose(mind: Mind): Composed {
  const { random, heard } = mind;
  const latest = heard.at(-1)?.message;
  if (latest !== undefined && latest.choices.length > 0 && random.chance(0.5)) {
    return tap(random.pick(latest.choices), latest.id);
  }
  const draw = random.next();
  for (const [until, make] of ideas) {
    if (draw < until) return make(mind) ?? book(mind);
  }
  return book(mind);
}

/** By how likely each is, added up. Undefined: the person knows nothing to say it of. */
const ideas: readonly (readonly [number, (mind: Mind) => Composed | undefined])[] = [
  [0.36, book],
  [0.41, bookInParts],
  [0.46, ask],
  [0.52, staleTap],
  [0.58, cancelAny],
  [0.67, cancelOne],
  [0.7, cancelAll],
  [0.78, move],
  [0.82, correct],
  [0.87, undo],
  [0.93, list],
  [1, chat],
];

function book(mind: Mind): Composed {
  return bookSlot(mind, mind.random.pick(mind.wanted));
}

/** Books one time, in so many words. */
export function bookSlot(mind: Mind, slot: LocalTime): Composed {
  const { person, random } = mind;
  const when = `${day(mind, slot)} ${time(mind, slot)}`;
  const verb = { id: ['booking', 'mau booking', 'daftar'], en: ['book', 'please book'] };
  return said(`${random.pick(verb[person.language])} ${when}`, { kind: 'book' }, [slot]);
}

/** A day or an hour alone; the other half follows, or does not. */
function bookInParts(mind: Mind): Composed {
  const { person, random } = mind;
  const slot = random.pick(mind.wanted);
  const isDay = random.chance(0.5);
  const words = isDay ? day(mind, slot) : time(mind, slot);
  const text = person.language === 'id' ? `booking ${words} dong` : `book ${words}`;
  const bare = random.chance(0.4) ? words : text;
  const composed = said(bare, { kind: 'book' }, []);
  return isDay ? { ...composed, dates: [slot.date] } : { ...composed, minutes: [slot.minute] };
}

function ask(mind: Mind): Composed {
  const slot = mind.random.pick(mind.wanted);
  const when = `${day(mind, slot)} ${time(mind, slot)}`;
  const text = mind.person.language === 'id' ? `${when} bisa?` : `is ${when} free?`;
  return said(text, { kind: 'ask' }, [slot]);
}

function staleTap({ random, heard }: Mind): Composed | undefined {
  const old = heard.slice(0, -1).filter(({ message }) => message.choices.length > 0);
  const message = old.length === 0 ? undefined : random.pick(old).message;
  return message && tap(random.pick(message.choices), message.id);
}

function tap(choice: TappableChoice, of: string): Composed {
  const wish = { kind: 'tap', title: choice.title, of } as const;
  return { act: { kind: 'tap', choice }, dates: [], minutes: [], wish };
}

function cancelAny({ person, random }: Mind): Composed {
  const texts = {
    id: ['batalin dong', 'cancel ya kak'],
    en: ['cancel please', 'cancel my session'],
  };
  return said(random.pick(texts[person.language]), { kind: 'cancel' }, []);
}

function cancelOne(mind: Mind): Composed | undefined {
  const session = own(mind);
  if (session === undefined) return undefined;
  const when = `${day(mind, session)} ${time(mind, session)}`;
  const text = mind.person.language === 'id' ? `batalin yang ${when}` : `cancel the one ${when}`;
  return said(text, { kind: 'cancel', target: session.start }, []);
}

function cancelAll({ person }: Mind): Composed {
  const text = person.language === 'id' ? 'batalin semua' : 'cancel all my sessions';
  return said(text, { kind: 'cancel-all' }, []);
}

function move(mind: Mind): Composed | undefined {
  const session = own(mind);
  if (session === undefined) return undefined;
  const slot = mind.random.pick(mind.wanted);
  const to = `${day(mind, slot)} ${time(mind, slot)}`;
  const isId = mind.person.language === 'id';
  if (mind.random.chance(0.4)) {
    return said(isId ? `pindah ke ${to}` : `move it to ${to}`, { kind: 'move' }, [slot]);
  }
  const from = `${day(mind, session)} ${time(mind, session)}`;
  const text = isId ? `pindahin yang ${from} ke ${to}` : `move the one ${from} to ${to}`;
  return said(text, { kind: 'move', target: session.start }, [slot]);
}

function correct(mind: Mind): Composed {
  const { minute } = mind.random.pick(mind.wanted);
  const words = timeWords(mind.random, mind.person.language, minute);
  const text = mind.person.language === 'id' ? `eh salah, ${words}` : `sorry, I meant ${words}`;
  return { ...said(text, { kind: 'correct' }, []), minutes: [minute] };
}

function undo({ person, random }: Mind): Composed {
  const texts = { id: ['ga jadi batal', 'balikin lagi dong'], en: ['undo that', 'take it back'] };
  return said(random.pick(texts[person.language]), { kind: 'undo' }, []);
}

function list({ person }: Mind): Composed {
  const text = person.language === 'id' ? 'jadwal saya apa aja?' : 'what are my sessions?';
  return said(text, { kind: 'list' }, []);
}

function chat({ person, random }: Mind): Composed {
  if (random.chance(0.15)) {
    return { act: { kind: 'audio' }, dates: [], minutes: [], wish: { kind: 'other' } };
  }
  const texts = {
    id: ['halo kak', 'makasih ya', 'ya', 'nggak jadi', 'gimana ya kak enaknya', 'saya mau ngobrol'],
    en: [
      'hi there',
      'thanks',
      'yes',
      'never mind',
      'hmm not sure what suits me',
      'a person please',
    ],
  };
  return said(random.pick(texts[person.language]), { kind: 'other' }, []);
}

function said(text: string, wish: Wish, slots: readonly LocalTime[]): Composed {
  return {
    act: { kind: 'text', text },
    dates: slots.map(({ date }) => date),
    minutes: slots.map(({ minute }) => minute),
    wish,
  };
}

function day({ random, person, today }: Mind, { date }: LocalTime): string {
  return dayWords(random, person.language, today, date);
}

function time({ random, person }: Mind, { minute }: LocalTime): string {
  return timeWords(random, person.language, minute);
}

function own({ random, sessions }: Mind): (LocalTime & { start: number }) | undefined {
  if (sessions.length === 0) return undefined;
  const start = random.pick(sessions);
  return { ...localTimeOf(start), start };
}
