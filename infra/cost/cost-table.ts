import { type CostLine, fastestGrowing, totalOf } from './month-cost.ts';
import type { MonthUsage, StudioSize } from './month-usage.ts';

export interface CostedMonth {
  readonly size: StudioSize;
  readonly usage: MonthUsage;
  readonly lines: readonly CostLine[];
}

/** A column a size, a line a service with its share, and what the table is made of. */
export function costTable(months: readonly CostedMonth[]): string {
  const [first] = months;
  if (first === undefined) return '';
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const column = (of: (month: CostedMonth) => string) => months.map(of);
  const numbers: readonly (readonly [string, (usage: MonthUsage) => number])[] = [
    ['messages sent', ({ messagesSent }) => messagesSent],
    ['model calls', ({ modelCalls }) => modelCalls],
    ['invocations', ({ invocations }) => invocations],
    ['GB-seconds', ({ gbSeconds }) => gbSeconds],
    ['read units', ({ readUnits }) => readUnits],
    ['write units', ({ writeUnits }) => writeUnits],
    ['queue requests', ({ queueRequests }) => queueRequests],
    ['webhooks', ({ apiRequests }) => apiRequests],
  ];
  return [
    row(['a month', ...column(({ size }) => `${whole(size.bookings)} bookings`)]),
    row(['---', ...column(() => '---:')]),
    row(['clients', ...column(({ size }) => whole(size.clients))]),
    ...numbers.map(([name, of]) => row([name, ...column(({ usage }) => whole(of(usage)))])),
    ...first.lines.map(({ service }) =>
      row([service, ...column(({ lines }) => share(lines, service))]),
    ),
    row(['**in all**', ...column(({ lines }) => `**${dollars(totalOf(lines))}**`)]),
    row(['a booking', ...column(({ lines, size }) => dollars(totalOf(lines) / size.bookings))]),
    ...growth(months),
  ].join('\n');
}

function growth(months: readonly CostedMonth[]): string[] {
  const [smallest, largest] = [months[0], months.at(-1)];
  if (smallest === undefined || largest === undefined || smallest === largest) return [];
  const fastest = fastestGrowing(smallest.lines, largest.lines);
  if (fastest === undefined) return [];
  const more = largest.size.bookings - smallest.size.bookings;
  const perBooking = dollars(fastest.dollars / more);
  return ['', `Grows fastest: ${fastest.service}, ${perBooking} for each additional booking.`];
}

function share(lines: readonly CostLine[], service: string): string {
  const own = lines.find((line) => line.service === service)?.dollars ?? 0;
  const total = totalOf(lines);
  return `${dollars(own)} (${total === 0 ? 0 : Math.round((100 * own) / total)} %)`;
}

function dollars(value: number): string {
  return `$${value.toFixed(value < 0.1 ? 4 : 2)}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
