import * as z from 'zod/mini';
import { nextLookAt } from '#domain/delivery/delivery-step.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { refusalKinds } from '#domain/delivery/refusal.ts';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import { expiresAtSeconds } from './expiry.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';
import type { TableKeys } from './table-keys.ts';

const outboundSchema = z.pipe(
  z.object({
    entity: z.literal('outbound'),
    outboundId: z.string(),
    audience: z.enum(['client', 'owner']),
    clientId: z.string(),
    cause: z.string(),
    mark: z.exactOptional(z.string()),
    to: z.object({ phone: z.exactOptional(z.string()), userId: z.exactOptional(z.string()) }),
    message: z.object({
      body: z.string(),
      choices: z.exactOptional(
        z.array(
          z.object({ id: z.string(), title: z.string(), description: z.exactOptional(z.string()) }),
        ),
      ),
      menuLabel: z.exactOptional(z.string()),
      template: z.exactOptional(
        z.object({ name: z.string(), language: z.string(), parameters: z.array(z.string()) }),
      ),
    }),
    state: z.enum(['waiting', 'sending', 'sent', 'failed', 'ambiguous']),
    leaseUntil: storedInstantSchema,
    attempts: z.int().check(z.nonnegative()),
    createdAt: storedInstantSchema,
    dueAt: z.exactOptional(storedInstantSchema),
    waitsFor: z.exactOptional(z.literal('client')),
    by: z.exactOptional(z.literal('calendar')),
    releasedAt: z.exactOptional(storedInstantSchema),
    ambiguousSince: z.exactOptional(storedInstantSchema),
    refusals: z.exactOptional(z.int().check(z.nonnegative())),
    channelId: z.exactOptional(z.string()),
    refusedIds: z.exactOptional(z.array(z.string())),
    lastRefusal: z.exactOptional(
      z.object({ kind: z.enum(refusalKinds), times: z.int().check(z.positive()) }),
    ),
    failureCode: z.exactOptional(z.int()),
    status: z.exactOptional(
      z.object({ kind: z.enum(['sent', 'delivered', 'read']), at: storedInstantSchema }),
    ),
  }),
  z.transform(({ entity: _, outboundId, ...rest }): Outbound => ({ id: outboundId, ...rest })),
);

/** @throws CoreSyncError `store.corrupt` */
export function readOutbound(item: StoredItem): Outbound {
  return readItem(outboundSchema, 'outbound message', item);
}

export function outboundItem(keys: TableKeys, outbound: Outbound) {
  const { id, to, createdAt, status, ...rest } = outbound;
  const lookAt = nextLookAt(outbound);
  return {
    ...keys.outbound(id),
    entity: 'outbound',
    outboundId: id,
    ...rest,
    to: { phone: to.phone, userId: to.userId },
    leaseUntil: isoFromInstant(outbound.leaseUntil),
    createdAt: isoFromInstant(createdAt),
    dueAt: storedOrAbsent(outbound.dueAt),
    releasedAt: storedOrAbsent(outbound.releasedAt),
    ambiguousSince: storedOrAbsent(outbound.ambiguousSince),
    status: status && { kind: status.kind, at: isoFromInstant(status.at) },
    // The index of messages that may have to be sent, by when they are to be looked at.
    pendingKey: lookAt === undefined ? undefined : pendingKeyOf(keys, outbound),
    pendingSince: storedOrAbsent(lookAt),
    expiresAt: expiresAtSeconds(createdAt, keys.retention.messages),
  };
}

/** By whom it is looked at: housekeeping, or whoever writes to the calendar. */
function pendingKeyOf(keys: TableKeys, { by }: Outbound): string {
  return by === 'calendar' ? keys.pendingNotes : keys.pendingMessages;
}

function storedOrAbsent(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : isoFromInstant(instant);
}
