// Reads what a reply tells of somebody's sessions, from its words alone. An own reading: no code of what is checked.

/** In the order in which a reply says it. */
export type Told =
  | {
      readonly kind: 'booked' | 'cancelled' | 'restored' | 'listed';
      readonly starts: readonly number[];
    }
  | { readonly kind: 'moved'; readonly from: number; readonly to: number }
  | { readonly kind: 'yours'; readonly start: number };

const monthNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'januari januari january',
    'februari february',
    'maret march',
    'april',
    'mei may',
    'juni june',
    'juli july',
    'agustus august',
    'september',
    'oktober october',
    'november',
    'desember december',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

/** A full time as replies spell it, without the weekday before it. */
const timePattern =
  /(\d{1,2}) (\p{L}+) (\d{4}) (?:pukul (\d{2})\.(\d{2})|at (\d{1,2}):(\d{2}) (am|pm)) WIB/gu;

/** All full times in a text, in order. */
export function timesIn(text: string): number[] {
  return [...text.matchAll(timePattern)].map((match) => {
    const [, day = '', month = '', year = '', hour24, minute24, hour12, minute12, half] = match;
    const hour =
      hour24 === undefined ? (Number(hour12) % 12) + (half === 'pm' ? 12 : 0) : Number(hour24);
    const minute = Number(minute24 ?? minute12);
    const monthNumber = monthNumbers[month.toLowerCase()] ?? Number.NaN;
    return Date.UTC(Number(year), monthNumber - 1, Number(day), hour - 7, minute);
  });
}

const outcomes: readonly (readonly [RegExp, Exclude<Told['kind'], 'moved' | 'yours'>])[] = [
  [/sudah dibooking untuk|semuanya sudah dibooking:|You're booked for/, 'booked'],
  [/sudah dikembalikan:|yours again:/, 'restored'],
  [
    /sudah dibatalkan|is cancelled\.|^Cancelled:|sessions are cancelled:|terpaksa dibatalkan oleh studio|had to cancel your session/m,
    'cancelled',
  ],
  [/Jadwal Kak berikutnya:|Jadwal Kak:|Your next session:|Your upcoming sessions:/, 'listed'],
];
const empty = /Kak belum punya jadwal|You don't have any upcoming sessions/;
const moved =
  /sudah dipindah dari|has moved from|dipindah oleh studio ke|has moved your session from/;
const yours = /memang sudah dibooking atas nama Kak|You already have a session on/;

/** What a reply tells; offers, questions and small talk tell nothing. */
export function toldBy(text: string): Told[] {
  return text.split('\n\n').flatMap((part): Told[] => {
    const starts = timesIn(part);
    if (empty.test(part)) return [{ kind: 'listed', starts: [] }];
    if (moved.test(part)) {
      const [from = Number.NaN, to = Number.NaN] = starts;
      return [{ kind: 'moved', from, to }];
    }
    if (yours.test(part)) return [{ kind: 'yours', start: starts[0] ?? Number.NaN }];
    const outcome = outcomes.find(([pattern]) => pattern.test(part));
    return outcome === undefined ? [] : [{ kind: outcome[1], starts }];
  });
}

/** The sessions that somebody who was told this has. Several may start at one time, on several lanes. */
export function sessionsAfter(sessions: readonly number[], told: Told): number[] {
  switch (told.kind) {
    case 'booked':
    case 'restored':
      return [...sessions, ...told.starts];
    case 'cancelled':
      return told.starts.reduce(without, [...sessions]);
    case 'moved':
      return [...without([...sessions], told.from), told.to];
    case 'listed':
    case 'yours':
      return [...sessions];
  }
}

function without(sessions: number[], start: number): number[] {
  const at = sessions.indexOf(start);
  return at === -1 ? sessions : sessions.toSpliced(at, 1);
}
