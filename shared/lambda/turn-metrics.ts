import type { BookingChange } from '#domain/booking/booking.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { TurnTrace } from '#ports/turn-trace.ts';

/** Measures what a turn did to bookings, races that it lost, and whether two readers agreed. */
export function createTurnMetrics(metrics: FunctionMetrics): TurnTrace {
  return (_message, step) => {
    if (step.kind === 'read' && step.model?.kind === 'read') {
      metrics.count('Agreement', { outcome: step.reading.doubt ? 'differ' : 'agree' });
    }
    if (step.kind !== 'committed') return;
    if (step.outcome === 'taken') metrics.count('RacesLost');
    if (step.outcome !== 'committed') return;
    for (const change of step.unit.changes) {
      metrics.count('BookingChanges', { change: changeKind(change) });
    }
  };
}

/** What became of a booking, in one word. */
export function changeKind({ before, after }: BookingChange): string {
  if (before === undefined) return 'booked';
  if (after.status === 'cancelled') return 'cancelled';
  return before.status === 'cancelled' ? 'restored' : 'moved';
}

/** Several watchers of the same turns, each told of everything. */
export function watchedBy(...watchers: readonly TurnTrace[]): TurnTrace {
  return (message, step) => {
    for (const watch of watchers) watch(message, step);
  };
}
