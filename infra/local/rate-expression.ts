import { dayMs, minuteMs } from '#domain/time/instant.ts';

const unitMs = { minute: minuteMs, hour: 60 * minuteMs, day: dayMs } as const;

/**
 * The interval of an EventBridge schedule such as `rate(2 minutes)`, in milliseconds.
 * @throws Error for a `cron(…)`: the local stack runs rates only.
 */
export function rateMs(schedule: string): number {
  const match = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(schedule);
  const unit = match?.[2];
  if (unit !== 'minute' && unit !== 'hour' && unit !== 'day') {
    throw new Error(`its schedule "${schedule}" is no rate such as rate(2 minutes)`);
  }
  return Number(match?.[1]) * unitMs[unit];
}
