import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import type { Effect } from '#domain/conversation/decision.ts';
import type { FreeSlot } from '#domain/schedule/availability.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

export interface EffectFacts {
  readonly studio: Studio;
  readonly clientId: string;
  readonly at: Instant;
  /** The message that caused it. */
  readonly cause: string;
  readonly freshId: () => string;
}

/** Turns what was decided into changes of bookings, each one revision further. */
export function changesOf(effects: readonly Effect[], facts: EffectFacts): BookingChange[] {
  const common = { by: 'client', cause: facts.cause, at: facts.at } as const;
  return effects.map((effect) => ({ ...common, ...changeOf(effect, facts) }));
}

/** The booking before and after, one revision further. */
function changeOf(effect: Effect, facts: EffectFacts): Pick<BookingChange, 'before' | 'after'> {
  switch (effect.kind) {
    case 'book':
      return { after: newBooking(effect.slot, facts) };
    case 'move': {
      const { booking, slot } = effect;
      const { lane: resource, startsAt, endsAt } = slot;
      const revision = booking.revision + 1;
      return { before: booking, after: { ...booking, resource, startsAt, endsAt, revision } };
    }
    case 'cancel': {
      const { booking } = effect;
      const revision = booking.revision + 1;
      const cancelled = { cancelledAt: facts.at, cancelledBy: 'client' } as const;
      return {
        before: booking,
        after: { ...booking, status: 'cancelled', ...cancelled, revision },
      };
    }
    case 'restore': {
      const { cancelledAt: _at, cancelledBy: _by, ...booking } = effect.booking;
      const revision = booking.revision + 1;
      return { before: effect.booking, after: { ...booking, status: 'confirmed', revision } };
    }
  }
}

function newBooking(slot: FreeSlot, facts: EffectFacts): Booking {
  return {
    id: facts.freshId(),
    clientId: facts.clientId,
    resource: slot.lane,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    zone: facts.studio.zone,
    status: 'confirmed',
    revision: 1,
  };
}
