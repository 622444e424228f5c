import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import type { SeenEvent } from '#domain/calendar/compare-booking.ts';
import type { Horizon } from '#domain/calendar/held-cells.ts';
import { type OwnerTime, ownerTime } from '#domain/calendar/owner-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { dayMs, isoFromInstant } from '#domain/time/instant.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import type { OwnerEvent, OwnerEventStore } from '#ports/owner-event-store.ts';
import type { LayOwnerEvent } from '#use-cases/lay-owner-event.ts';
import type { CalendarChanges } from '#use-cases/read-changes.ts';

export interface LayOwnerEventsDeps {
  readonly studio: Studio;
  readonly calendar: Pick<OwnerCalendar, 'get' | 'listInstances'>;
  readonly store: Pick<OwnerEventStore, 'list'>;
  readonly layEvent: LayOwnerEvent;
  /** Whether an event is a session. Where she repeats one, the further instances are hers. */
  readonly isSession: (eventId: string) => boolean;
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
  const { store, calendar, studio, layEvent, isSession } = deps;
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
      const session = isSession(eventId) ? firstInstance(await calendar.get(eventId)) : undefined;
      const hers = instances.filter(({ id }) => id !== session);
      await layEvent({ eventId, isSeries, times: hers.flatMap(timeOf) }, horizon);
    };
    const laySingle = (event: CalendarEvent) =>
      layEvent({ eventId: event.id, isSeries: false, times: timeOf(event) }, horizon);

    const singles: CalendarEvent[] = [];
    /** Sessions that she may have repeated before: then their instances are free again. */
    const once: string[] = [];
    const series = new Set<string>();
    for (const event of changes.events.values()) {
      if (event.seriesId !== undefined) series.add(event.seriesId);
      else if (event.isSeries) series.add(event.id);
      else if (!ours.has(event.id)) singles.push(event);
      else if (!changes.isFull) once.push(event.id);
    }
    for (const event of singles) await laySingle(event);
    for (const eventId of once) await layEvent({ eventId, isSeries: false, times: [] }, horizon);
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

/** The id of a series' first instance, which is the session itself. */
function firstInstance(series: SeenEvent): string | undefined {
  if (series === 'absent' || series.times === undefined) return undefined;
  const { id, times } = series;
  const start = times.kind === 'days' ? times.from : isoFromInstant(times.startsAt);
  return `${id}_${start.replaceAll(/[-:]/g, '')}`;
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
