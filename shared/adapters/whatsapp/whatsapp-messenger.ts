import * as z from 'zod/mini';
import type { OutboundMessage, Sender } from '#domain/conversation/message.ts';
import type { RefusalKind } from '#domain/delivery/refusal.ts';
import type { Messenger, SendOutcome } from '#ports/messenger.ts';
import { whatsappErrorOf, whatsappErrors } from './error-codes.ts';
import { whatsappPayload } from './message-payload.ts';

export interface WhatsappAccess {
  readonly token: string;
  readonly phoneNumberId: string;
}

export interface WhatsappMessengerOptions {
  readonly fetch: typeof fetch;
  /** With the pinned version, such as `https://graph.facebook.com/v25.0`. */
  readonly apiUrl: string;
  /**
   * Asked before each request, and once more, with `true`, where WhatsApp refused its token. What it throws, `send`
   * throws.
   */
  readonly access: (isRefused?: boolean) => Promise<WhatsappAccess>;
  readonly sendTimeoutMs?: number;
  readonly typingTimeoutMs?: number;
}

const sendTimeoutMsDefault = 4_000;
const typingTimeoutMsDefault = 2_000;

/** WhatsApp's codes for a token that is not valid (any more), and the status where it names none. */
const tokenRefusedCodes: ReadonlySet<number> = new Set([0, 190, 401]);

/** The messenger on WhatsApp's Cloud API. One attempt a call and token; it never logs, and no error of it holds content. */
export function createWhatsappMessenger(options: WhatsappMessengerOptions): Messenger {
  const { sendTimeoutMs = sendTimeoutMsDefault, typingTimeoutMs = typingTimeoutMsDefault } =
    options;
  async function attempt(access: WhatsappAccess, payload: object): Promise<SendOutcome> {
    try {
      const response = await post(options, access, payload, AbortSignal.timeout(sendTimeoutMs));
      return outcomeOf(response.status, await response.text());
    } catch (error) {
      return outcomeWithoutAnswer(error);
    }
  }

  return {
    async send(to: Sender, message: OutboundMessage, callbackId: string): Promise<SendOutcome> {
      const payload = whatsappPayload(to, message, callbackId);
      const access = await options.access();
      const outcome = await attempt(access, payload);
      if (outcome.kind !== 'refused' || !tokenRefusedCodes.has(outcome.code ?? -1)) return outcome;
      const renewed = await options.access(true);
      return renewed.token === access.token ? outcome : attempt(renewed, payload);
    },

    async showTyping(inboundId: string, until: AbortSignal): Promise<void> {
      try {
        const access = await options.access();
        const signal = AbortSignal.any([until, AbortSignal.timeout(typingTimeoutMs)]);
        const response = await post(options, access, typingPayload(inboundId), signal);
        await response.body?.cancel();
      } catch {
        // A courtesy: the reply itself matters, and its own outcome will tell of an outage.
      }
    },
  };
}

function post(
  { fetch, apiUrl }: WhatsappMessengerOptions,
  { token, phoneNumberId }: WhatsappAccess,
  payload: object,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(`${apiUrl.replace(/\/$/, '')}/${phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(payload),
    signal,
  });
}

/** Marks the message read too; WhatsApp shows it until the answer comes, 25 s at most. */
function typingPayload(inboundId: string) {
  return {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: inboundId,
    typing_indicator: { type: 'text' },
  };
}

const acceptedSchema = z.object({
  messages: z.tuple([z.object({ id: z.string().check(z.minLength(1)) })]),
});

const refusedSchema = z.object({
  error: z.object({ code: z.int(), is_transient: z.optional(z.boolean()) }),
});

function outcomeOf(status: number, body: string): SendOutcome {
  const json = jsonOf(body);
  const refused = refusedSchema.safeParse(json);
  if (refused.success) {
    const { code, is_transient = false } = refused.data.error;
    const known = whatsappErrors.has(code) || !is_transient;
    return { kind: 'refused', code, refusal: known ? whatsappErrorOf(code).refusal : 'outage' };
  }
  const accepted = acceptedSchema.safeParse(json);
  if (accepted.success) return { kind: 'accepted', channelId: accepted.data.messages[0].id };
  // Something between us and WhatsApp refused it, in words that are not WhatsApp's.
  if (status >= 400 && status <= 499)
    return { kind: 'refused', code: status, refusal: refusalOfStatus(status) };
  return { kind: 'ambiguous', reason: `status-${status}-without-answer` };
}

function refusalOfStatus(status: number): RefusalKind {
  if (status === 429) return 'number-busy';
  return status === 401 || status === 403 ? 'not-allowed' : 'our-mistake';
}

/** Causes that say that no connection came about: nothing was sent. */
const neverLeftCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** WhatsApp's own code for "service unavailable", lent to a service that was not reached. */
const unavailableCode = 2;

function outcomeWithoutAnswer(error: unknown): SendOutcome {
  const code = causeCodeOf(error);
  if (code !== undefined && neverLeftCodes.has(code)) {
    return { kind: 'refused', code: unavailableCode, refusal: 'outage' };
  }
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  return { kind: 'ambiguous', reason: isTimeout ? 'timeout' : 'connection-lost' };
}

function causeCodeOf(error: unknown): string | undefined {
  const parsed = z.object({ cause: z.object({ code: z.string() }) }).safeParse(error);
  return parsed.success ? parsed.data.cause.code : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
