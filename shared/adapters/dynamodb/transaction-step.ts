import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#domain/time/instant.ts';

export type TransactionAction = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What an action of the transaction is for: cancellation reasons come by position and are read by role. */
export type TransactionRole =
  | {
      readonly kind:
        | 'inbound'
        | 'conversation'
        | 'profile'
        | 'alias'
        | 'outbound'
        | 'booking'
        | 'ledger'
        | 'erasure'
        | 'cell-kept'
        | 'cell-freed';
    }
  | { readonly kind: 'cell-taken'; readonly cell: Instant }
  | {
      readonly kind: 'cell-handed-over';
      readonly cell: Instant;
      readonly fromBookingId: string;
    };

export interface TransactionStep {
  readonly role: TransactionRole;
  readonly action: TransactionAction;
}
