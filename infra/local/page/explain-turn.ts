import type { Effect } from '#domain/conversation/decision.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import type { Reading, Wish } from '#domain/intent/reading.ts';
import { startHours } from '#domain/schedule/opening.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { TurnStep } from '#ports/turn-trace.ts';
import type { TableItem } from '../table-items.ts';
import type { PageReading, PageReason } from './page-view.ts';
import type { LoggedTurn, TimedStep } from './turn-log.ts';
import { wallTime } from './wall-clock.ts';

/** Puts into words why a message was answered as it was. `body`: as it was posted. */
export function explainTurn(
  turn: LoggedTurn,
  studio: Studio,
  items: readonly TableItem[],
  body: string,
): PageReason {
  const { message, invocations } = turn;
  const all = [...invocations.values()];
  // The invocation that decided; the others only found it decided.
  const steps =
    all.find((each) => each.some(({ step }) => step.kind === 'decided')) ?? all[0] ?? [];
  const read = lastOf(steps, 'read');
  const decided = lastOf(steps, 'decided');
  const committed = lastOf(steps, 'committed');
  return {
    text: message.content.kind === 'text' ? message.content.text : '',
    body,
    invocations: invocations.size,
    steps: durations(steps),
    ...(read ? { grammar: pageReading(read.grammar), actedOn: pageReading(read.reading) } : {}),
    ...(read?.model ? { model: modelReading(read.model) } : {}),
    resolved: (read?.reading.wishes ?? []).map((wish) => resolved(wish, studio, message.sentAt)),
    ...(decided ? { decision: decided.decision.name } : {}),
    effects: (decided?.decision.effects ?? []).map((effect) => effectText(effect, studio.zone)),
    ...(committed ? { outcome: committed.outcome } : {}),
    delivery: all.flatMap((each) => lastOf(each, 'sent')?.delivery ?? []).at(-1),
    items: committed ? itemsOf(committed, items) : [],
  };
}

function lastOf<Kind extends TurnStep['kind']>(steps: readonly TimedStep[], kind: Kind) {
  return steps
    .map(({ step }) => step)
    .findLast((step): step is Extract<TurnStep, { kind: Kind }> => step.kind === kind);
}

function durations(steps: readonly TimedStep[]): PageReason['steps'] {
  return steps.map(({ afterMs, step }, index) => ({
    name: step.kind,
    tookMs: Math.round((afterMs - (steps[index - 1]?.afterMs ?? 0)) * 10) / 10,
  }));
}

function pageReading({ intent, words, leftover }: Reading): PageReading {
  return { intent, words, leftover };
}

function modelReading(
  answer: NonNullable<Extract<TurnStep, { kind: 'read' }>['model']>,
): PageReason['model'] {
  if (answer.kind === 'failed') return { failure: answer.failure };
  const words = Object.values(answer.quotes).filter((quote) => quote !== undefined);
  return { intent: answer.intent, words, leftover: [] };
}

/** `2026-12-03 10:00`, or what is left open of it. */
function resolved(wish: Wish, studio: Studio, sentAt: Instant): string {
  const day = resolveDay(wish.days, { today: wallClockAt(studio.zone, sentAt).date });
  const date = day.kind === 'date' ? day.date : undefined;
  const time = resolveTime(wish.times, startHours(studio, date));
  return [dayText(day), timeText(time)].filter((text) => text !== '').join(' ');
}

function dayText(day: ReturnType<typeof resolveDay>): string {
  switch (day.kind) {
    case 'none':
      return '';
    case 'date':
      return day.date;
    case 'span':
      return `${day.dates[0] ?? '…'} – ${day.dates.at(-1) ?? '…'}`;
    case 'ambiguous':
      return `${day.choices.join(' / ')}?`;
    case 'impossible':
      return '(no such day)';
  }
}

function timeText(time: ReturnType<typeof resolveTime>): string {
  switch (time.kind) {
    case 'none':
      return '';
    case 'minute':
      return clock(time.minute);
    case 'ambiguous':
      return `${time.choices.map(clock).join(' / ')}?`;
    case 'window':
      return `${clock(time.from)} – ${clock(time.to)}`;
    case 'in':
      return `+${time.minutes} min`;
  }
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function effectText(effect: Effect, zone: string): string {
  const start = (instant: Instant) => wallTime(zone, instant).replace('T', ' ');
  switch (effect.kind) {
    case 'book':
      return `book ${start(effect.slot.startsAt)}`;
    case 'move':
      return `move ${start(effect.booking.startsAt)} → ${start(effect.slot.startsAt)}`;
    case 'cancel':
    case 'restore':
      return `${effect.kind} ${start(effect.booking.startsAt)}`;
  }
}

/** Items that carry an id of the unit that was written. */
function itemsOf(
  { unit }: Extract<TurnStep, { kind: 'committed' }>,
  items: readonly TableItem[],
): PageReason['items'] {
  const { turn, changes } = unit;
  const ids = [
    ...changes.map(({ after }) => after.id),
    ...(turn ? [turn.inbound.id, turn.inbound.clientId] : []),
    ...(turn?.outbound ? [turn.outbound.id] : []),
  ];
  const others = new Set(['booking', 'ledger', 'outbound', 'inbound']);
  return items
    .map((item) => ({ item, json: itemJson(item) }))
    .filter(({ json }) => ids.some((id) => json.includes(id)))
    .filter(({ item, json }) => {
      // The client's id stands on all of theirs: of these only what this very turn wrote.
      if (!others.has(String(item.entity))) return true;
      return ids.filter((id) => id !== turn?.inbound.clientId).some((id) => json.includes(id));
    })
    .map(({ item, json }) => ({
      entity: String(item.entity),
      key: `${item.PK} / ${item.SK}`,
      json,
    }));
}

/** Sets are arrays in JSON. */
function itemJson(item: TableItem): string {
  return JSON.stringify(item, (_key, value) => (value instanceof Set ? [...value] : value), 2);
}
