import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';

/** An event of hers that takes the quarter of an hour from ten on, 3 December 2026 in Jakarta. */
export const anEvent: CalendarEvent = {
  id: 'hers0',
  etag: '"1"',
  title: 'Rapat',
  times: {
    kind: 'timed',
    startsAt: Date.parse('2026-12-03T03:00:00Z'),
    endsAt: Date.parse('2026-12-03T03:15:00Z'),
  },
  isCancelled: false,
  isSeries: false,
  isTransparent: false,
  isDeclined: false,
  isRemark: false,
};
