import type { Language } from '#domain/conversation/language.ts';
import type { Instant } from '#domain/time/instant.ts';

/** How a channel knows a client: WhatsApp's business-scoped id or a phone number (E.164 with `+`). */
export interface AliasKey {
  readonly kind: 'user-id' | 'phone';
  readonly value: string;
}

/** An alias as stored. `pairedWith` on a phone: the user id that it was last seen with, if any. */
export interface Alias extends AliasKey {
  readonly clientId: string;
  readonly pairedWith?: string;
}

/** What is kept of a client beside bookings. `clientId` is opaque and ours. */
export interface Profile {
  readonly clientId: string;
  readonly name?: string;
  readonly language?: Language;
  readonly aliases: readonly AliasKey[];
  readonly createdAt: Instant;
  /** As their last message had it. */
  readonly mark?: string;
}
