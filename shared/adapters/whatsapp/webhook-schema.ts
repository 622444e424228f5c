import * as z from 'zod/mini';

import { isTransportable } from './transportable-text.ts';

/**
 * The parts of a WhatsApp webhook that are read, one schema a level. Each level holds the next as `unknown`, to be
 * parsed on its own: an update that is malformed, or of a kind that Meta invents tomorrow, loses nothing but itself.
 * Fields that are not named here are let through and dropped.
 */
export const webhookSchema = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.unknown()),
});

export const entrySchema = z.object({ changes: z.array(z.unknown()) });

export const changeSchema = z.object({ field: z.string(), value: z.unknown() });

const anyList = z.catch(z.array(z.unknown()), []);

/** The value of a change of the field `messages`: messages, delivery statuses or errors of the account. */
export const messagesValueSchema = z.object({
  metadata: z.catch(z.object({ phone_number_id: z.catch(z.string(), '') }), {
    phone_number_id: '',
  }),
  contacts: anyList,
  messages: anyList,
  statuses: anyList,
  errors: anyList,
});

/** Far above any id of WhatsApp's, far below what a key of the table may be. */
const identifierLengthMax = 256;

export const identifier = z
  .string()
  .check(z.minLength(1), z.maxLength(identifierLengthMax))
  .check(z.refine((id) => isTransportable(id) && !/[\0-\x1f]/.test(id)));
export const optionalIdentifier = z.catch(z.optional(identifier), undefined);

/** `wa_id` is missing where the person hides their phone, `user_id` in old payloads, the name at whim. */
export const contactSchema = z.object({
  wa_id: optionalIdentifier,
  user_id: optionalIdentifier,
  profile: z.catch(
    z.optional(z.object({ name: z.catch(z.optional(z.string()), undefined) })),
    undefined,
  ),
});

export type Contact = z.infer<typeof contactSchema>;

/** Unix seconds, as a string; a number would say the same. */
const unixSeconds = z.pipe(
  z.union([
    z.string().check(z.regex(/^\d{1,11}$/)),
    z.int().check(z.minimum(0), z.maximum(99_999_999_999)),
  ]),
  z.transform(Number),
);

/** What every message has. `from` is missing where the phone is hidden. */
export const messageSchema = z.object({
  id: identifier,
  from: optionalIdentifier,
  from_user_id: optionalIdentifier,
  timestamp: unixSeconds,
  type: z.string(),
});

export type Message = z.infer<typeof messageSchema>;

/** An error of a status or of the account. */
export const errorSchema = z.object({ code: z.int() });

/** What the channel says of a message that it took. Recipients are not read: our own id comes back. */
export const statusSchema = z.object({
  id: identifier,
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  timestamp: unixSeconds,
  biz_opaque_callback_data: identifier,
  errors: z.catch(z.optional(z.tuple([errorSchema], z.unknown())), undefined),
});

export const textSchema = z.object({ text: z.object({ body: z.string() }) });

const tapped = z.object({ id: identifier, title: z.catch(z.string(), '') });

export const interactiveSchema = z.object({
  interactive: z.union([
    z.object({ type: z.literal('button_reply'), button_reply: tapped }),
    z.object({ type: z.literal('list_reply'), list_reply: tapped }),
  ]),
});

/** The quick reply of a template. Without a payload it is no more than its words. */
export const templateButtonSchema = z.object({
  button: z.object({ payload: optionalIdentifier, text: z.catch(z.string(), '') }),
});

/** What is said of an update that is not acted on. */
export const kindSchema = z.object({
  status: z.optional(z.string()),
  type: z.optional(z.string()),
});
