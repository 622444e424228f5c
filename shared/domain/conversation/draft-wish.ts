import type { TurnContext } from '#domain/conversation/decision.ts';
import { daysMeant, isSame, spokenOf } from '#domain/conversation/same-time.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { TimeSpec, WhichWeek } from '#domain/date-language/atom.ts';
import { type DayReading, resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime, type StartHours } from '#domain/date-language/resolve-time.ts';
import type { Wish } from '#domain/intent/reading.ts';
import { startHours } from '#domain/schedule/opening.ts';
import { addDays, mondayOf } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';

/**
 * Adds the words of a message to what was drafted: a new day or time replaces the old one, what is not spoken
 * of stays. A part of the day said after an open hour settles it ("jam 10", then "pagi ya").
 */
export function draftWith(
  context: TurnContext,
  draft: Draft,
  wish: Wish,
): { draft: Draft; day: DayReading } {
  const scope = draft.scope;
  const same = spokenOf(context, draft)?.date;
  const day = resolveDay(daysMeant(wish), {
    today: context.today,
    ...(scope ? { scope } : {}),
    ...(same ? { same } : {}),
    ...(draft.date ? { named: draft.date } : {}),
  });
  const { date: _, scope: __, ...rest } = draft;
  const times = combineTimes(draft.times ?? [], wish.times, startHours(context.studio, undefined));
  const timed: Draft = times.length > 0 ? { ...rest, times } : rest;
  switch (day.kind) {
    case 'none':
      return {
        draft: {
          ...timed,
          ...(draft.date ? { date: draft.date } : {}),
          ...(scope ? { scope } : {}),
        },
        day: draft.date
          ? { kind: 'date', date: draft.date }
          : scope
            ? { kind: 'span', dates: scope }
            : day,
      };
    case 'date':
      return {
        draft: { ...timed, date: day.date, ...scopeOf(context, draft, wish, day.date) },
        day,
      };
    case 'span':
      return { draft: { ...timed, scope: [...day.dates] }, day };
    case 'ambiguous':
      // "Rabu depan? Eh, Kamis": of one of those weeks.
      return { draft: { ...timed, ...weeksOf(context, day) }, day };
    case 'impossible':
      return { draft: timed, day };
  }
}

/** A week that was named stays in mind, so that "eh, Kamis" means that week's. */
function scopeOf(
  context: TurnContext,
  draft: Draft,
  wish: Wish,
  date: LocalDate,
): Pick<Draft, 'scope'> {
  const namesWeek = wish.days.some(
    (day) => day.form === 'week' || (day.form === 'weekday' && !plainWeeks.has(day.which)),
  );
  if (namesWeek) return { scope: weekOf(context, date) };
  return draft.scope?.includes(date) ? { scope: draft.scope } : {};
}

function weeksOf(
  context: TurnContext,
  day: Extract<DayReading, { kind: 'ambiguous' }>,
): Pick<Draft, 'scope'> {
  if (day.why !== 'which-week') return {};
  const dates = day.choices.flatMap((date) => weekOf(context, date));
  return { scope: [...new Set(dates)] };
}

/** The days of a date's week that are not over. */
function weekOf(context: TurnContext, date: LocalDate): LocalDate[] {
  const monday = mondayOf(date);
  const week = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));
  return week.filter((one) => one >= context.today);
}

const plainWeeks: ReadonlySet<WhichWeek> = new Set(['coming', 'this']);

function combineTimes(
  before: readonly TimeSpec[],
  said: readonly TimeSpec[],
  hours: StartHours,
): TimeSpec[] {
  if (said.length === 0 || (before.length > 0 && said.every(isSame))) return [...before];
  const [only] = said;
  const open = before.find((spec) => spec.form === 'clock');
  const isOpen =
    open?.form === 'clock' && !open.clock.meridiem && !open.clock.part && !open.clock.exact;
  const settles = said.length === 1 && only?.form === 'part' && isOpen;
  const minute = isOpen ? open.clock.hour * 60 + open.clock.minute : 0;
  return settles && isHourOf(only, minute, hours) ? [open, only] : [...said];
}

/** "Jam 10" may be meant by "pagi", "jam 9" not by "sore": that is another time. People are half an hour generous. */
function isHourOf(part: TimeSpec, minute: ClockMinutes, hours: StartHours): boolean {
  const window = resolveTime([part], { first: 0, last: 24 * 60 });
  if (window.kind !== 'window') return false;
  const { from, to } = window;
  const meant = [minute, minute + 12 * 60];
  const open = meant.filter((one) => one >= hours.first && one <= hours.last);
  return (open.length > 0 ? open : meant).some(
    (one) => one >= from - generous && one <= to + generous,
  );
}

const generous = 30;
