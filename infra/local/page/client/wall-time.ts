/**
 * Times on this page are the studio's wall clock, `2026-12-03T10:00`. For arithmetic and for formatting they are taken
 * as if they were UTC, so that the browser's own zone never matters.
 */
export type WallTime = string;

const minuteMs = 60_000;

export function asUtc(time: WallTime): Date {
  return new Date(`${time.length === 10 ? `${time}T00:00` : time}Z`);
}

export function plusMinutes(time: WallTime, minutes: number): WallTime {
  return new Date(asUtc(time).getTime() + minutes * minuteMs).toISOString().slice(0, 16);
}

export function minutesBetween(from: WallTime, to: WallTime): number {
  return (asUtc(to).getTime() - asUtc(from).getTime()) / minuteMs;
}

const locales = { en: 'en-GB', id: 'id-ID' } as const;

export function formatDay(language: 'en' | 'id', time: WallTime): string {
  return format(language, time, { weekday: 'long', day: 'numeric', month: 'long' });
}

export function formatShort(language: 'en' | 'id', time: WallTime): string {
  return format(language, time, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** `30 Nov – 6 Dec 2026`; both days are included. */
export function formatRange(language: 'en' | 'id', first: WallTime, last: WallTime): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat(locales[language], options);
  return format.formatRange(asUtc(first), asUtc(last));
}

export function clockOf(time: WallTime): string {
  return time.slice(11, 16);
}

function format(
  language: 'en' | 'id',
  time: WallTime,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' }).format(
    asUtc(time),
  );
}

/** The same wall time with the zone's offset at it, `2026-12-03T10:00:00+07:00`. */
export function withOffset(time: WallTime, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(asUtc(time)).find(({ type }) => type === 'timeZoneName');
  const offset = name?.value.replace('GMT', '') ?? '';
  return `${time}:00${offset === '' ? 'Z' : offset}`;
}
