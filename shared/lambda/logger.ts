import { Logger } from '@aws-lambda-powertools/logger';

import { CoreSyncError } from '#domain/error.ts';

/**
 * All that may be logged beside an event's name. No text, phone, profile name, token or channel message id (it
 * encodes the phone) has a place here, and a field that is not in this list is dropped when the line is written.
 */
export interface LogFields {
  readonly outcome?: string;
  readonly statusCode?: number;
  readonly reason?: string;
  readonly code?: string;
  readonly retryable?: boolean;
  readonly faultName?: string;
  readonly faultMessage?: string;
  /** The name of the error beneath, such as `TimeoutError`. */
  readonly causeName?: string;
  readonly frames?: readonly string[];
  readonly count?: number;
  /** How many of each kind, such as `{"reaction": 2}`. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly decision?: string;
  /** What a message leads to carries its trace from the webhook to the calendar: a digest of the channel's id. */
  readonly trace?: string;
  readonly traces?: readonly string[];
  /** A client, by a keyed hash: see `clientMark`. */
  readonly client?: string;
  readonly clients?: readonly string[];
  readonly bookingId?: string;
  readonly outboundId?: string;
  readonly revision?: number;
  readonly attempt?: number;
  readonly durationMs?: number;
  /** The channel's own error code. */
  readonly channelCode?: number;
  readonly failure?: string;
  readonly inputTokens?: number;
  readonly cachedInputTokens?: number;
  readonly outputTokens?: number;
}

/** Structured logging: a fixed event name and allow-listed fields. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** The log of one function. A process serves one request at a time. */
export interface FunctionLog extends Log {
  /** From here on every line carries this request's id. */
  startRequest(requestId: string): void;
}

const allowed: ReadonlySet<string> = new Set<keyof LogFields>([
  'outcome',
  'statusCode',
  'reason',
  'code',
  'retryable',
  'faultName',
  'faultMessage',
  'causeName',
  'frames',
  'count',
  'counts',
  'decision',
  'trace',
  'traces',
  'client',
  'clients',
  'bookingId',
  'outboundId',
  'revision',
  'attempt',
  'durationMs',
  'channelCode',
  'failure',
  'inputTokens',
  'cachedInputTokens',
  'outputTokens',
]);

/** A log that writes one JSON line an event to CloudWatch, by Powertools. `service` is the function's name. */
export function createLog(service: string): FunctionLog {
  const logger = new Logger({ serviceName: service });
  return {
    startRequest: (requestId) => logger.appendKeys({ requestId }),
    info: (event, fields = {}) => logger.info(event, onlyAllowed(fields)),
    warn: (event, fields = {}) => logger.warn(event, onlyAllowed(fields)),
    error: (event, fields = {}) => logger.error(event, onlyAllowed(fields)),
  };
}

/** The fields on the list; whatever else an object carries at run time stays out. */
export function onlyAllowed(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)));
}

/** The client whom a message is from or about, if it has a mark. */
export function clientField({ mark }: { readonly mark?: string }): Pick<LogFields, 'client'> {
  return mark === undefined ? {} : { client: mark };
}

const maxFrames = 12;

/**
 * A fault as log fields. Only our own faults promise a message without a client's data; of others the name and the
 * stack's frames are kept and the message is not.
 */
export function faultFields(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { faultName: typeof fault };
  const frames = framesOf(fault);
  const cause = fault.cause instanceof Error ? { causeName: faultNameOf(fault.cause) } : {};
  if (!(fault instanceof CoreSyncError)) return { faultName: faultNameOf(fault), ...cause, frames };
  const { code, retryable, message: faultMessage } = fault;
  // Spelt out: in a minified bundle the class has another name.
  return { faultName: 'CoreSyncError', code, retryable, faultMessage, ...cause, frames };
}

/** As V8 writes them: `at place (file:line:column)`, or without a place; `at async Promise.all (index 0)`. */
const framePattern = /^\s+at (?:(?:\S.{0,200} \()?\S{1,300}:\d+:\d+\)?|async \S+ \(index \d+\))$/;

/**
 * The stack without its message, which a library may have copied from what it was given: a line of that can begin with
 * "at" like a frame, so it is cut off before the frames are picked.
 */
function framesOf({ stack = '', message }: Error): string[] {
  const start = stack.indexOf(message);
  return stack
    .slice(start === -1 ? 0 : start + message.length)
    .split('\n')
    .filter((line) => framePattern.test(line))
    .slice(0, maxFrames)
    .map((line) => line.trim());
}

/** A name is one word; an SDK takes it from the answer of a service, so it is looked at. */
export function faultNameOf({ name }: Error): string {
  return /^[A-Za-z][\w.$-]{0,79}$/.test(name) ? name : 'Error';
}
