import type { Instant } from '#domain/time/instant.ts';

/** Kept, for making one takes a thousand times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** "12/3/2026, GMT+07:00", "…, GMT" at UTC itself; seconds only before zones were. */
const offsetShown = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * How far the clock on the wall of a zone is ahead of UTC at an instant, in minutes.
 * @throws RangeError for what is no zone, and for what is no instant.
 */
export function offsetMinutes(zone: string, instant: Instant): number {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    offsetShown.exec(formatOf(zone).format(instant)) ?? [];
  const ahead = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  return sign === '-' ? -ahead : ahead;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, made);
  return made;
}

/** What English calls the zone at an instant, in short: "EST", "GMT+5:30". */
export function englishZoneName(zone: string, instant: Instant): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'short' });
  return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
