import { describe, expect, it } from 'vitest';
import type { Booking } from '#domain/booking/booking.ts';
import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import { compareBooking } from '#domain/calendar/compare-booking.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { anEvent } from '#tests/support/calendar-events.ts';
import { aBooking, cancelled, moved } from '#tests/support/dynamo-builders.ts';

const id = '0123456789abcdef0123456789abcdef';
const first = aBooking({ id });
const at = ({ startsAt, endsAt }: Booking) => ({ startsAt, endsAt });

/** The event as a booking was written into it, and perhaps as it was dragged since. */
function eventOf(written: Booking, dragged: Booking = written): CalendarEvent {
  return {
    ...{ ...anEvent, id, times: { kind: 'timed', ...at(dragged) } },
    written: { revision: written.revision, span: at(written) },
  };
}

function withoutMarks({ written: _, ...event }: CalendarEvent): CalendarEvent {
  return event;
}

function noted(booking: Booking, of: Booking = booking): Booking {
  return { ...booking, google: { eventId: id, revision: of.revision, etag: '"1"', ...at(of) } };
}

const later = moved(first, 60);
const elsewhere = moved(first, 180);
const deleted: CalendarEvent = { ...anEvent, id, isCancelled: true };

describe('a confirmed booking and its event', () => {
  it.each<[string, Booking, CalendarEvent | 'absent', string]>([
    ['say the same', noted(first), eventOf(first), 'agreed'],
    ['say the same, though it was not noted', first, eventOf(first), 'agreed'],
    [
      'say the same, each moved by its own hand',
      noted(later, first),
      eventOf(first, later),
      'agreed',
    ],
    ['lack a write of ours', noted(later, first), eventOf(first), 'ours-to-write'],
    ['lack the first write', first, 'absent', 'ours-to-write'],
    ['lack an event that was there', noted(first), 'absent', 'ours-to-write'],
    ['differ because she moved it', noted(first), eventOf(first, elsewhere), 'owner-moved'],
    ['differ so though our write was not noted', first, eventOf(first, elsewhere), 'owner-moved'],
    [
      'differ so though our last write was not',
      noted(later, first),
      eventOf(later, elsewhere),
      'owner-moved',
    ],
    [
      'differ because both moved it',
      noted(later, first),
      eventOf(first, elsewhere),
      'both-changed',
    ],
    ['differ because somebody wrote a later revision', noted(first), eventOf(later), 'newer'],
    [
      'lost their marks (she wrote the whole event anew)',
      noted(first),
      withoutMarks(eventOf(first, elsewhere)),
      'owner-moved',
    ],
    ['are of an event that she deleted', noted(first), deleted, 'owner-cancelled'],
    ['are of one that was never noted', first, deleted, 'ours-to-write'],
    [
      'are of one deleted by us, taken back since',
      noted({ ...first, revision: 3 }, first),
      deleted,
      'ours-to-write',
    ],
    [
      'are of one that she deleted while the client moved it',
      noted(later, first),
      deleted,
      'both-changed',
    ],
  ])('%s', (_name, booking, event, kind) => {
    expect(compareBooking(booking, event).kind).toBe(kind);
  });

  it('say where she moved it', () => {
    expect(compareBooking(noted(first), eventOf(first, elsewhere))).toEqual({
      kind: 'owner-moved',
      to: at(elsewhere),
    });
  });

  it('count what was taken over from her as known: a second drag is hers again', () => {
    const taken = noted(later, { ...later, revision: later.revision });
    expect(compareBooking(taken, eventOf(first, later)).kind).toBe('agreed');
    expect(compareBooking(taken, eventOf(first, elsewhere))).toEqual({
      kind: 'owner-moved',
      to: at(elsewhere),
    });
  });

  it('count what was refused as known: the event goes back', () => {
    const refused = {
      ...first,
      google: { eventId: id, revision: 1, etag: '"2"', ...at(elsewhere) },
    };
    expect(compareBooking(refused, eventOf(first, elsewhere)).kind).toBe('ours-to-write');
  });

  it('are compared by whole days in the zone of the booking', () => {
    const times = { kind: 'days', from: '2026-12-03', until: '2026-12-04' } as const;
    expect(compareBooking(noted(first), { ...eventOf(first), times })).toEqual({
      kind: 'owner-moved',
      to: {
        startsAt: Date.parse('2026-12-02T17:00:00Z'),
        endsAt: Date.parse('2026-12-03T17:00:00Z'),
      },
    });
  });

  it('differ where only the end is another', () => {
    const longer = { ...first, endsAt: first.endsAt + minuteMs };
    expect(compareBooking(noted(first), eventOf(first, longer)).kind).toBe('owner-moved');
  });
});

describe('a cancelled booking and its event', () => {
  const gone = cancelled(noted(first));

  it.each<[string, CalendarEvent | 'absent', string]>([
    ['agree where it is gone', deleted, 'agreed'],
    ['agree where it never was', 'absent', 'agreed'],
    ['differ where it stands', eventOf(first), 'ours-to-remove'],
    ['differ where she moved it', eventOf(first, elsewhere), 'ours-to-remove'],
    ['are older than what was written since', eventOf({ ...first, revision: 3 }), 'newer'],
  ])('%s', (_name, event, kind) => {
    expect(compareBooking(gone, event).kind).toBe(kind);
  });
});
