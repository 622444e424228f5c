import type { Booking } from '#domain/booking/booking.ts';
import type { Profile } from '#domain/client/client.ts';
import type { GoogleEvent } from '../doubles/google-event.ts';
import type { PageEvent } from './page-view.ts';
import { wallTime, wallTimeOf } from './wall-clock.ts';

/**
 * The calendar as the owner sees it, and bookings that it lacks yet. `events`: Google's, cancelled ones included;
 * undefined where the calendar is the real one, which is not asked.
 */
export function pageEvents(
  bookings: readonly Booking[],
  profiles: readonly Profile[],
  events: readonly GoogleEvent[] | undefined,
  zone: string,
): PageEvent[] {
  const confirmed = bookings.filter(({ status }) => status === 'confirmed');
  const byEvent = new Map(confirmed.map((booking) => [eventIdOf(booking), booking]));
  const shown = (events ?? []).filter(({ status }) => status !== 'cancelled');
  const shownIds = new Set(shown.map(({ id }) => id));
  const lacking = confirmed.filter((booking) => !shownIds.has(eventIdOf(booking)));
  return [
    ...shown.map((event) => eventShown(event, byEvent.get(event.id), profiles, zone)),
    ...lacking.map((booking) => ({
      id: booking.id,
      kind: 'booking' as const,
      title: ownerOf(booking, profiles)?.name ?? '?',
      start: wallTime(zone, booking.startsAt),
      end: wallTime(zone, booking.endsAt),
      ...clientOf(booking, profiles),
      inGoogle: false,
    })),
  ];
}

/** Google never frees an id: a booking that came back has another than its own. */
function eventIdOf({ id, google }: Booking): string {
  return google?.eventId ?? id;
}

function eventShown(
  event: GoogleEvent,
  booking: Booking | undefined,
  profiles: readonly Profile[],
  zone: string,
): PageEvent {
  const times = { start: wallTimeOf(zone, event.start), end: wallTimeOf(zone, event.end) };
  const title = event.summary ?? '';
  if (booking === undefined) {
    const kind = event.transparency === 'transparent' ? 'note' : 'own';
    return { id: event.id, kind, title, ...times, inGoogle: true };
  }
  return {
    id: event.id,
    kind: 'booking',
    title: ownerOf(booking, profiles)?.name ?? title,
    ...times,
    ...clientOf(booking, profiles),
    inGoogle: times.start === wallTime(zone, booking.startsAt),
  };
}

function ownerOf(booking: Booking, profiles: readonly Profile[]): Profile | undefined {
  return profiles.find(({ clientId }) => clientId === booking.clientId);
}

function clientOf(booking: Booking, profiles: readonly Profile[]): { client?: string } {
  const aliases = ownerOf(booking, profiles)?.aliases ?? [];
  const alias = aliases.find(({ kind }) => kind === 'phone') ?? aliases[0];
  return alias === undefined ? {} : { client: alias.value };
}
