import { GB as chronoEnglish } from 'chrono-node/en';
import { parse as parseIndonesian } from 'chrono-node/id';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import { startHours } from '#domain/schedule/opening.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { type PhraseReading, phrasesSaidAt } from './labelled-phrase.ts';

export interface PhraseReader {
  readonly name: string;
  readonly read: (text: string) => PhraseReading;
}

/** Jakarta. */
const zoneOffsetMinutes = 7 * 60;

/** The project's own: from text to day and time, with the studio's hours of that day. */
export function grammarReader(studio: Studio): PhraseReader {
  const { date: today } = wallClockAt(studio.zone, phrasesSaidAt.getTime());
  return {
    name: 'CoreSync',
    read: (text) => {
      const wish = readMessage(text, { expectsTime: false }).wishes[0];
      if (!wish) return {};
      const day = resolveDay(wish.days, { today });
      const date = day.kind === 'date' ? day.date : undefined;
      const time = resolveTime(wish.times, startHours(studio, date));
      return { date, time: time.kind === 'minute' ? clockText(time.minute) : undefined };
    },
  };
}

/** The English and the Indonesian reader of chrono-node; the English one with the day before the month. */
export const chronoReaders: readonly PhraseReader[] = [
  { name: 'chrono-node/en', read: (text) => readWith(parseEnglish, text) },
  { name: 'chrono-node/id', read: (text) => readWith(parseIndonesian, text) },
];

type ChronoParse = typeof parseIndonesian;

const parseEnglish: ChronoParse = (text, reference, options) =>
  chronoEnglish.parse(text, reference, options);

/**
 * What chrono-node is certain of: the first result with a day gives the day, the first with an hour the time.
 * Where it left am and pm open, either counts: it does not know the studio's hours.
 */
function readWith(parse: ChronoParse, text: string): PhraseReading {
  const results = parse(
    text,
    { instant: phrasesSaidAt, timezone: zoneOffsetMinutes },
    { forwardDate: true },
  );
  const dated = results.find(
    ({ start }) => start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month'),
  );
  const timed = results.find(({ start }) => start.isCertain('hour'));
  const reading: { date?: string; time?: string; eitherHalf?: boolean } = {};
  if (dated) {
    const { start } = dated;
    const parts = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0];
    reading.date = parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
  }
  if (timed) {
    const { start } = timed;
    reading.time = clockText((start.get('hour') ?? 0) * 60 + (start.get('minute') ?? 0));
    reading.eitherHalf = !start.isCertain('meridiem');
  }
  return reading;
}

function clockText(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}
