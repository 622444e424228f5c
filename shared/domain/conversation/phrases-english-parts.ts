import { clockTime, fullTime, longTime } from '#domain/conversation/date-format.ts';
import type { SlotTime } from '#domain/conversation/reply.ts';
import { instantAt } from '#domain/schedule/studio-time.ts';
import type { OpeningHours, Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** A full time in bold, `*Thursday, 3 December 2026 at 10:00 am WIB*`. */
export function englishTime(studio: Studio, at: Instant): string {
  return `*${fullTime('en', studio.zone, at)}*`;
}

/** Full times, one a line; what is beyond `linesMax` is counted. */
export function englishTimes(studio: Studio, starts: readonly Instant[], linesMax: number): string {
  const lines = starts.slice(0, linesMax).map((start) => `• ${englishTime(studio, start)}`);
  const hidden = starts.length - lines.length;
  return [...lines, ...(hidden > 0 ? [`… and ${hidden} more`] : [])].join('\n');
}

/** "8:00 am to 8:00 pm (break 12:00 pm to 1:00 pm)". */
export function englishHours({ opensAt, closesAt, breaks }: OpeningHours): string {
  const span = (from: number, to: number) => `${clockTime('en', from)} to ${clockTime('en', to)}`;
  const pauses = breaks.map(({ from, to }) => span(from, to)).join(', ');
  return `${span(opensAt, closesAt)}${pauses === '' ? '' : ` (break ${pauses})`}`;
}

/** "90 days", "2 hours", "45 minutes": in the largest unit that is whole; up to two days in hours. */
export function englishDuration(minutes: number): string {
  const dayMinutes = 24 * 60;
  if (minutes > 2 * dayMinutes && minutes % dayMinutes === 0)
    return count(minutes / dayMinutes, 'day');
  if (minutes >= 60 && minutes % 60 === 0) return count(minutes / 60, 'hour');
  return count(Math.ceil(minutes), 'minute');
}

/** Where to turn to a person: a whole sentence. */
export function englishContact({ contact }: Studio): string {
  const ways = [contact.phone, contact.email].filter((way) => way !== undefined);
  if (ways.length === 0) return 'Please get in touch with our studio team directly.';
  return `Please contact our studio team directly: ${ways.join(' or ')}.`;
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** A time of the studio's wall clock as a full one, in bold. */
export function englishSlot(studio: Studio, slot: SlotTime): string {
  const start = instantAt(studio.zone, slot.date, slot.minute);
  return start === undefined ? `*${longTime('en', slot)}*` : englishTime(studio, start);
}
