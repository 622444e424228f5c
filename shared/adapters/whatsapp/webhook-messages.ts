import type * as z from 'zod/mini';

import type { InboundContent, InboundMessage, Sender } from '#domain/conversation/message.ts';
import type { DeliveryStatus } from '#domain/delivery/after-status.ts';
import type { Refusal } from '#domain/delivery/refusal.ts';
import { lineOf, transportable } from './transportable-text.ts';
import {
  type Contact,
  changeSchema,
  contactSchema,
  entrySchema,
  interactiveSchema,
  kindSchema,
  type Message,
  messageSchema,
  messagesValueSchema,
  templateButtonSchema,
  textSchema,
  webhookSchema,
} from './webhook-schema.ts';
import { readAccountError, readStatus } from './webhook-statuses.ts';

/** The messages to one of the studio's numbers, in the order of the webhook. */
export interface Delivery {
  /** Meta's id of the number that was written to; empty if the webhook named none. */
  readonly businessNumberId: string;
  readonly messages: readonly InboundMessage[];
}

export type WebhookReading =
  | {
      readonly kind: 'read';
      readonly deliveries: readonly Delivery[];
      /** What became of messages of ours. */
      readonly statuses: readonly DeliveryStatus[];
      /** What ails the account as a whole. */
      readonly accountErrors: readonly Refusal[];
      /** The kind of each other update, such as `reaction`, or `status:sent` of a message that is not ours. */
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'foreign' };

/** WhatsApp's own bound on a text; what is longer did not come from it and is cut. */
const maxTextLength = 4_096;
/** A profile's name has 25 characters at most, a title 24. */
const maxLineLength = 100;

/** Kinds in which a person said something that only a person can take in. */
const unreadableTypes: ReadonlySet<string> = new Set([
  'audio',
  'voice',
  'image',
  'video',
  'document',
  'sticker',
  'location',
  'contacts',
  'unsupported',
]);

/** What is gathered on the way through a webhook. */
interface Updates {
  readonly statuses: DeliveryStatus[];
  readonly accountErrors: Refusal[];
  readonly ignored: string[];
}

/** Every client's message in a webhook, whatever else and however much it carries. Never throws. */
export function readWebhook(json: unknown): WebhookReading {
  const webhook = webhookSchema.safeParse(json);
  if (!webhook.success) return { kind: 'foreign' };
  const deliveries: Delivery[] = [];
  const updates: Updates = { statuses: [], accountErrors: [], ignored: [] };
  for (const entry of webhook.data.entry) {
    const changes = entrySchema.safeParse(entry);
    if (!changes.success) updates.ignored.push('malformed:entry');
    for (const change of changes.data?.changes ?? []) {
      const delivery = readChange(change, updates);
      if (delivery !== undefined && delivery.messages.length > 0) deliveries.push(delivery);
    }
  }
  return { kind: 'read', deliveries, ...updates };
}

function readChange(change: unknown, updates: Updates): Delivery | undefined {
  const { ignored } = updates;
  const known = changeSchema.safeParse(change);
  if (!known.success || known.data.field !== 'messages') {
    ignored.push(known.success ? `field:${word(known.data.field)}` : 'malformed:change');
    return undefined;
  }
  const value = messagesValueSchema.safeParse(known.data.value);
  if (!value.success) {
    ignored.push('malformed:value');
    return undefined;
  }
  const { metadata, contacts, messages, statuses, errors } = value.data;
  for (const json of statuses) {
    const status = readStatus(json);
    if (status !== undefined) updates.statuses.push(status);
    else ignored.push(`status:${word(kindOf(json).status)}`);
  }
  for (const json of errors) {
    const error = readAccountError(json);
    if (error !== undefined) updates.accountErrors.push(error);
    else ignored.push('account-error');
  }
  const people = contacts.flatMap((contact) => contactSchema.safeParse(contact).data ?? []);
  const read = messages.flatMap((message) => readMessage(message, people, ignored) ?? []);
  return { businessNumberId: metadata.phone_number_id, messages: read };
}

function readMessage(
  json: unknown,
  people: readonly Contact[],
  ignored: string[],
): InboundMessage | undefined {
  const message = messageSchema.safeParse(json);
  if (!message.success) {
    ignored.push('malformed:message');
    return undefined;
  }
  const { id, timestamp, type } = message.data;
  const content = contentOf(type, json);
  if (content.kind === 'ignored') {
    ignored.push(content.reason);
    return undefined;
  }
  const sender = senderOf(message.data, people);
  if (sender === undefined) {
    ignored.push('malformed:sender');
    return undefined;
  }
  return { id, sender, sentAt: timestamp * 1_000, content };
}

function contentOf(
  type: string,
  json: unknown,
): InboundContent | { readonly kind: 'ignored'; readonly reason: string } {
  if (unreadableTypes.has(type)) return { kind: 'unreadable', type };
  switch (type) {
    case 'text':
      return parsedOr(textSchema, json, type, ({ text }) => textOf(text.body));
    case 'interactive':
      // Another interactive answer (a flow's form) is an answer still, to something we did not ask.
      return interactiveContent(json) ?? { kind: 'unreadable', type };
    case 'button':
      return parsedOr(templateButtonSchema, json, type, ({ button: { payload, text } }) =>
        payload === undefined
          ? textOf(text)
          : { kind: 'choice', id: payload, title: lineOf(text, maxLineLength) },
      );
    default:
      // Reactions, edits, revocations, orders, system notes, and what is not known yet.
      return { kind: 'ignored', reason: word(type) };
  }
}

function interactiveContent(json: unknown): InboundContent | undefined {
  const interactive = interactiveSchema.safeParse(json).data?.interactive;
  if (interactive === undefined) return undefined;
  const { id, title } =
    interactive.type === 'button_reply' ? interactive.button_reply : interactive.list_reply;
  return { kind: 'choice', id, title: lineOf(title, maxLineLength) };
}

function parsedOr<Parsed>(
  schema: z.ZodMiniType<Parsed>,
  json: unknown,
  type: string,
  toContent: (parsed: Parsed) => InboundContent,
): InboundContent | { readonly kind: 'ignored'; readonly reason: string } {
  const parsed = schema.safeParse(json);
  return parsed.success
    ? toContent(parsed.data)
    : { kind: 'ignored', reason: `malformed:${word(type)}` };
}

function textOf(text: string): InboundContent {
  return { kind: 'text', text: transportable(text, maxTextLength) };
}

/** The sender by the message's own word, filled in from the contact that carries the same id. */
function senderOf(message: Message, people: readonly Contact[]): Sender | undefined {
  const { from, from_user_id: fromUserId } = message;
  // By id, never by position: the two arrays need not run in parallel.
  const person =
    people.find(({ user_id: userId }) => userId !== undefined && userId === fromUserId) ??
    people.find(
      ({ wa_id: waId, user_id: userId }) =>
        waId !== undefined && waId === from && (userId ?? fromUserId) === (fromUserId ?? userId),
    );
  const phone = phoneOf(from) ?? phoneOf(person?.wa_id);
  const userId = fromUserId ?? person?.user_id;
  if (phone === undefined && userId === undefined) return undefined;
  const name = lineOf(person?.profile?.name ?? '', maxLineLength);
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(userId === undefined ? {} : { userId }),
    ...(name ? { name } : {}),
  };
}

/** E.164 with its plus sign, which WhatsApp leaves away. */
function phoneOf(digits: string | undefined): string | undefined {
  const match = /^\+?(\d{5,20})$/.exec(digits ?? '');
  return match === null ? undefined : `+${match[1]}`;
}

function kindOf(json: unknown): z.infer<typeof kindSchema> {
  return kindSchema.safeParse(json).data ?? {};
}

/** A word from outside, fit for a log: a vocabulary of Meta's, never something that a person wrote. */
function word(text: string | undefined): string {
  return text !== undefined && /^[a-z_]{1,40}$/.test(text) ? text : 'other';
}
