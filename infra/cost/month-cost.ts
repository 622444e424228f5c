import type { MonthUsage } from './month-usage.ts';
import { deepseek, freeQueueRequests, type Prices, whatsapp } from './prices-2026-11.ts';

export interface CostLine {
  readonly service: string;
  /** US dollars a month. */
  readonly dollars: number;
}

/** What a month's use costs, by service. */
export function monthCost(usage: MonthUsage, prices: Prices): readonly CostLine[] {
  const { tokens } = usage;
  const paidMessages = Math.max(0, usage.messagesSent - whatsapp.freeMessagesMonth);
  return [
    { service: 'WhatsApp', dollars: paidMessages * whatsapp.message },
    {
      service: 'DeepSeek',
      dollars:
        tokens.cached * deepseek.cachedInputToken +
        tokens.fresh * deepseek.inputToken +
        tokens.output * deepseek.outputToken,
    },
    {
      service: 'Lambda',
      dollars: usage.invocations * prices.lambdaRequest + usage.gbSeconds * prices.lambdaGbSecond,
    },
    {
      service: 'DynamoDB',
      dollars:
        usage.readUnits * prices.readUnit +
        usage.writeUnits * prices.writeUnit +
        usage.storedGb * prices.storageGb,
    },
    {
      service: 'SQS',
      dollars: Math.max(0, usage.queueRequests - freeQueueRequests) * prices.fifoRequest,
    },
    { service: 'API Gateway', dollars: usage.apiRequests * prices.httpApiRequest },
    { service: 'Secrets Manager', dollars: usage.secrets * prices.secretMonth },
    {
      service: 'CloudWatch',
      dollars: usage.logGb * prices.logGb + usage.metricMonths * prices.metricMonth,
    },
  ];
}

export function totalOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}

/** The service that an additional booking costs most at. */
export function fastestGrowing(
  smaller: readonly CostLine[],
  larger: readonly CostLine[],
): CostLine | undefined {
  return larger
    .map(({ service, dollars }) => ({
      service,
      dollars: dollars - (smaller.find((line) => line.service === service)?.dollars ?? 0),
    }))
    .toSorted((one, other) => other.dollars - one.dollars)[0];
}
