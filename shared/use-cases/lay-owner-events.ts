import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import { bookingIdOf } from '#domain/calendar/event-id.ts';
import type { Horizon } from '#domain/calendar/held-cells.ts';
import { type OwnerTime, ownerTime } from '#domain/calendar/owner-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { dayMs } from '#domain/time/instant.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import type { OwnerEvent, OwnerEventStore } from '#ports/owner-event-store.ts';
import type { LayOwnerEvent } from '#use-cases/lay-owner-event.ts';
import type { CalendarChanges } from '#use-cases/read-changes.ts';

export interface LayOwnerEventsDeps {
  readonly studio: Studio;
  readonly calendar: Pick<OwnerCalendar, 'get' | 'listInstances'>;
  readonly store: Pick<OwnerEventStore, 'list'>;
  readonly layEvent: LayOwnerEvent;
}

/** Lays out the owner's events that changed; where it is due, all of them as far as clients may book by now. */
export type LayOwnerEvents = (work: {
  readonly changes: CalendarChanges;
  /** Events that are bookings' and not hers. */
  readonly ours: ReadonlySet<string>;
  readonly horizon: Horizon;
  readonly isDue: boolean;
}) => Promise<void>;

/** How long a series may have no instance before it is over: a birthday comes once a year. */
const seriesDaysMax = 800;

export function createLayOwnerEvents(deps: LayOwnerEventsDeps): LayOwnerEvents {
  const { store, calendar, studio, layEvent } = deps;
  return async ({ changes, ours, horizon, isDue }) => {
    const { zone } = changes;
    const timeOf = (event: CalendarEvent): OwnerTime[] => {
      const time = ownerTime(event, zone, studio.lanes);
      return time === undefined ? [] : [time];
    };
    const laySeries = async (eventId: string) => {
      const { from, until } = horizon;
      const instances = await calendar.listInstances(eventId, from, until);
      // One that goes on only behind the horizon is kept in mind, one that is over is not.
      const isSeries =
        instances.length > 0 ||
        (await calendar.listInstances(eventId, until, until + seriesDaysMax * dayMs)).length > 0;
      await layEvent({ eventId, isSeries, times: instances.flatMap(timeOf) }, horizon);
    };
    const laySingle = (event: CalendarEvent) =>
      layEvent({ eventId: event.id, isSeries: false, times: timeOf(event) }, horizon);

    const singles: CalendarEvent[] = [];
    const series = new Set<string>();
    for (const event of changes.events.values()) {
      if (ours.has(event.id)) continue;
      // A session that she repeats stays the one session that it is.
      if (event.seriesId !== undefined && bookingIdOf(event.seriesId) !== undefined) continue;
      if (event.seriesId !== undefined) series.add(event.seriesId);
      else if (event.isSeries) series.add(event.id);
      else singles.push(event);
    }
    for (const event of singles) await laySingle(event);
    for (const eventId of series) await laySeries(eventId);

    if (!isDue && !changes.isFull) return;
    for (const known of await store.list()) {
      if (series.has(known.eventId)) continue;
      if (changes.events.has(known.eventId) && !known.isSeries) continue;
      if (known.isSeries) await laySeries(known.eventId);
      else if (changes.isFull) await laySingle(await seen(calendar, known));
      else await layEvent(known, horizon);
    }
  };
}

/** What a full listing does not have is looked for: absence is no deletion. */
async function seen(
  calendar: Pick<OwnerCalendar, 'get'>,
  { eventId }: OwnerEvent,
): Promise<CalendarEvent> {
  const event = await calendar.get(eventId);
  return event === 'absent' ? gone(eventId) : event;
}

function gone(id: string): CalendarEvent {
  const nothing = { isSeries: false, isTransparent: false, isDeclined: false, isRemark: false };
  return { id, isCancelled: true, title: '', ...nothing };
}
