import type { BookingChange } from '#domain/booking/booking.ts';
import type { Effect } from '#domain/conversation/decision.ts';
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
  return effects.map((effect) => {
    switch (effect.kind) {
      case 'book':
        return {
          ...common,
          after: {
            id: facts.freshId(),
            clientId: facts.clientId,
            resource: effect.slot.lane,
            startsAt: effect.slot.startsAt,
            endsAt: effect.slot.endsAt,
            zone: facts.studio.zone,
            status: 'confirmed',
            revision: 1,
          },
        };
      case 'move':
        return {
          ...common,
          before: effect.booking,
          after: {
            ...effect.booking,
            resource: effect.slot.lane,
            startsAt: effect.slot.startsAt,
            endsAt: effect.slot.endsAt,
            revision: effect.booking.revision + 1,
          },
        };
      case 'cancel':
        return {
          ...common,
          before: effect.booking,
          after: {
            ...effect.booking,
            status: 'cancelled',
            cancelledAt: facts.at,
            cancelledBy: 'client',
            revision: effect.booking.revision + 1,
          },
        };
      case 'restore': {
        const { cancelledAt: _at, cancelledBy: _by, ...booking } = effect.booking;
        return {
          ...common,
          before: effect.booking,
          after: { ...booking, status: 'confirmed', revision: booking.revision + 1 },
        };
      }
    }
  });
}
