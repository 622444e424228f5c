import type { OutsideReason } from '#domain/schedule/outside-hours.ts';
import { clockTimeOf } from '#infra/replay/studio-time-text.ts';
import type { BookingOutside } from '#use-cases/list-outside-hours.ts';

/** One line a booking, for whoever runs the studio. */
export function outsideHoursText(outside: readonly BookingOutside[], zone: string): string {
  const lines = outside.map(({ booking, reason, clientName }) => {
    const [date, time] = clockTimeOf(zone, booking.startsAt).split('T');
    const end = clockTimeOf(zone, booking.endsAt).slice(-5);
    return `  ${date} ${time}-${end}  ${clientName ?? 'no name'}  ${reasonText(reason)}  (booking ${booking.id})`;
  });
  const count = `${lines.length} ${lines.length === 1 ? 'booking' : 'bookings'} outside the hours`;
  return [count, ...lines].join('\n');
}

function reasonText(reason: OutsideReason): string {
  switch (reason.kind) {
    case 'closed':
      return reason.closure.kind === 'weekday'
        ? 'closed on this weekday'
        : `holiday${reason.closure.name === undefined ? '' : `: ${reason.closure.name}`}`;
    case 'outside-hours':
      return 'before opening or after closing';
    case 'in-break':
      return 'in the break';
  }
}
