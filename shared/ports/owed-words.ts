import type { Span } from '#domain/calendar/calendar-event.ts';

/** That a change of the owner's has not reached its client, and that she is still to hear so. */
export interface OwedWord {
  /** The session that it is about, as it was then. */
  readonly about: Span & { readonly bookingId: string; readonly clientId: string };
  /** The booking's revision. */
  readonly revision: number;
}

/** Words to the owner that were committed with a change, so that nothing which ends in between can lose them. */
export interface OwedWords {
  list(): Promise<OwedWord[]>;
  /** She was told. Idempotent. */
  settle(word: OwedWord): Promise<void>;
}
