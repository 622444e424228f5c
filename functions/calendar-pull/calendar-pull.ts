import type { Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { PullOutcome } from '#use-cases/pull-calendar.ts';

export interface CalendarPullDeps {
  readonly pullCalendar: () => Promise<PullOutcome>;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

/** Reads the owner's calendar once. A pull that stopped to ask her is an error in the log, for an alarm to see. */
export function createCalendarPull({ pullCalendar, log, metrics }: CalendarPullDeps) {
  return async (): Promise<PullOutcome> => {
    const outcome = await pullCalendar();
    metrics.count('CalendarPulls', { outcome: outcome.kind });
    switch (outcome.kind) {
      case 'busy':
        log.warn('calendar not pulled', { outcome: outcome.kind });
        break;
      case 'asked':
        log.error('calendar pull stopped', { outcome: outcome.kind, count: outcome.sessions });
        break;
      case 'pulled': {
        const { kind, events, bookings } = outcome;
        metrics.measure('OwnerChanges', events, { of: 'events' });
        metrics.measure('OwnerChanges', bookings, { of: 'bookings' });
        if (events > 0)
          log.info('calendar pulled', { outcome: kind, counts: { events, bookings } });
      }
    }
    return outcome;
  };
}
