import { freshAction } from '#domain/conversation/after-action.ts';
import { decideSeveral } from '#domain/conversation/decide-several.ts';
import { decideWish, settleByTime, take } from '#domain/conversation/decide-wish.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import { draftWith } from '#domain/conversation/draft-wish.ts';
import { confirmSlot, offer } from '#domain/conversation/offer-slots.ts';
import { orThatWeek } from '#domain/conversation/same-week.ts';
import type { Draft } from '#domain/conversation/state.ts';
import { type DayReading, resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import type { Pick, Reading, Wish } from '#domain/intent/reading.ts';
import type { FreeSlot } from '#domain/schedule/availability.ts';
import { judgeStart } from '#domain/schedule/judge-start.ts';
import { startHours } from '#domain/schedule/opening.ts';

/** Decides on everything wanted in a message: one session, several at once, or one of several. */
export function decideWishes(context: TurnContext, reading: Reading): Decision {
  const base = baseDraft(context, reading);
  const [first, ...rest] = distinct(context, reading.wishes);
  if (rest.length === 0) {
    const { draft: dated, day: read } = draftWith(context, base, first ?? { days: [], times: [] });
    const day = withoutRefused(context, reading, orThatWeek(context, reading, first, read));
    const { date: _, ...undated } = dated;
    const scoped = day.kind === 'span' ? { ...dated, scope: [...day.dates] } : dated;
    const draft = day.kind === 'ambiguous' ? undated : scoped;
    const edge = edgeSlot(context, draft, day, reading.picks);
    if (edge) return confirmSlot(context, draft, edge);
    const asks = reading.asks || (draft.goal === 'ask' && reading.intent === 'ask');
    return decideWish(context, { draft, asks }, day);
  }
  const wishes = first ? [first, ...rest] : rest;
  const slots = wishes.map((wish) => freeSlotOf(context, base, wish));
  const free = slots.filter((slot) => slot !== undefined);
  if (reading.joined === 'and' && !reading.asks && free.length === wishes.length && isApart(free)) {
    return take(context, base, free);
  }
  if (reading.joined === 'else') return decideInOrder(context, base, wishes, reading.asks);
  const open = reading.joined === 'and' ? free.slice(0, 1) : free;
  const problem = wishes.find((_, index) => slots[index] === undefined);
  if (reading.joined === 'and' && problem) {
    const isClear = !reading.asks && free.length > 0 && wishes.every(isWhole);
    if (!isClear) return decideOne(context, base, problem, true);
    const each = wishes.map((wish): Reading => ({ ...reading, joined: 'or', wishes: [wish] }));
    return decideSeveral(context, each, decideWishes);
  }
  if (free.length === 0)
    return decideOne(context, base, wishes[0] ?? { days: [], times: [] }, true);
  return offer(
    context,
    base,
    { kind: 'again' },
    open.length > 0 ? uniqueSlots(free) : open,
    'offered-alternatives',
  );
}

/** "Jam 9, kalau penuh jam 10": the first that can be had; where none can, it is told of the one wanted most. */
function decideInOrder(
  context: TurnContext,
  base: Draft,
  wishes: readonly Wish[],
  asks: boolean,
): Decision {
  const best = wishes.find((wish) => freeSlotOf(context, base, wish) !== undefined);
  const [first] = wishes;
  const meant = first && isWhole(first) ? (best ?? first) : first;
  return decideOne(context, base, meant ?? { days: [], times: [] }, asks || best === undefined);
}

/** "Paling pagi hari Jumat", "the last one on Saturday": the end of what is free; it is named, and not booked unasked. */
function edgeSlot(
  context: TurnContext,
  draft: Draft,
  day: DayReading,
  picks: readonly Pick[],
): FreeSlot | undefined {
  const place = picks.find((pick) => pick.ordinal)?.value;
  if (day.kind !== 'date' || (place !== 1 && place !== -1)) return undefined;
  const time = resolveTime(draft.times ?? [], startHours(context.studio, day.date));
  if (time.kind !== 'none' && time.kind !== 'window') return undefined;
  const { from, to } = time.kind === 'window' ? time : { from: 0, to: 24 * 60 };
  const free = context.availability
    .freeOn(day.date, draft.bookingId)
    .filter((slot) => slot.minute >= from && slot.minute <= to);
  return place === 1 ? free[0] : free.at(-1);
}

function decideOne(context: TurnContext, base: Draft, wish: Wish, asks: boolean): Decision {
  const { draft, day } = draftWith(context, base, wish);
  return decideWish(context, { draft, asks }, day);
}

/**
 * What was said before counts while it is unanswered; a message that names day and time anew starts afresh.
 * What it refuses is remembered for the offers.
 */
function baseDraft(context: TurnContext, reading: Reading): Draft {
  const before = context.state.draft;
  const saysAll = reading.wishes.some(isWhole);
  const goal = before?.goal === 'move' ? 'move' : reading.intent === 'ask' ? 'ask' : 'book';
  // "Sama Kamis juga", behind a booking of next week: of that week.
  const scope = before?.scope ?? (reading.more ? freshAction(context)?.scope : undefined);
  const fresh: Draft = { goal, ...(scope ? { scope } : {}) };
  const kept: Draft = before && !(saysAll && before.goal !== 'move') ? { ...before, goal } : fresh;
  const refusedTimes = reading.refused.flatMap((wish) => refusedRange(context, wish));
  const refusesDay = reading.refused.some((wish) => wish.days.length > 0);
  const { date, ...undated } = kept;
  const dated =
    refusesDay && reading.wishes.every((wish) => wish.days.length === 0) ? undated : kept;
  if (refusedTimes.length === 0) return dated;
  const { times: _, ...untimed } = dated;
  return { ...untimed, refusedTimes: [...(dated.refusedTimes ?? []), ...refusedTimes] };
}

/** "Anything but Tuesday next week": what is refused whole is not offered. */
function withoutRefused(context: TurnContext, { refused }: Reading, day: DayReading): DayReading {
  if (day.kind !== 'span') return day;
  const dates = refused
    .filter(({ days, times }) => days.length > 0 && times.length === 0)
    .map(({ days }) => resolveDay(days, { today: context.today }))
    .flatMap((one) => (one.kind === 'date' ? [one.date] : one.kind === 'span' ? one.dates : []));
  const left = day.dates.filter((date) => !dates.includes(date));
  return left.length > 0 ? { kind: 'span', dates: left } : day;
}

function refusedRange(context: TurnContext, wish: Wish): { from: number; to: number }[] {
  if (wish.times.length === 0) return [];
  const time = resolveTime(wish.times, startHours(context.studio, undefined));
  switch (time.kind) {
    case 'minute':
      return [{ from: time.minute, to: time.minute }];
    case 'window':
      return [{ from: time.from, to: time.to }];
    case 'ambiguous':
      return time.choices.map((minute) => ({ from: minute, to: minute }));
    case 'none':
    case 'in':
      return [];
  }
}

/** Two ways to say one thing are one wish: "besok jam 10, hari kamis ya". */
function distinct(context: TurnContext, wishes: readonly Wish[]): Wish[] {
  const seen = new Set<string>();
  return wishes.filter((wish) => {
    const day = resolveDay(wish.days, { today: context.today });
    const key = JSON.stringify([
      day,
      resolveTime(wish.times, startHours(context.studio, undefined)),
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function freeSlotOf(context: TurnContext, base: Draft, wish: Wish): FreeSlot | undefined {
  const { draft, day: named } = draftWith(context, base, wish);
  const day = named.kind === 'ambiguous' ? settleByTime(context, draft, named) : named;
  if (day.kind !== 'date') return undefined;
  const time = resolveTime(wish.times, startHours(context.studio, day.date));
  if (time.kind !== 'minute') return undefined;
  const judged = judgeStart(context.studio, context.availability, context.sentAt, {
    date: day.date,
    minute: time.minute,
  });
  return judged.kind === 'free' ? judged.slot : undefined;
}

/** With a day and a time. */
function isWhole(wish: Wish): boolean {
  return wish.days.length > 0 && wish.times.length > 0;
}

/** Slots booked together must not need the same lane at the same time. */
function isApart(slots: readonly FreeSlot[]): boolean {
  return slots.every((slot, index) =>
    slots
      .slice(index + 1)
      .every((other) => slot.endsAt <= other.startsAt || other.endsAt <= slot.startsAt),
  );
}

function uniqueSlots(slots: readonly FreeSlot[]): FreeSlot[] {
  return slots.filter(
    (slot, index) => slots.findIndex((one) => one.startsAt === slot.startsAt) === index,
  );
}
