import * as z from 'zod';
import type { Outbound, OutboundState } from '#domain/delivery/outbound.ts';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import { expiresAtSeconds, retentionDays } from './expiry.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';
import type { TableKeys } from './table-keys.ts';

const outboundSchema = z
  .object({
    entity: z.literal('outbound'),
    outboundId: z.string(),
    clientId: z.string(),
    inboundId: z.string(),
    to: z.object({ phone: z.string().exactOptional(), userId: z.string().exactOptional() }),
    message: z.object({
      body: z.string(),
      choices: z
        .array(
          z.object({ id: z.string(), title: z.string(), description: z.string().exactOptional() }),
        )
        .exactOptional(),
      menuLabel: z.string().exactOptional(),
    }),
    state: z.enum(['sending', 'sent', 'failed', 'ambiguous']),
    leaseUntil: storedInstantSchema,
    attempts: z.int().nonnegative(),
    createdAt: storedInstantSchema,
    ambiguousSince: storedInstantSchema.exactOptional(),
    channelId: z.string().exactOptional(),
    failureCode: z.int().exactOptional(),
  })
  .transform(({ entity: _, outboundId, ...rest }): Outbound => ({ id: outboundId, ...rest }));

/** @throws CoreSyncError `store.corrupt` */
export function readOutbound(item: StoredItem): Outbound {
  return readItem(outboundSchema, 'outbound message', item);
}

export function outboundItem(keys: TableKeys, outbound: Outbound) {
  const { id, to, leaseUntil, createdAt, ambiguousSince, ...rest } = outbound;
  return {
    ...keys.outbound(id),
    entity: 'outbound',
    outboundId: id,
    ...rest,
    to: { phone: to.phone, userId: to.userId },
    leaseUntil: isoFromInstant(leaseUntil),
    createdAt: isoFromInstant(createdAt),
    ambiguousSince: ambiguousSince === undefined ? undefined : isoFromInstant(ambiguousSince),
    ...pendingAttributes(keys, outbound.state, createdAt),
    expiresAt: expiresAtSeconds(createdAt, retentionDays.message),
  };
}

/** The index of messages that may have to be sent holds those that are being sent or in doubt. */
export function pendingAttributes(keys: TableKeys, state: OutboundState, createdAt: Instant) {
  const pending = state === 'sending' || state === 'ambiguous';
  return {
    pendingKey: pending ? keys.pendingMessages : undefined,
    pendingSince: pending ? isoFromInstant(createdAt) : undefined,
  };
}
