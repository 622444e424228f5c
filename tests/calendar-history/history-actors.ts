import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';
import type { SeededRandom } from '#infra/simulation/seeded-random.ts';
import type { UnitOfWork } from '#ports/turn-store.ts';
import { type HistoryWorld, historyStudio } from './history-world.ts';

const dayStart = Date.parse('2026-12-03T01:00:00Z');
const sessionMs = 45 * minuteMs;

/** A start on one of two days, few enough that people meet. */
function someStart(random: SeededRandom): Instant {
  const quarters = random.between(0, 23);
  return dayStart + random.between(0, 1) * 24 * 60 * minuteMs + quarters * 15 * minuteMs;
}

export function times(startsAt: Instant, lengthMs: number) {
  const iso = (at: Instant) => new Date(at + 7 * 60 * minuteMs).toISOString().slice(0, 19);
  const timeZone = 'Asia/Jakarta';
  return {
    start: { dateTime: `${iso(startsAt)}+07:00`, timeZone, date: null },
    end: { dateTime: `${iso(startsAt + lengthMs)}+07:00`, timeZone, date: null },
  };
}

/** What clients do, by the product's own commit and without any word of theirs. Returns whose booking changed. */
export async function clientActs(
  world: HistoryWorld,
  random: SeededRandom,
  known: Map<string, string>,
): Promise<{ clientId: string; bookingId: string } | undefined> {
  const clientId = `c${random.between(1, world.clients)}`;
  const record = await world.turns.loadClient(clientId, world.clock.now());
  const own = record.bookings.length > 0 ? random.pick(record.bookings) : undefined;
  const at = world.clock.now();
  const after =
    own === undefined || random.chance(0.25)
      ? newBooking(random, clientId)
      : changed(random, own, at);
  if (after === undefined) return undefined;
  const before = after.revision === 1 ? undefined : own;
  const change: BookingChange = {
    ...{ after, by: 'client', cause: `wamid.${random.hex(12)}`, at },
    ...(before && { before }),
  };
  known.set(after.id, clientId);
  const unit: UnitOfWork = { at, changes: [change] };
  const turn = record.profile === undefined ? firstTurn(clientId, random.hex(12), at) : undefined;
  const { kind } = await world.turns.commit(turn === undefined ? unit : { ...unit, turn });
  return kind === 'committed' ? { clientId, bookingId: after.id } : undefined;
}

function newBooking(random: SeededRandom, clientId: string): Booking {
  const startsAt = someStart(random);
  return {
    ...{ id: random.hex(32), clientId, startsAt, endsAt: startsAt + sessionMs },
    resource: random.pick(historyStudio.lanes).id,
    ...{ zone: 'Asia/Jakarta', status: 'confirmed', revision: 1 },
  };
}

function changed(random: SeededRandom, own: Booking, at: Instant): Booking {
  const revision = own.revision + 1;
  if (own.status === 'cancelled') {
    const { cancelledAt: _at, cancelledBy: _by, ...rest } = own;
    return { ...rest, status: 'confirmed', revision };
  }
  if (random.chance(0.4)) {
    return { ...own, status: 'cancelled', cancelledAt: at, cancelledBy: 'client', revision };
  }
  const startsAt = someStart(random);
  return { ...own, startsAt, endsAt: startsAt + sessionMs, revision };
}

function firstTurn(clientId: string, id: string, at: Instant): NonNullable<UnitOfWork['turn']> {
  const alias = { kind: 'phone', value: `+62812${clientId.slice(1).padStart(8, '0')}` } as const;
  return {
    inbound: { id, clientId, decidedAt: at, decision: 'booked' },
    conversation: {
      readRevision: 0,
      state: { language: 'id', lastSentAt: at, misunderstood: 0, explained: [] },
    },
    client: {
      profile: { clientId, name: `Client ${clientId}`, aliases: [alias], createdAt: at },
      aliases: [{ alias: { ...alias, clientId } }],
    },
  };
}

/** What the owner does in her calendar, over Google's own API. */
export async function ownerActs(world: HistoryWorld, random: SeededRandom): Promise<void> {
  const { owner } = world;
  const live = world.google
    .events()
    .filter(({ status, id }) => status !== 'cancelled' && !id.startsWith('note'));
  const event = live.length > 0 ? random.pick(live) : undefined;
  const place = times(someStart(random), random.pick([30, 45, 60, 120]) * minuteMs);
  const act = random.between(0, 9);
  if (event === undefined || act < 2) {
    const id = `hers${random.hex(12)}`;
    const title = random.pick(['Rapat', 'Reformer 2 diservis', 'Reformer bersih-bersih', '']);
    const rule = random.chance(0.2) ? { recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] } : {};
    await owner.make({ id, summary: title, ...place, ...rule });
    return;
  }
  switch (act) {
    case 2:
    case 3:
    case 4:
      await owner.change(event.id, place);
      return;
    case 5:
    case 6:
      await owner.remove(event.id);
      return;
    case 7:
      await owner.change(event.id, { summary: `Catatan ${random.hex(4)}`, colorId: '5' });
      return;
    case 8:
      await owner.make({
        ...{ id: `copy${random.hex(12)}`, summary: event.summary ?? '', ...place },
        extendedProperties: event.extendedProperties ?? {},
      });
      return;
    default:
      await restoreOrDrag(world, random);
  }
}

/** She brings one back that was deleted, repeats a session, or drags one into the past or over a whole day. */
async function restoreOrDrag({ google, owner }: HistoryWorld, random: SeededRandom) {
  const deleted = google.events().filter(({ status }) => status === 'cancelled');
  if (deleted.length > 0 && random.chance(0.5)) {
    await owner.change(random.pick(deleted).id, { status: 'confirmed' });
    return;
  }
  const sessions = google
    .events()
    .filter(({ id, status }) => /^[0-9a-f]{32}/.test(id) && status !== 'cancelled');
  if (sessions.length === 0) return;
  const { id, recurrence } = random.pick(sessions);
  if (random.chance(0.3)) {
    const rule = recurrence === undefined ? ['RRULE:FREQ=DAILY;COUNT=3'] : null;
    await owner.change(id, { recurrence: rule });
    return;
  }
  const none = { dateTime: null, timeZone: null };
  const day = {
    start: { date: '2026-12-04', ...none },
    end: { date: '2026-12-05', ...none },
  };
  const past = times(Date.parse('2026-12-01T03:00:00Z'), sessionMs);
  await owner.change(id, random.chance(0.5) ? day : past);
}
