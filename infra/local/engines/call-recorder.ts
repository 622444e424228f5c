import type { FunctionDefinition } from '../runtime/function-pool.ts';
import { type Served, serveFetch } from '../serve-fetch.ts';

/** One call of a function to AWS, as it went over the wire. */
export interface AwsCall {
  readonly functionName: string;
  /** `DynamoDB_20120810.GetItem`, `AmazonSQS.SendMessageBatch`, `secretsmanager.GetSecretValue`. */
  readonly target: string;
  readonly input: unknown;
  /** Of the engine that answered. */
  readonly engineUrl: string;
}

/** Told each call. What it returns goes back in the engine's place, which does not learn of the call then. */
export type RecordCall = (call: AwsCall) => Response | undefined;

/**
 * The same functions with a recorder between each of them and the engines. Which function calls is told by the access
 * key, which the engines do not look at and every request carries.
 */
export async function recordCallsOf(
  functions: readonly FunctionDefinition[],
  engineUrls: readonly string[],
  record: RecordCall,
  closers: (() => Promise<void>)[],
): Promise<FunctionDefinition[]> {
  const recorders = new Map<string, Served>();
  for (const url of engineUrls) {
    const recorder = await serveFetch((request) => passOn(request, url, record));
    closers.push(() => recorder.close());
    recorders.set(url, recorder);
  }
  const led = (value: string) => {
    const engine = [...recorders].find(([url]) => value.startsWith(url));
    return engine === undefined ? value : engine[1].url + value.slice(engine[0].length);
  };
  return functions.map((one) => {
    const variables = Object.entries(one.environment).map(([name, value]) => [name, led(value)]);
    const environment = { ...Object.fromEntries(variables), AWS_ACCESS_KEY_ID: one.name };
    return { ...one, environment };
  });
}

async function passOn(request: Request, engineUrl: string, record: RecordCall): Promise<Response> {
  const body = await request.text();
  const target = request.headers.get('x-amz-target') ?? `${request.method} ${request.url}`;
  const input: unknown = JSON.parse(body);
  const given = record({ functionName: callerOf(request), target, input, engineUrl });
  if (given !== undefined) return given;
  const headers = new Headers(request.headers);
  // Of the connection to us; the other one gets its own.
  for (const name of ['host', 'content-length', 'expect']) headers.delete(name);
  const { pathname } = new URL(request.url);
  return fetch(engineUrl + pathname, { method: request.method, headers, body });
}

function callerOf(request: Request): string {
  const match = /Credential=([^/]+)\//.exec(request.headers.get('authorization') ?? '');
  return match?.[1] ?? 'unsigned';
}
