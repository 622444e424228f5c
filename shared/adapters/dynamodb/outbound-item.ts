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
    audience: z.enum(['client', 'owner']),
    clientId: z.string(),
    cause: z.string(),
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
    state: z.enum(['waiting', 'sending', 'sent', 'failed', 'ambiguous']),
    leaseUntil: storedInstantSchema,
    attempts: z.int().nonnegative(),
    createdAt: storedInstantSchema,
    dueAt: storedInstantSchema.exactOptional(),
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
  const { id, to, leaseUntil, createdAt, dueAt, ambiguousSince, ...rest } = outbound;
  return {
    ...keys.outbound(id),
    entity: 'outbound',
    outboundId: id,
    ...rest,
    to: { phone: to.phone, userId: to.userId },
    leaseUntil: isoFromInstant(leaseUntil),
    createdAt: isoFromInstant(createdAt),
    dueAt: dueAt === undefined ? undefined : isoFromInstant(dueAt),
    ambiguousSince: ambiguousSince === undefined ? undefined : isoFromInstant(ambiguousSince),
    ...pendingAttributes(keys, outbound.state, createdAt),
    expiresAt: expiresAtSeconds(createdAt, retentionDays.message),
  };
}

/** The index of messages that may have to be sent holds those that wait, are being sent or are in doubt. */
export function pendingAttributes(keys: TableKeys, state: OutboundState, createdAt: Instant) {
  const pending = state !== 'sent' && state !== 'failed';
  return {
    pendingKey: pending ? keys.pendingMessages : undefined,
    pendingSince: pending ? isoFromInstant(createdAt) : undefined,
  };
}
