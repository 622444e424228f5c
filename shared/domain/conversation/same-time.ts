import type { WishTurn } from '#domain/conversation/decide-wish.ts';
import type { TurnContext } from '#domain/conversation/decision.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { DaySpec, TimeSpec } from '#domain/date-language/atom.ts';
import type { Wish } from '#domain/intent/reading.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';
import { minuteMs } from '#domain/time/instant.ts';

/** A time of day that is certain, as the words of a draft. */
export function exactTime(minute: ClockMinutes): TimeSpec {
  return {
    form: 'clock',
    clock: { hour: Math.floor(minute / 60), minute: minute % 60, exact: true },
  };
}

/** A session that "the same time" may refer to. */
interface SpokenOf {
  readonly date: LocalDate;
  readonly minute: ClockMinutes;
  /** It is the one to be moved or the one just arranged; else it is only likely. */
  readonly isCertain: boolean;
}

export function spokenOf(context: TurnContext, draft: Draft): SpokenOf | undefined {
  const { bookings, state, sentAt } = context;
  const last = state.lastAction;
  const isFresh = last?.bookingIds.length === 1 && sentAt - last.at <= justNowMinutes * minuteMs;
  const certain =
    bookings.find((one) => one.id === draft.bookingId) ??
    (isFresh ? bookings.find((one) => one.id === last?.bookingIds[0]) : undefined);
  const meant = certain ?? bookings[0];
  if (!meant) return undefined;
  return { ...wallClockAt(meant.zone, meant.startsAt), isCertain: certain !== undefined };
}

const justNowMinutes = 10;

/**
 * "Same time" as the hour that it stands for; where it stands for none, no hour was said. What is only likely, or
 * leaves the day to be guessed too, is asked.
 */
export function withSameTime(context: TurnContext, turn: WishTurn): WishTurn {
  const { times = [], ...rest } = turn.draft;
  if (!times.some(isSame)) return turn;
  const known = spokenOf(context, turn.draft);
  if (!known) return { ...turn, draft: rest };
  const asks = turn.asks || !known.isCertain;
  return { asks, draft: { ...rest, times: [exactTime(known.minute)] } };
}

/** "Next week, same time": the weekday stays too. */
export function daysMeant(wish: Wish): readonly DaySpec[] {
  const isOnlyWeek = wish.days.length > 0 && wish.days.every((day) => day.form === 'week');
  return isOnlyWeek && wish.times.some(isSame) ? [...wish.days, { form: 'same' }] : wish.days;
}

export function isSame(spec: TimeSpec | DaySpec): boolean {
  return spec.form === 'same';
}
