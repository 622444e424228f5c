/**
 * List prices of November 2026 in US dollars, without taxes and without the free tiers of AWS's first year. `memory`
 * marks what was written down from memory and has to be looked up before anybody relies on it.
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

/** By region. All from memory, but for the HTTP API's price, which several public tables give. */
export const prices: Readonly<Record<'us-east-1' | 'ap-southeast-1', Prices>> = {
  'us-east-1': {
    region: 'us-east-1',
    lambdaRequest: 0.2 / million,
    lambdaGbSecond: 0.000_013_333_4,
    httpApiRequest: 1 / million,
    fifoRequest: 0.5 / million,
    readUnit: 0.125 / million,
    writeUnit: 0.625 / million,
    storageGb: 0.25 + 0.2,
    secretMonth: 0.4,
    logGb: 0.5,
    metricMonth: 0.3,
  },
  'ap-southeast-1': {
    region: 'ap-southeast-1',
    lambdaRequest: 0.2 / million,
    lambdaGbSecond: 0.000_013_333_4,
    httpApiRequest: 1.25 / million,
    fifoRequest: 0.5 / million,
    readUnit: 0.1425 / million,
    writeUnit: 0.7125 / million,
    storageGb: 0.285 + 0.228,
    secretMonth: 0.4,
    logGb: 0.7,
    metricMonth: 0.3,
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
