import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import type { Wish } from '#domain/intent/reading.ts';
import { startHours } from '#domain/schedule/opening.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** What a wish comes to on the studio's calendar, as a text that is equal for equal meanings. */
export function meaningOf(wish: Wish, studio: Studio, sentAt: Instant): string {
  const day = resolveDay(wish.days, { today: wallClockAt(studio.zone, sentAt).date });
  const date = day.kind === 'date' ? day.date : undefined;
  return JSON.stringify([day, resolveTime(wish.times, startHours(studio, date))]);
}
