import { describe, expect, it } from 'vitest';
import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import type { OwnerWord } from '#domain/calendar/owner-word.ts';
import type { BookingCalendar, CalendarWrite } from '#ports/booking-calendar.ts';
import { anEvent } from '#tests/support/calendar-events.ts';
import { aBooking, cancelled, moved } from '#tests/support/dynamo-builders.ts';
import { createSyncBooking, eventTitle } from '#use-cases/sync-booking.ts';

/** One booking; `changes` replace it one by one, each while it is being written to the calendar. */
function world(
  stored: Booking | undefined,
  changes: Booking[] = [],
  options: {
    clientName?: string;
    isErased?: boolean;
    isPending?: boolean;
    write?: CalendarWrite;
    overrules?: CalendarEvent;
  } = {},
) {
  const { clientName, isErased = false, isPending = true, write } = options;
  const named = clientName === undefined ? {} : { clientName };
  const seen: { writes: unknown[]; synced: unknown[]; told: unknown[] } = {
    ...{ writes: [], synced: [], told: [] },
  };
  let current = stored;
  const bookings = {
    find: async () => current && { booking: current, isErased, isPending, ...named },
    markSynced: async (booking: Booking, copy: GoogleCopy | undefined) => {
      const isCurrent = current?.revision === booking.revision;
      if (isCurrent) seen.synced.push([booking.revision, copy?.revision]);
      return isCurrent;
    },
  };
  const calendar: BookingCalendar = {
    upsert: async (booking, title, { isErased, beforeOverruling } = {}) => {
      if (options.overrules !== undefined) await beforeOverruling?.(options.overrules);
      seen.writes.push(['upsert', booking.revision, title, ...(isErased ? ['erased'] : [])]);
      current = changes.shift() ?? current;
      return write ?? { kind: 'written', copy: copyOf(booking) };
    },
    remove: async (booking) => {
      seen.writes.push(['remove', booking.revision]);
      current = changes.shift() ?? current;
      return { kind: 'removed' };
    },
  };
  const tellOwner = async ({ kind, cause }: OwnerWord) => {
    seen.told.push([kind, cause]);
  };
  return {
    seen,
    sync: createSyncBooking({ bookings, calendar, tellOwner, sessionName: 'Pilates' }),
  };
}

const copyOf = ({ id, revision, startsAt, endsAt }: Booking): GoogleCopy => ({
  eventId: id,
  revision,
  etag: '"1"',
  startsAt,
  endsAt,
});

const booking = aBooking();

describe('syncing a booking', () => {
  it('has the name taken off the event of a client who wanted their data gone', async () => {
    const { seen, sync } = world(booking, [], { isErased: true });
    await sync('anna', 'b1');
    expect(seen.writes).toEqual([['upsert', 1, 'Client – Pilates', 'erased']]);
  });

  it('writes a confirmed one with the name of the client and notes what Google holds', async () => {
    const { seen, sync } = world(booking, [], { clientName: 'Ana S.' });
    expect(await sync('anna', 'b1')).toEqual({ kind: 'written', revision: 1 });
    const writes = [['upsert', 1, 'Ana S. – Pilates']];
    expect(seen).toEqual({ writes, synced: [[1, 1]], told: [] });
  });

  it('removes a cancelled one and notes that Google holds nothing', async () => {
    const { seen, sync } = world(cancelled(booking));
    expect(await sync('anna', 'b1')).toEqual({ kind: 'removed', revision: 2 });
    expect(seen).toEqual({ writes: [['remove', 2]], synced: [[2, undefined]], told: [] });
  });

  it('has nothing to do where there is no booking or it is not marked as lacking', async () => {
    const none = world(undefined);
    expect(await none.sync('anna', 'b1')).toEqual({ kind: 'nothing-to-do' });
    const held = world({ ...booking, google: copyOf(booking) }, [], { isPending: false });
    expect(await held.sync('anna', 'b1')).toEqual({ kind: 'nothing-to-do' });
    expect([none.seen.writes, held.seen.writes]).toEqual([[], []]);
  });

  it('writes again what Google holds at an older revision', async () => {
    const { seen, sync } = world({ ...moved(booking, 60), google: copyOf(booking) });
    await sync('anna', 'b1');
    expect(seen.synced).toEqual([[2, 2]]);
  });

  it('writes again a booking that changed while it was written', async () => {
    const { seen, sync } = world(booking, [cancelled(booking)]);
    expect(await sync('anna', 'b1')).toEqual({ kind: 'removed', revision: 2 });
    expect(seen).toEqual({
      writes: [
        ['upsert', 1, 'Client – Pilates'],
        ['remove', 2],
      ],
      synced: [[2, undefined]],
      told: [],
    });
  });

  it('notes what the owner made of an event, and leaves it to be taken over', async () => {
    const left: CalendarWrite = { kind: 'left', copy: copyOf(booking) };
    const { seen, sync } = world(booking, [], { write: left });
    expect(await sync('anna', 'b1')).toEqual({ kind: 'left', revision: 1 });
    expect([seen.synced, seen.told]).toEqual([[[1, 1]], []]);
  });

  it('tells the owner what is to be written over', async () => {
    const event = { ...anEvent, id: 'b1', etag: '"9"' };
    const { seen, sync } = world(booking, [], { overrules: event });
    await sync('anna', 'b1');
    expect(seen.told).toEqual([['client-changed-too', 'b1:1:"9"']]);
  });

  it('writes three times at most and leaves the rest to a later attempt', async () => {
    const at = (revision: number) => ({ ...booking, revision });
    const twice = world(booking, [at(2), at(3)]);
    expect(await twice.sync('anna', 'b1')).toEqual({ kind: 'written', revision: 3 });
    const thrice = world(booking, [at(2), at(3), at(4)]);
    await expect(thrice.sync('anna', 'b1')).rejects.toMatchObject({
      code: 'store.conflict',
      retryable: true,
    });
    expect(thrice.seen.writes.length).toBe(3);
  });
});

it.each([
  ['Ana S.', 'Ana S. – Pilates'],
  ['  Ana\n S. ', 'Ana S. – Pilates'],
  ['', 'Client – Pilates'],
  [undefined, 'Client – Pilates'],
  ['😀'.repeat(61), `${'😀'.repeat(60)} – Pilates`],
])('titles the event of %j %j', (name, title) => {
  expect(eventTitle(name, 'Pilates')).toBe(title);
});
