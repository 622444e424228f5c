import type { Availability, FreeSlot } from '#domain/schedule/availability.ts';
import { planOf } from '#domain/schedule/opening.ts';
import { addDays } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate, Studio } from '#domain/studio/studio.ts';

/** How many days ahead alternatives are looked for when the day itself has none. */
export const daysLookedAheadMax = 7;

export interface OfferWish {
  readonly date: LocalDate;
  /** Nearest to this minute of the day first, where one was named. */
  readonly near?: ClockMinutes;
  /** Only starts in `[from, to]`. */
  readonly window?: { readonly from: ClockMinutes; readonly to: ClockMinutes };
  /** Starts that the client has refused: `[from, to]` each. */
  readonly refused?: readonly { readonly from: ClockMinutes; readonly to: ClockMinutes }[];
  readonly ownBookingId?: string;
}

/** Up to `count` free slots of one date, in order of time: the nearest, or those that leave no unusable gap. */
export function offersOn(
  studio: Studio,
  availability: Availability,
  wish: OfferWish,
  count: number,
): FreeSlot[] {
  const free = availability.freeOn(wish.date, wish.ownBookingId);
  const suited = free.filter((slot) => isSuited(slot, wish));
  const { near } = wish;
  const ranked =
    near === undefined
      ? preferTight(studio, availability, wish, suited, count)
      : [...suited].sort((a, b) => Math.abs(a.minute - near) - Math.abs(b.minute - near));
  return ranked.slice(0, count).sort((a, b) => a.minute - b.minute);
}

/** As `offersOn`, and where the date has too few, from the days after it. */
export function offersFrom(
  studio: Studio,
  availability: Availability,
  wish: OfferWish,
  count: number,
): FreeSlot[] {
  const offers = offersOn(studio, availability, wish, count);
  for (let ahead = 1; ahead <= daysLookedAheadMax && offers.length < count; ahead += 1) {
    const date = addDays(wish.date, ahead);
    offers.push(...offersOn(studio, availability, { ...wish, date }, count - offers.length));
  }
  return offers;
}

function isSuited(slot: FreeSlot, wish: OfferWish): boolean {
  const { window, refused = [] } = wish;
  if (window && (slot.minute < window.from || slot.minute > window.to)) return false;
  return !refused.some((range) => slot.minute >= range.from && slot.minute <= range.to);
}

/**
 * Slots that leave no gap too short for another session come first, spread over the day; the rest fill up.
 * A gap is measured against opening, breaks, closing and what is taken, in the lane that the slot would use.
 */
function preferTight(
  studio: Studio,
  availability: Availability,
  wish: OfferWish,
  suited: readonly FreeSlot[],
  count: number,
): FreeSlot[] {
  const lanes = [...new Set(suited.map((slot) => slot.lane))];
  const runs = lanes.flatMap((lane) =>
    freeRuns(studio, lane, availability.freeInLane(lane, wish.date, wish.ownBookingId)),
  );
  const tight = suited.filter((slot) =>
    runs.some((run) => run.lane === slot.lane && leavesNoGap(studio, run, slot.minute)),
  );
  const chosen = spread(tight, count);
  if (chosen.length === count) return chosen;
  const rest = suited.filter((slot) => !chosen.includes(slot));
  return [...chosen, ...spread(rest, count - chosen.length)];
}

/** An unbroken run of starts in a lane, by the minutes of its first and last. */
interface FreeRun {
  readonly lane: string;
  readonly from: ClockMinutes;
  readonly to: ClockMinutes;
}

function leavesNoGap(studio: Studio, run: FreeRun, minute: ClockMinutes): boolean {
  if (minute < run.from || minute > run.to) return false;
  return isUsable(studio, minute - run.from) && isUsable(studio, run.to - minute);
}

/** A gap is usable when it is nothing, or when a session fits into it. */
function isUsable(studio: Studio, gapMinutes: number): boolean {
  return gapMinutes === 0 || gapMinutes >= studio.sessionMinutes;
}

function freeRuns(studio: Studio, lane: string, free: readonly FreeSlot[]): FreeRun[] {
  const runs: { lane: string; from: ClockMinutes; to: ClockMinutes }[] = [];
  for (const { minute } of free) {
    const last = runs.at(-1);
    if (last && minute - last.to <= studio.startIntervalMinutes) last.to = minute;
    else runs.push({ lane, from: minute, to: minute });
  }
  return runs;
}

/** `count` of the slots, evenly over the list, the first and the last among them. */
function spread(slots: readonly FreeSlot[], count: number): FreeSlot[] {
  if (slots.length <= count) return [...slots];
  if (count <= 0) return [];
  if (count === 1) return slots.slice(0, 1);
  const step = (slots.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => slots[Math.round(index * step)]).filter(
    (slot) => slot !== undefined,
  );
}

/** The next dates from a day on, that one included, on which the studio is open. */
export function openDates(studio: Studio, from: LocalDate, count: number): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let ahead = 0; ahead < 60 && dates.length < count; ahead += 1) {
    const date = addDays(from, ahead);
    if (planOf(studio, date).kind === 'open') dates.push(date);
  }
  return dates;
}
