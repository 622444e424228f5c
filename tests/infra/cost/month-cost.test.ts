import { describe, expect, it } from 'vitest';
import { benchConversations, type MeasuredTurn } from '#infra/bench/measured-turns.ts';
import { costTable } from '#infra/cost/cost-table.ts';
import { fastestGrowing, monthCost, totalOf } from '#infra/cost/month-cost.ts';
import { type DeployedShape, type MonthUsage, monthUsage } from '#infra/cost/month-usage.ts';
import { prices, whatsapp } from '#infra/cost/prices-2026-11.ts';

const regional = prices['us-east-1'];

const nothing: MonthUsage = {
  ...{ apiRequests: 0, invocations: 0, gbSeconds: 0, readUnits: 0, writeUnits: 0 },
  ...{ queueRequests: 0, storedGb: 0, logGb: 0, secrets: 0, metricMonths: 0, modelCalls: 0 },
  tokens: { cached: 0, fresh: 0, output: 0 },
  messagesSent: 0,
};

function costOf(service: string, usage: Partial<MonthUsage>): number {
  const lines = monthCost({ ...nothing, ...usage }, regional);
  return lines.find((line) => line.service === service)?.dollars ?? Number.NaN;
}

describe('a month', () => {
  it('costs nothing where nothing is used', () => {
    expect(totalOf(monthCost(nothing, regional))).toBe(0);
  });

  it.each([
    [whatsapp.freeMessagesMonth, 0],
    [whatsapp.freeMessagesMonth + 1, 0.025],
    [whatsapp.freeMessagesMonth + 40, 1],
  ])('of %i messages costs %d dollars at WhatsApp', (messagesSent, dollars) => {
    expect(costOf('WhatsApp', { messagesSent })).toBeCloseTo(dollars, 10);
  });

  it.each([
    ['DynamoDB', { writeUnits: 1_000_000 }, 0.625],
    ['DynamoDB', { readUnits: 1_000_000 }, 0.125],
    ['Lambda', { invocations: 1_000_000 }, 0.2],
    ['SQS', { queueRequests: 1_000_000 }, 0],
    ['SQS', { queueRequests: 3_000_000 }, 1],
    ['DeepSeek', { tokens: { cached: 2_400, fresh: 600, output: 200 } }, 0.000_434_4],
    ['Secrets Manager', { secrets: 4 }, 1.6],
  ])('is priced by the list: %s %j is %d', (service, usage, dollars) => {
    expect(costOf(service, usage)).toBeCloseTo(dollars, 10);
  });
});

/** Each turn does the same: two reads in a row, two writes, 10 and 20 units, one message. */
const turns = benchConversations.flat().map(
  ([name]): MeasuredTurn => ({
    name,
    use: {
      ...{
        reads: 2,
        sequentialReads: 2,
        writes: 2,
        readUnits: 10,
        writeUnits: 20,
        itemsRead: 0,
        engineMs: 0,
      },
    },
    ...{ threadMs: 0, ownMs: 10, steps: {}, messagesSent: 1, modelCalls: 0 },
  }),
);
const unused = { ...{ reads: 0, sequentialReads: 0, writes: 0 }, itemsRead: 0, engineMs: 0 };
const tasks = {
  status: { ...unused, readUnits: 1, writeUnits: 3 },
  sync: { ...unused, readUnits: 2, writeUnits: 5 },
  timer: { ...unused, readUnits: 1, writeUnits: 0 },
};
const measured = { turns, tasks };
const shape: DeployedShape = {
  memoryMb: { conversation: 1_024 },
  timers: [{ functionName: 'housekeeping', everyMinutes: 1 }],
  ...{ queuesRead: 2, secrets: 4 },
};

describe('what is used', () => {
  it('is what the turns were measured to do, as often as they are assumed to be done', () => {
    const usage = monthUsage(measured, shape, { clients: 10, bookings: 100 });

    // 2.75 messages a booking, each answered once and told of three times.
    expect(usage.messagesSent).toBeCloseTo(275, 6);
    expect(usage.apiRequests).toBeCloseTo(275 * 4, 6);
    expect(usage.writeUnits).toBeCloseTo(275 * 20 + 825 * 3 + 135 * 5, 6);
    expect(usage.readUnits).toBeCloseTo(275 * 10 + 825 * 1 + 135 * 2 + 43_200 * 1, 6);
    expect(usage.invocations).toBeCloseTo(275 * 2 + 825 * 2 + 135 + 43_200, 6);
  });

  it('grows with the bookings, except for what waits', () => {
    const of = (bookings: number) => monthUsage(measured, shape, { clients: 10, bookings });

    expect(of(2_000).writeUnits).toBeCloseTo(2 * of(1_000).writeUnits, 6);
    expect(of(2_000).secrets).toBe(of(1_000).secrets);
  });
});

it('the table has a share for each service, and names what grows fastest', () => {
  const months = [100, 1_000].map((bookings) => {
    const size = { clients: 10, bookings };
    const usage = monthUsage(measured, shape, size);
    return { size, usage, lines: monthCost(usage, regional) };
  });
  const [small, large] = months.map(({ lines }) => lines);

  expect(fastestGrowing(small ?? [], large ?? [])?.service).toBe('WhatsApp');
  const table = costTable(months);
  expect(table).toContain('| a month | 100 bookings | 1,000 bookings |');
  expect(table).toMatch(/^\| WhatsApp \| \$0\.0000 \(0 %\) \| \$43\.75 \(\d+ %\) \|$/m);
  expect(table).toMatch(/\n\nGrows fastest: WhatsApp, \$0\.0\d+ for each additional booking\.$/);
});
