import { ConnectionReset, callDouble, type HttpDouble } from '#infra/local/doubles/http-double.ts';
import type { Mishap, Target } from '../faults.ts';
import type { Gate } from './gate.ts';

/** As the adapters give up. */
const outsideTimeoutMs = 4_000;

export interface OutsideService {
  readonly target: Target;
  readonly double: HttpDouble;
  /** What a request is about, for the history. */
  readonly describe: (sent: SentRequest) => string;
  /** Faults that the double plays itself. */
  readonly refusals: (sent: SentRequest) => readonly Refusal[];
}

export interface SentRequest {
  readonly method: string;
  /** The path, without its parameters. */
  readonly path: string;
  /** Empty where it is not text. */
  readonly body: string;
}

/**
 * A `fetch` to a double that passes the gate. Signals are not listened to: they would abort by real time, and here
 * a request that is not answered in time is a mishap like others.
 */
export function createGatedFetch(service: OutsideService, gate: Gate): typeof fetch {
  const { target, double } = service;
  return async (input, init) => {
    const request = new Request(input, { ...init, signal: null });
    const call = () => answerOf(double, request);
    const sent = {
      method: request.method,
      path: new URL(request.url).pathname,
      body: typeof init?.body === 'string' ? init.body : '',
    };
    const played = service.refusals(sent).map(
      ({ kind, weight, arm }): Mishap<Response> => ({
        kind,
        weight,
        instead: () => {
          arm();
          return call();
        },
      }),
    );
    const what = `${target} ${service.describe(sent)}`;
    return gate.pass({ target, what }, call, [...played, ...connectionMishaps(target)]);
  };
}

/** A refusal of the double's own; `arm` makes it the answer to its next request. */
export interface Refusal {
  readonly kind: string;
  readonly weight: number;
  readonly arm: () => void;
}

function connectionMishaps(target: Target): readonly Mishap<Response>[] {
  const refuse = (error: () => Error) => async (): Promise<never> => {
    throw error();
  };
  const common = { weight: 1 } as const;
  return [
    { ...common, kind: `${target} reset before`, instead: refuse(reset) },
    { ...common, kind: `${target} reset after`, after: reset },
    {
      ...common,
      kind: `${target} timed out before`,
      instead: refuse(timedOut),
      takesMs: outsideTimeoutMs,
    },
    {
      ...common,
      kind: `${target} timed out after`,
      after: timedOut,
      takesMs: outsideTimeoutMs,
    },
  ];
}

const reset = () => new ConnectionReset();
const timedOut = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');

/** The whole answer at once, so that reading it needs no further turn of the real world. */
async function answerOf(double: HttpDouble, request: Request): Promise<Response> {
  const response = await callDouble(double, request);
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, {
    status: response.status,
    headers: response.headers,
  });
}
