import type * as z from 'zod/mini';

import type { IdentityNote } from '#domain/client/identity-note.ts';
import type { InboundMessage, Sender } from '#domain/conversation/message.ts';
import type { DeliveryStatus } from '#domain/delivery/after-status.ts';
import type { Refusal } from '#domain/delivery/refusal.ts';
import { contentOf, maxLineLength } from './message-content.ts';
import { outsideWord } from './outside-word.ts';
import { phoneOf } from './phone-of.ts';
import { lineOf } from './transportable-text.ts';
import { readSystemNote, readUserIdUpdates } from './webhook-identities.ts';
import {
  type Contact,
  changeSchema,
  contactSchema,
  entrySchema,
  kindSchema,
  type Message,
  messageSchema,
  messagesValueSchema,
  webhookSchema,
} from './webhook-schema.ts';
import { readAccountError, readStatus } from './webhook-statuses.ts';

/** The messages to one of the studio's numbers, in the order of the webhook. */
export interface Delivery {
  /** Meta's id of the number that was written to; empty if the webhook named none. */
  readonly businessNumberId: string;
  readonly messages: readonly InboundMessage[];
  /** Who is known by another phone or id from now on. */
  readonly notes: readonly IdentityNote[];
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
      if (delivery === undefined) continue;
      if (delivery.messages.length > 0 || delivery.notes.length > 0) deliveries.push(delivery);
    }
  }
  return { kind: 'read', deliveries, ...updates };
}

function readChange(change: unknown, updates: Updates): Delivery | undefined {
  const { ignored } = updates;
  const known = changeSchema.safeParse(change);
  if (!known.success) {
    ignored.push('malformed:change');
    return undefined;
  }
  if (known.data.field === 'user_id_update') return readIdentityChange(known.data.value, ignored);
  if (known.data.field !== 'messages') {
    ignored.push(`field:${outsideWord(known.data.field)}`);
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
    else ignored.push(`status:${outsideWord(kindOf(json).status)}`);
  }
  for (const json of errors) {
    const error = readAccountError(json);
    if (error !== undefined) updates.accountErrors.push(error);
    else ignored.push('account-error');
  }
  const people = contacts.flatMap((contact) => contactSchema.safeParse(contact).data ?? []);
  const notes = messages.map(readSystemNote);
  const read = messages.flatMap((message, index) =>
    notes[index] === undefined ? (readMessage(message, people, ignored) ?? []) : [],
  );
  return {
    businessNumberId: metadata.phone_number_id,
    messages: read,
    notes: notes.filter((note) => note !== undefined),
  };
}

function readIdentityChange(value: unknown, ignored: string[]): Delivery {
  const { metadata } = messagesValueSchema.safeParse(value).data ?? {};
  const notes = readUserIdUpdates(value);
  for (const note of notes) if (note === undefined) ignored.push('field:user_id_update');
  return {
    businessNumberId: metadata?.phone_number_id ?? '',
    messages: [],
    notes: notes.filter((note) => note !== undefined),
  };
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

function kindOf(json: unknown): z.infer<typeof kindSchema> {
  return kindSchema.safeParse(json).data ?? {};
}
