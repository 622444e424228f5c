import * as z from 'zod/mini';

import type { InboundMessage } from '#domain/conversation/message.ts';
import { CoreSyncError } from '#domain/error.ts';
import { jsonOrUndefined } from './json-or-undefined.ts';

const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('choice'), id: z.string(), title: z.string() }),
  z.object({ kind: z.literal('unreadable'), type: z.string() }),
]);

const sender = z
  .object({
    phone: z.exactOptional(z.string().check(z.minLength(1))),
    userId: z.exactOptional(z.string().check(z.minLength(1))),
    name: z.exactOptional(z.string().check(z.minLength(1))),
  })
  .check(z.refine((known) => known.phone !== undefined || known.userId !== undefined));

/** The body of a queued message: `InboundMessage` as JSON. */
export const inboundMessageSchema: z.ZodMiniType<InboundMessage> = z.object({
  id: z.string().check(z.minLength(1)),
  sender,
  sentAt: z.int(),
  content,
  mark: z.exactOptional(z.string().check(z.minLength(1))),
});

/**
 * Reads a queued message back.
 * @throws CoreSyncError `message.invalid` (it cannot become valid; the dead-letter queue is its place). The error
 *   holds nothing of the body.
 */
export function parseInboundMessage(body: string): InboundMessage {
  const parsed = inboundMessageSchema.safeParse(jsonOrUndefined(body));
  if (!parsed.success) throw new CoreSyncError('message.invalid', 'queued body is no message');
  return parsed.data;
}
