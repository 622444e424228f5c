import type { MessageTemplate } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import { dayMs, minuteMs } from '#domain/time/instant.ts';

/** How a client may be written to. */
export type MessageForm =
  /** In words of our own, with choices to tap. */
  | { readonly kind: 'free' }
  /** In the words of an approved template. */
  | { readonly kind: 'template'; readonly template: MessageTemplate }
  /** Not at all until they write again. */
  | { readonly kind: 'held' };

/** WhatsApp counts from the client's last message. What is sent in the last minutes might come too late. */
const windowMs = dayMs - 5 * minuteMs;

/** Which form a message that answers none may have. `lastAt`: when the client wrote last, if ever. */
export function messageForm(
  now: Instant,
  lastAt: Instant | undefined,
  template: MessageTemplate | undefined,
): MessageForm {
  if (lastAt !== undefined && now - lastAt < windowMs) return { kind: 'free' };
  return template === undefined ? { kind: 'held' } : { kind: 'template', template };
}
