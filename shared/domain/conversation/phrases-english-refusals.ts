import { clockTime, longDate, longTime, weekdayName } from '#domain/conversation/date-format.ts';
import { englishDuration, englishHours } from '#domain/conversation/phrases-english-parts.ts';
import type { OfferReason, SlotTime } from '#domain/conversation/reply.ts';
import type { Closure } from '#domain/schedule/opening.ts';
import { metBreak, missedHours } from '#domain/schedule/outside-hours.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** Why the time asked for cannot be had: one whole sentence that names the day. */
export function englishRefusal(
  { asked, refusal }: Extract<OfferReason, { kind: 'refused' }>,
  studio: Studio,
): string {
  const when = longTime('en', asked);
  switch (refusal.kind) {
    case 'past':
      return `${when} has already passed, sorry.`;
    case 'too-soon':
      return `${when} is too soon, sorry: please book at least ${englishDuration(studio.minNoticeMinutes)} ahead.`;
    case 'too-far':
      return `${longDate('en', asked.date)} is too far ahead for now: we take bookings up to ${englishDuration(studio.maxAdvanceDays * 24 * 60)} ahead.`;
    case 'closed':
      return closed(asked, refusal.closure);
    case 'outside-hours':
      return outsideHours(asked, studio);
    case 'in-break':
      return inBreak(asked, studio);
    case 'off-grid':
      return `${when} isn't possible, sorry: sessions start ${gridOf[studio.startIntervalMinutes]}.`;
    case 'no-such-time':
      return `${when} doesn't exist: the clocks go forward over it that day.`;
    case 'taken':
      return `${when} is already taken, sorry.`;
  }
}

const gridOf = {
  15: 'at :00, :15, :30 or :45',
  30: 'at :00 or :30',
  60: 'on the hour',
} as const satisfies Record<Studio['startIntervalMinutes'], string>;

function closed({ date }: SlotTime, closure: Closure): string {
  if (closure.kind === 'weekday') {
    return `${longDate('en', date)} won't work, sorry: we're closed on ${weekdayName('en', date)}s.`;
  }
  const name = closure.name === undefined ? '' : ` (${closure.name})`;
  return `We're closed on ${longDate('en', date)}${name}, sorry.`;
}

function outsideHours({ date, minute }: SlotTime, studio: Studio): string {
  const missed = missedHours(studio, date, minute);
  const when = `${longDate('en', date)} at ${clockTime('en', minute)}`;
  switch (missed.kind) {
    case 'closed':
      return closed({ date, minute }, missed.closure);
    case 'past-closing': {
      // The client may well think that 7:30 pm is within hours that end at 8:00 pm.
      const length = englishDuration(studio.sessionMinutes);
      return `${when} is too late, sorry: a session takes ${length} and we close at ${clockTime('en', missed.closesAt)}.`;
    }
    case 'outside':
      return `${when} is outside our hours, sorry: that day we're open ${englishHours({ ...missed.hours, breaks: [] })}.`;
  }
}

function inBreak({ date, minute }: SlotTime, studio: Studio): string {
  const met = metBreak(studio, date, minute);
  const span = met ? ` (${clockTime('en', met.from)} to ${clockTime('en', met.to)})` : '';
  return `A session on ${longTime('en', { date, minute })} would run into our break${span}, sorry.`;
}
