import type { InboundMessage } from '#domain/conversation/message.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { AcceptedMessage, GraphDouble } from '../doubles/graph-double.ts';
import type { PageMessage, Progress } from './page-view.ts';
import type { StatusWebhooks } from './status-webhooks.ts';
import type { TurnLog } from './turn-log.ts';
import { wallTime } from './wall-clock.ts';

export interface MessageSources {
  readonly zone: string;
  readonly inbound: readonly InboundMessage[];
  /** When a message was posted, where that is known: WhatsApp's own time is cut to seconds. */
  readonly postedAt: (messageId: string) => Instant | undefined;
  readonly outbound: readonly Outbound[];
  /** Absent where WhatsApp is the real one. */
  readonly graph?: GraphDouble;
  readonly statuses?: StatusWebhooks;
  readonly turns: TurnLog;
}

/** Older ones are left out. */
const messagesMax = 400;

/** What clients sent, what they were sent, and what is on its way to them, in order. */
export function pageMessages(sources: MessageSources): PageMessage[] {
  const { graph, outbound } = sources;
  const accepted = graph?.accepted ?? [];
  const arrived = new Set(accepted.map(({ callbackId }) => callbackId));
  const underWay = outbound.filter(({ id }) => graph === undefined || !arrived.has(id));
  return [
    ...sources.inbound.map((message) => received(message, sources)),
    ...accepted.map((message) => sent(message, sources)),
    ...underWay.map((message) => unsent(message, sources)),
  ]
    .toSorted((one, other) => one.instant - other.instant)
    .slice(-messagesMax)
    .map(({ instant, ...message }) => ({ ...message, at: wallTime(sources.zone, instant) }));
}

type Placed = Omit<PageMessage, 'at'> & { readonly instant: Instant };

function received(message: InboundMessage, { graph, turns, postedAt }: MessageSources): Placed {
  const { id, sender, sentAt, content } = message;
  const isRead = graph?.reads.some(({ wamid }) => wamid === id) ?? false;
  return {
    id,
    client: sender.phone ?? sender.userId ?? '',
    direction: 'in',
    instant: postedAt(id) ?? sentAt,
    text:
      content.kind === 'text'
        ? content.text
        : content.kind === 'choice'
          ? content.title
          : `[${content.type}]`,
    progress: isRead ? 'read' : 'delivered',
    ...(turns.turn(id) ? { explainedBy: id } : {}),
  };
}

function sent(message: AcceptedMessage, { statuses, turns }: MessageSources): Placed {
  const { id, to, at, rendered, choices, payload, callbackId } = message;
  // The double shows each choice as a line of its own, at the end.
  const lines = rendered.split('\n');
  const isList = payload.type === 'interactive' && payload.interactive.type === 'list';
  return {
    id,
    client: to,
    direction: 'out',
    instant: at,
    text: lines.slice(0, lines.length - choices.length).join('\n'),
    ...(choices.length > 0 ? { choices } : {}),
    ...(isList ? { menuLabel: menuLabelOf(message) } : {}),
    progress: statuses?.statusOf(id) ?? 'accepted',
    ...explained(callbackId, turns),
  };
}

function menuLabelOf({ payload }: AcceptedMessage): string {
  if (payload.type !== 'interactive' || payload.interactive.type !== 'list') return '';
  return payload.interactive.action.button;
}

function unsent(outbound: Outbound, { turns }: MessageSources): Placed {
  const { id, to, createdAt, message, state } = outbound;
  return {
    id,
    client: to.phone ?? to.userId ?? '',
    direction: 'out',
    instant: createdAt,
    text: message.body,
    progress: progressOf(state),
    ...explained(id, turns),
  };
}

function progressOf(state: string): Progress {
  if (state === 'sent') return 'accepted';
  if (state === 'failed') return 'failed';
  return state === 'ambiguous' ? 'in-doubt' : 'waiting';
}

function explained(outboundId: string | undefined, turns: TurnLog): { explainedBy?: string } {
  const messageId = outboundId === undefined ? undefined : turns.messageOf(outboundId);
  return messageId === undefined ? {} : { explainedBy: messageId };
}
