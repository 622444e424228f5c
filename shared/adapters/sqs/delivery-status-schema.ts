import * as z from 'zod/mini';

import type { DeliveryStatus } from '#domain/delivery/after-status.ts';
import { refusalKinds } from '#domain/delivery/refusal.ts';
import { CoreSyncError } from '#domain/error.ts';
import { jsonOrUndefined } from './json-or-undefined.ts';

/** The body of a queued status: `DeliveryStatus` as JSON. */
export const deliveryStatusSchema: z.ZodMiniType<DeliveryStatus> = z.object({
  channelId: z.string().check(z.minLength(1)),
  outboundId: z.exactOptional(z.string().check(z.minLength(1))),
  at: z.int(),
  word: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['sent', 'delivered', 'read']) }),
    z.object({
      kind: z.literal('failed'),
      refusal: z.enum(refusalKinds),
      code: z.exactOptional(z.int()),
    }),
  ]),
});

/**
 * Reads a queued status back.
 * @throws CoreSyncError `message.invalid` (it cannot become valid). The error holds nothing of the body.
 */
export function parseDeliveryStatus(body: string): DeliveryStatus {
  const parsed = deliveryStatusSchema.safeParse(jsonOrUndefined(body));
  if (!parsed.success) throw new CoreSyncError('message.invalid', 'queued body is no status');
  return parsed.data;
}
