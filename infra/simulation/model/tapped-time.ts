import { localTimeOf } from '../actors/words.ts';
import { timesIn } from './reply-text.ts';

const shortMonths = 'jan feb mar apr mei|may jun jul agu|aug sep okt|oct nov des|dec'.split(' ');
const year = 2026;

/** The day and the hour that a choice's title names; what it leaves out is what its message speaks of. */
export function tappedTime(title: string, message: string) {
  const dated = /(\d{1,2}) (\p{L}{3})\b/u.exec(title);
  const month = shortMonths.findIndex((names) =>
    names.split('|').includes(dated?.[2]?.toLowerCase() ?? ''),
  );
  const own = month === -1 ? [] : [dateOf(month + 1, Number(dated?.[1]))];
  const minutes = minutesIn(title);
  const dates = own.length > 0 ? own : datesIn(message);
  return {
    dates,
    // "Yes" to "shall I book Thursday at ten?" taps that hour.
    minutes: minutes.length > 0 ? minutes : timesInMessage(message),
  };
}

function minutesIn(text: string): number[] {
  return [...text.matchAll(/\b(\d{1,2})[.:](\d{2})(?: (am|pm))?/g)].map(
    ([, hour, minute, half]) => {
      const base =
        half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 720 / 60 : 0);
      return base * 60 + Number(minute);
    },
  );
}

function timesInMessage(message: string): number[] {
  return [...timesIn(message).map((start) => localTimeOf(start).minute), ...minutesIn(message)];
}

/** Full dates, with or without a time. */
function datesIn(message: string): string[] {
  const months =
    'januari|january februari|february maret|march april mei|may juni|june juli|july agustus|august september oktober|october november desember|december'.split(
      ' ',
    );
  return [...message.matchAll(/(\d{1,2}) (\p{L}+) (\d{4})/gu)].flatMap(([, day, name = '']) => {
    const month = months.findIndex((names) => names.split('|').includes(name.toLowerCase()));
    return month === -1 ? [] : [dateOf(month + 1, Number(day))];
  });
}

function dateOf(month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
