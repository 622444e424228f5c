import * as z from 'zod';
import { isoFromInstant } from '#domain/time/instant.ts';
import type { DeadLetter } from './dead-letters.ts';

/** What may be shown of a body that nobody asked to see: no text, no number, no name, no id of WhatsApp's. */
const knownSchema = z.object({
  content: z.object({ kind: z.string() }).optional(),
  word: z.object({ kind: z.string(), refusal: z.string().optional() }).optional(),
  requestContext: z.object({ condition: z.string() }).optional(),
});

/** One line a letter. */
export function letterLine({ messageId, sentAt, body }: DeadLetter): string {
  return `${messageId}  ${isoFromInstant(sentAt)}  ${kindOf(body)}`;
}

/** A letter whole, its body only where it was asked for. */
export function letterText(letter: DeadLetter, showContent: boolean): string {
  const body = showContent
    ? letter.body
    : `${Buffer.byteLength(letter.body)} bytes, not shown (--show-content shows texts and phone numbers)`;
  return `${letterLine(letter)}\n  ${body}`;
}

function kindOf(body: string): string {
  const known = knownSchema.safeParse(jsonOrUndefined(body)).data;
  if (known?.content) return `message: ${known.content.kind}`;
  if (known?.word) return ['status', known.word.kind, known.word.refusal].filter(Boolean).join(' ');
  if (known?.requestContext) return `batch given up: ${known.requestContext.condition}`;
  return 'unreadable';
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
