import type { Log } from '#lambda/logger.ts';
import type { PullOutcome } from '#use-cases/pull-calendar.ts';

export interface CalendarPullDeps {
  readonly pullCalendar: () => Promise<PullOutcome>;
  readonly log: Log;
}

/** Reads the owner's calendar once. A pull that stopped to ask her is an error in the log, for an alarm to see. */
export function createCalendarPull({ pullCalendar, log }: CalendarPullDeps) {
  return async (): Promise<PullOutcome> => {
    const outcome = await pullCalendar();
    switch (outcome.kind) {
      case 'busy':
        log.warn('calendar not pulled', { outcome: outcome.kind });
        break;
      case 'asked':
        log.error('calendar pull stopped', { outcome: outcome.kind, count: outcome.sessions });
        break;
      case 'pulled': {
        const { kind, events, bookings } = outcome;
        if (events > 0)
          log.info('calendar pulled', { outcome: kind, counts: { events, bookings } });
      }
    }
    return outcome;
  };
}
