import type { DeliveryStatus } from '#domain/delivery/after-status.ts';
import type { Refusal } from '#domain/delivery/refusal.ts';
import { whatsappErrorOf } from './error-codes.ts';
import { errorSchema, statusSchema } from './webhook-schema.ts';

/** A status of a message of ours; undefined: of somebody else's, of a kind that says nothing, or no status. */
export function readStatus(json: unknown): DeliveryStatus | undefined {
  const parsed = statusSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const { id, status, timestamp, biz_opaque_callback_data: outboundId, errors } = parsed.data;
  const common = { channelId: id, outboundId, at: timestamp * 1_000 };
  if (status !== 'failed') {
    // Played is what a voice message is when it was heard.
    return { ...common, word: { kind: status === 'played' ? 'read' : status } };
  }
  return { ...common, word: { kind: 'failed', ...refusalOf(errors?.[0]) } };
}

/** What ails the account; undefined: an error that names no code. */
export function readAccountError(json: unknown): Refusal | undefined {
  const parsed = errorSchema.safeParse(json);
  return parsed.success ? refusalOf(parsed.data) : undefined;
}

/** A failure without a code is one of this message; nothing says that another try would help. */
function refusalOf(error: { readonly code: number } | undefined): Refusal {
  if (error === undefined) return { refusal: 'undeliverable' };
  return { refusal: whatsappErrorOf(error.code).refusal, code: error.code };
}
