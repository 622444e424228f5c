import type * as z from 'zod/mini';
import type { InboundContent } from '#domain/conversation/message.ts';
import { outsideWord } from './outside-word.ts';
import { lineOf, transportable } from './transportable-text.ts';
import { interactiveSchema, templateButtonSchema, textSchema } from './webhook-schema.ts';

/** WhatsApp's own bound on a text; what is longer did not come from it and is cut. */
const maxTextLength = 4_096;
/** A profile's name has 25 characters at most, a title 24. */
export const maxLineLength = 100;

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

/** What a message of this type says; `ignored`: nothing that is to be answered. */
export function contentOf(
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
      return { kind: 'ignored', reason: outsideWord(type) };
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
    : { kind: 'ignored', reason: `malformed:${outsideWord(type)}` };
}

function textOf(text: string): InboundContent {
  return { kind: 'text', text: transportable(text, maxTextLength) };
}
