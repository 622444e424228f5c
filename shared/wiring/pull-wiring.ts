import {
  createDynamoOwnerCalendars,
  resourceCalendarName,
} from '#adapters/dynamodb/dynamodb-owner-calendars.ts';
import { createGoogleOwnerCalendar } from '#adapters/google-calendar/google-owner-calendar.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import { CoreSyncError } from '#domain/error.ts';
import { calendarsOf } from '#domain/studio/lanes.ts';
import type { IdSource } from '#ports/identity.ts';
import { createOwnerPull, createResourcePull } from '#use-cases/owner-pull.ts';
import { createPullCalendars } from '#use-cases/pull-calendars.ts';
import { type CalendarWiring, wireCalendar } from './calendar-wiring.ts';

export interface PullWiring extends CalendarWiring {
  readonly ids: IdSource;
  /** Told of a resource's calendar that could not be read. */
  readonly report: (lanes: string, fault: unknown) => void;
}

/** The reading of the studio's calendar, and of those of single resources. */
export function wirePull({ ids, report, ...wiring }: PullWiring) {
  const { studio, clock } = wiring;
  const { table, calls, calendarId, ...wired } = wireCalendar(wiring);
  const calendars = createDynamoOwnerCalendars(table);
  const common = { ...wired, studio, clock, ids };
  const resources = [...calendarsOf(studio.lanes)].map(([id, lanes]) => {
    const name = resourceCalendarName(id);
    const calendar = createGoogleOwnerCalendar(calls.of(id));
    const pull = createResourcePull({
      ...{ ...common, lanes, calendar, events: calendars.eventsOf(name) },
    });
    const taken = lanes.map((lane) => lane.id).join(',');
    const pullOther = async () => {
      await assertOther(id, calendarId);
      return pull();
    };
    return { name, lanes: taken, pull: pullOther };
  });
  return createPullCalendars({
    ...{ calendars, resources, report, clock, ids },
    async main() {
      const name = await calendarId();
      const events = calendars.eventsOf(name);
      const calendar = wired.ownerCalendar;
      return { name, pull: createOwnerPull({ ...common, calendar, events, digest: digestId }) };
    },
  });
}

/** Read as a resource's, the studio's own calendar would take the time of every session from the session itself. */
async function assertOther(id: string, main: () => Promise<string>): Promise<void> {
  if (id !== (await main())) return;
  throw new CoreSyncError(
    'calendar.refused',
    "the studio's own calendar cannot be a resource's: take `calendar` out of studio_config.json",
  );
}
