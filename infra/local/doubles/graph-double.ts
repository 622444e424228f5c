import type { Sender } from '#domain/conversation/message.ts';
import { dayMs, type Instant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import { failureOf, type GraphFault, isAcceptedFirst, refusal, refusalOf } from './graph-faults.ts';
import { type GraphMessage, graphMessageSchema, graphReadSchema } from './graph-message-schema.ts';
import { GraphPairLimit } from './graph-pair-limit.ts';
import {
  choicesOf,
  findChoice,
  renderGraphMessage,
  type TappableChoice,
} from './graph-rendering.ts';
import type { HttpDouble } from './http-double.ts';

export interface AcceptedMessage {
  /** The wamid that the sender was told. */
  readonly id: string;
  /** The phone with a plus sign, or the business-scoped user id. */
  readonly to: string;
  readonly at: Instant;
  readonly payload: GraphMessage;
  readonly callbackId?: string;
  /** As a person reads it. */
  readonly rendered: string;
  readonly choices: readonly TappableChoice[];
}

export interface GraphDoubleOptions {
  readonly clock: Clock;
  readonly phoneNumberId: string;
  readonly token: string;
  readonly onMessage?: (message: AcceptedMessage) => void;
}

export function createGraphDouble(options: GraphDoubleOptions): GraphDouble {
  return new GraphDouble(options);
}

/** The part of Meta's Graph API that sends WhatsApp messages, with its rules and, on demand, its faults. */
export class GraphDouble implements HttpDouble {
  /** Every message that was taken, in order. */
  readonly accepted: AcceptedMessage[] = [];
  /** Every inbound message marked read, and whether typing was shown. */
  readonly reads: { readonly wamid: string; readonly typing: boolean; readonly at: Instant }[] = [];
  /** Whether the 24-hour window (131047) and the limit a recipient (131056) are enforced. */
  readonly switches = { window: true, pairLimit: true };
  /** What every message meets until it is taken away; queued faults go first. */
  outage: GraphFault | undefined;
  /** Told of each message that was taken. */
  onAccepted: ((message: AcceptedMessage) => void) | undefined;
  readonly #options: GraphDoubleOptions;
  readonly #pairLimit = new GraphPairLimit();
  readonly #inbound = new Set<string>();
  readonly #lastInboundAt = new Map<string, Instant>();
  readonly #faults: GraphFault[] = [];
  readonly #readFaults: GraphFault[] = [];

  constructor(options: GraphDoubleOptions) {
    this.#options = options;
  }

  /** Tells of a client's message: it opens the window and may be marked read. */
  noteInbound(wamid: string, from: Pick<Sender, 'phone' | 'userId'>, at: Instant): void {
    this.#inbound.add(wamid);
    for (const key of [from.phone, from.userId]) {
      if (key !== undefined)
        this.#lastInboundAt.set(key, Math.max(at, this.#lastInboundAt.get(key) ?? at));
    }
  }

  /** Queues faults for the next messages, one each. */
  fail(...faults: GraphFault[]): void {
    this.#faults.push(...faults);
  }

  /** Queues faults for the next mark-read or typing requests, one each. */
  failRead(...faults: GraphFault[]): void {
    this.#readFaults.push(...faults);
  }

  /** The newest choice of that title or number that was sent to the person: what a tap of theirs answers. */
  choiceFor(
    person: Pick<Sender, 'phone' | 'userId'>,
    titleOrNumber: string | number,
  ): { readonly choice: TappableChoice; readonly message: AcceptedMessage } | undefined {
    for (const message of this.accepted.toReversed()) {
      if (message.to !== person.phone && message.to !== person.userId) continue;
      const choice = findChoice(message.choices, titleOrNumber);
      if (choice !== undefined) return { choice, message };
    }
    return undefined;
  }

  async fetch(request: Request): Promise<Response> {
    const path = /^\/v\d+\.\d+\/(\d+)\/messages$/.exec(new URL(request.url).pathname);
    if (path === null || request.method !== 'POST') return refusal(404, 100, 'unknown path');
    if (request.headers.get('authorization') !== `Bearer ${this.#options.token}`) {
      return refusal(401, 190, 'the access token is not valid');
    }
    if (path[1] !== this.#options.phoneNumberId) return refusal(400, 33, 'no such phone number id');
    const body: unknown = await request.json().catch(() => undefined);
    if (typeof body !== 'object' || body === null)
      return refusal(400, 100, 'the body is not a JSON object');
    return 'status' in body ? this.#read(body, request.signal) : this.#send(body, request.signal);
  }

  async #read(body: object, signal: AbortSignal): Promise<Response> {
    const fault = this.#readFaults.shift();
    if (fault !== undefined) {
      const failure = await failureOf(fault, signal, body);
      if (failure !== undefined) return failure;
    }
    const parsed = graphReadSchema.safeParse(body, { reportInput: true });
    if (!parsed.success) return refusalOf(parsed.error);
    const wamid = parsed.data.message_id;
    if (!this.#inbound.has(wamid))
      return refusal(400, 131009, 'message_id is not a message to this number');
    const typing = parsed.data.typing_indicator !== undefined;
    this.reads.push({ wamid, typing, at: this.#options.clock.now() });
    return Response.json({ success: true });
  }

  async #send(body: object, signal: AbortSignal): Promise<Response> {
    const fault = this.#faults.shift() ?? this.outage;
    const isAccepted = isAcceptedFirst(fault);
    if (fault !== undefined && !isAccepted) {
      const failure = await failureOf(fault, signal, body);
      if (failure !== undefined) return failure;
    }
    const parsed = graphMessageSchema.safeParse(body, { reportInput: true });
    if (!parsed.success) return refusalOf(parsed.error);
    const response = this.#accept(parsed.data);
    if (fault !== undefined && isAccepted)
      return (await failureOf(fault, signal, body)) ?? response;
    return response;
  }

  #accept(payload: GraphMessage): Response {
    const now = this.#options.clock.now();
    const to = payload.to ?? payload.recipient ?? '';
    if (this.switches.window && payload.type !== 'template' && !this.#isWindowOpen(to, now)) {
      return refusal(400, 131047, 'more than 24 hours have passed since the recipient last wrote');
    }
    if (this.switches.pairLimit && !this.#pairLimit.take(to, now)) {
      return refusal(400, 131056, 'too many messages to this recipient');
    }
    const message: AcceptedMessage = {
      id: `wamid.OUT${now.toString(36)}x${this.accepted.length + 1}`,
      to,
      at: now,
      payload,
      callbackId: payload.biz_opaque_callback_data,
      rendered: renderGraphMessage(payload),
      choices: choicesOf(payload),
    };
    this.accepted.push(message);
    this.#options.onMessage?.(message);
    this.onAccepted?.(message);
    const contact =
      payload.to === undefined
        ? { input: to, user_id: to }
        : { input: to, wa_id: to.replace('+', '') };
    return Response.json({
      messaging_product: 'whatsapp',
      contacts: [contact],
      messages: [{ id: message.id }],
    });
  }

  #isWindowOpen(to: string, now: Instant): boolean {
    const last = this.#lastInboundAt.get(to);
    return last !== undefined && now - last < dayMs;
  }
}
