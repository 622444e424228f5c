import type { Horizon } from '#domain/calendar/held-cells.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { dayMs, type Instant } from '#domain/time/instant.ts';

/** As far as clients may book, and a session's length more. */
export function horizonAt(studio: Studio, now: Instant): Horizon {
  return { from: now, until: now + (studio.maxAdvanceDays + 2) * dayMs };
}

/** What was laid out for another day, or for other lanes, is laid out anew. */
export function laidForAt(studio: Studio, now: Instant): string {
  const lanes = studio.lanes.map(({ id }) => id).join(',');
  return `${wallClockAt(studio.zone, now).date} ${studio.maxAdvanceDays} ${lanes}`;
}
