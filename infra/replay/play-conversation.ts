import { Duration } from 'luxon';
import { instantFromIso } from '#domain/time/instant.ts';
import type { DeepseekDouble } from '#infra/local/doubles/deepseek-double.ts';
import type { GraphDouble } from '#infra/local/doubles/graph-double.ts';
import type { LocalClock } from '#infra/local/local-clock.ts';
import { type ClientAct, clientWebhook, type PlayedClient } from '#infra/replay/client-webhook.ts';
import type {
  ReplayChange,
  ReplayLine,
  ReplayResult,
  ReplayTurn,
} from '#infra/replay/replay-schema.ts';
import { clockTimeOf } from '#infra/replay/studio-time-text.ts';

/** How far the clock goes on with each turn. */
export const turnMs = 20_000;

/** The person whose conversation is played. */
export const playedClient: PlayedClient = {
  phone: '+6281234567890',
  userId: 'ID.13490000000000001',
  name: 'Ana',
};

export interface SeenBooking {
  readonly id: string;
  readonly client: 'self' | 'other';
  readonly startsAt: number;
  readonly status: 'confirmed' | 'cancelled';
}

/** A running CoreSync, in whatever way it runs, to play a conversation on. */
export interface Stage {
  readonly clock: LocalClock;
  readonly zone: string;
  readonly graph: GraphDouble;
  readonly deepseek: DeepseekDouble;
  /** Posts a webhook and resolves when all that follows from it is done. */
  deliver(webhook: Readonly<Record<string, unknown>>): Promise<void>;
  /** What falls due after the clock was moved. */
  afterMove(): Promise<void>;
  bookings(): Promise<readonly SeenBooking[]>;
}

/** Plays one conversation, turn by turn, and tells what was said and what changed. */
export async function playConversation(line: ReplayLine, stage: Stage): Promise<ReplayResult> {
  const start = instantFromIso(line.now);
  const sent = () => stage.graph.accepted.length;
  const [sentBefore, callsBefore] = [sent(), stage.deepseek.calls];
  let before = await stage.bookings();
  const turns: ReplayResult['turns'] = [];
  let at = start;
  for (const [index, turn] of line.turns.entries()) {
    stage.clock.set(at);
    const heard = sent();
    const played = await playTurn(stage, turn, `wamid.${line.id}.${index + 1}`);
    const after = await stage.bookings();
    turns.push({
      text: played.text,
      replies: stage.graph.accepted.slice(heard).map((message) => message.rendered),
      changes: changesBetween(before, after, stage.zone),
      bookings: startsOf(after, 'self', stage.zone),
      ...(played.fault === undefined ? {} : { fault: played.fault }),
    });
    before = after;
    at += turnMs + played.advancedMs;
  }
  return {
    id: line.id,
    turns,
    bookings: startsOf(before, 'self', stage.zone),
    others: startsOf(before, 'other', stage.zone),
    messages_sent: sent() - sentBefore,
    model_calls: stage.deepseek.calls - callsBefore,
  };
}

interface PlayedTurn {
  readonly text: string;
  readonly advancedMs: number;
  readonly fault?: string;
}

async function playTurn(stage: Stage, turn: ReplayTurn, messageId: string): Promise<PlayedTurn> {
  const said = (text: string): PlayedTurn => ({ text, advancedMs: 0 });
  const act = async (text: string, what: ClientAct): Promise<PlayedTurn> => {
    await send(stage, what, messageId);
    return said(text);
  };
  if (typeof turn === 'string') return act(turn, { kind: 'text', text: turn });
  if ('text' in turn) return act(turn.text, { kind: 'text', text: turn.text });
  if ('audio' in turn) return act('', { kind: 'audio' });
  if ('raw' in turn) return playRaw(stage, turn.raw, messageId);
  if ('model' in turn) {
    stage.deepseek.script(turn.model);
    return said('');
  }
  if ('advance' in turn) {
    const advancedMs = Duration.fromISO(turn.advance).toMillis();
    stage.clock.advance(advancedMs);
    await stage.afterMove();
    return { text: '', advancedMs };
  }
  const found = stage.graph.choiceFor(playedClient, turn.tap);
  if (!found) return { ...said(String(turn.tap)), fault: `nothing to tap is called "${turn.tap}"` };
  return act(found.choice.title, { kind: 'tap', choice: found.choice });
}

async function send(stage: Stage, act: ClientAct, messageId: string): Promise<void> {
  const at = stage.clock.now();
  stage.graph.noteInbound(messageId, playedClient, at);
  await stage.deliver(clientWebhook(playedClient, act, messageId, at));
}

/** A whole webhook is posted as it is; a message is put into one, with sender, id and time where it has none. */
async function playRaw(
  stage: Stage,
  raw: Readonly<Record<string, unknown>>,
  messageId: string,
): Promise<PlayedTurn> {
  if ('entry' in raw) {
    stage.graph.noteInbound(messageId, playedClient, stage.clock.now());
    await stage.deliver(raw);
  } else {
    await send(stage, { kind: 'raw', message: raw }, messageId);
  }
  return { text: '', advancedMs: 0 };
}

function startsOf(
  bookings: readonly SeenBooking[],
  client: 'self' | 'other',
  zone: string,
): string[] {
  return bookings
    .filter((one) => one.client === client && one.status === 'confirmed')
    .map((one) => clockTimeOf(zone, one.startsAt))
    .sort();
}

function changesBetween(
  before: readonly SeenBooking[],
  after: readonly SeenBooking[],
  zone: string,
): ReplayChange[] {
  return after.flatMap((now): ReplayChange[] => {
    const old = before.find((one) => one.id === now.id);
    const common = { client: now.client, start: clockTimeOf(zone, now.startsAt) };
    if (!old) return now.status === 'confirmed' ? [{ change: 'booked', ...common }] : [];
    if (old.status !== now.status) {
      return [{ change: now.status === 'cancelled' ? 'cancelled' : 'restored', ...common }];
    }
    if (old.startsAt === now.startsAt) return [];
    return [{ change: 'moved', ...common, from: clockTimeOf(zone, old.startsAt) }];
  });
}
