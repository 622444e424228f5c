import type { Sender } from '#domain/conversation/message.ts';

/** The channel's word that somebody is known by another phone or id from now on. It is no message of theirs. */
export interface IdentityNote {
  readonly kind: 'identity-note';
  /** The channel's id, or one that is the same whenever the same is said. */
  readonly id: string;
  /** As they were known. */
  readonly sender: Pick<Sender, 'phone' | 'userId'>;
  /** As they are known from now on. */
  readonly current: Pick<Sender, 'phone' | 'userId'>;
  /** Name them in logs, as they were known and as they are. */
  readonly marks?: readonly string[];
}
