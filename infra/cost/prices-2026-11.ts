/**
 * List prices in US dollars, gathered in November 2026, without taxes and without the free tiers of AWS's first year.
 * AWS's own price pages could not be read: beside each figure stands who else says so, or that nobody was found who does.
 */
export interface Prices {
  readonly region: string;
  readonly lambdaRequest: number;
  /** On arm64, per GB-second. */
  readonly lambdaGbSecond: number;
  readonly httpApiRequest: number;
  readonly fifoRequest: number;
  readonly readUnit: number;
  readonly writeUnit: number;
  /** Table and its backup to any second, per GB and month. */
  readonly storageGb: number;
  readonly secretMonth: number;
  readonly logGb: number;
  readonly metricMonth: number;
}

const million = 1_000_000;

/**
 * By region. *Public tables*: several independent ones give the same figure. *A bill*: a published bill of May 2025 for
 * that region has it. *Derived*: half of the price before November 2024, when AWS halved requests on demand everywhere.
 * *Memory*: to be looked up before anybody relies on it.
 */
export const prices: Readonly<Record<'us-east-1' | 'ap-southeast-1', Prices>> = {
  'us-east-1': {
    region: 'us-east-1',
    lambdaRequest: 0.2 / million, // AWS's price list of October 2025, as published by others
    lambdaGbSecond: 0.000_013_333_4, // public tables
    httpApiRequest: 1 / million, // public tables
    fifoRequest: 0.5 / million, // memory
    readUnit: 0.125 / million, // public tables
    writeUnit: 0.625 / million, // public tables
    storageGb: 0.25 + 0.2, // memory
    secretMonth: 0.4, // memory
    logGb: 0.5, // public tables
    metricMonth: 0.3, // public tables
  },
  'ap-southeast-1': {
    region: 'ap-southeast-1',
    lambdaRequest: 0.2 / million, // the same in all regions, by public tables
    lambdaGbSecond: 0.000_013_333_4, // one of the regions without a price of their own, by public tables
    httpApiRequest: 1.25 / million, // public tables
    fifoRequest: 0.5 / million, // memory
    readUnit: 0.1425 / million, // derived
    writeUnit: 0.7125 / million, // derived
    storageGb: 0.285 + 0.228, // memory
    secretMonth: 0.4, // memory
    logGb: 0.7, // a bill
    metricMonth: 0.3, // a bill
  },
};

/** Amazon SQS takes so many requests a month for nothing, in every year (from memory). */
export const freeQueueRequests = million;

/** Indonesia, per service message; the rate and the free messages are third parties' word, not Meta's own. */
export const whatsapp = { message: 0.025, freeMessagesMonth: 1_000 } as const;

/** DeepSeek's own page of 2026-11-15, `deepseek-flash` at peak price, which falls on a studio's hours. */
export const deepseek = {
  cachedInputToken: 0.006 / million,
  inputToken: 0.3 / million,
  outputToken: 1.2 / million,
} as const;
