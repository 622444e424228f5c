import { dayMs, type Instant, minuteMs } from '#domain/time/instant.ts';

/** How many messages of a client are acted on. */
export interface MessageLimits {
  readonly perMinute: number;
  readonly perDay: number;
}

/** Messages counted since the first of a minute or a day; both begin with a message, not on the clock. */
export interface MessageRate {
  readonly minute: CountedSince;
  readonly day: CountedSince;
}

interface CountedSince {
  readonly since: Instant;
  readonly count: number;
}

export interface CountedMessage {
  readonly rate: MessageRate;
  /** Either `first` is answered, once; what is `beyond` is only recorded. */
  readonly verdict: 'within' | 'first-of-minute' | 'first-of-day' | 'beyond';
}

/** Counts one more message, sent at `sentAt`. */
export function countMessage(
  before: MessageRate | undefined,
  sentAt: Instant,
  limits: MessageLimits,
): CountedMessage {
  const minute = counted(before?.minute, sentAt, minuteMs);
  const day = counted(before?.day, sentAt, dayMs);
  const rate = { minute, day };
  if (minute.count <= limits.perMinute && day.count <= limits.perDay) {
    return { rate, verdict: 'within' };
  }
  // Of a spent day each minute would begin anew with an answer; it is told once.
  const isDaySpent = day.count > limits.perDay;
  const beyond = isDaySpent ? day.count - limits.perDay : minute.count - limits.perMinute;
  if (beyond > 1) return { rate, verdict: 'beyond' };
  return { rate, verdict: isDaySpent ? 'first-of-day' : 'first-of-minute' };
}

/** When messages are acted on again, though the day is spent. */
export function nextDayOf({ day }: MessageRate): Instant {
  return day.since + dayMs;
}

/** A message older than the first one belongs to its count: messages may overtake each other. */
function counted(before: CountedSince | undefined, sentAt: Instant, spanMs: number): CountedSince {
  if (before === undefined || sentAt - before.since >= spanMs) return { since: sentAt, count: 1 };
  return { since: before.since, count: before.count + 1 };
}
