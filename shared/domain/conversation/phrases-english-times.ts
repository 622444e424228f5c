import { clockTime, fullTime } from '#domain/conversation/date-format.ts';
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

/** "90 days", "2 hours", "45 minutes": in the largest unit that is whole. */
export function englishDuration(minutes: number): string {
  if (minutes > 2 * 24 * 60 && minutes % (24 * 60) === 0) return counted(minutes / (24 * 60), 'day');
  if (minutes >= 60 && minutes % 60 === 0) return counted(minutes / 60, 'hour');
  return counted(Math.ceil(minutes), 'minute');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
