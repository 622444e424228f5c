import type { Instant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import {
  type CompletionRequest,
  completionOf,
  completionRequestSchema,
} from './deepseek-completion.ts';
import { deepseekRefusal, faultResponse } from './deepseek-faults.ts';
import type { DeepseekFault, DeepseekScript } from './deepseek-script.ts';
import type { HttpDouble } from './http-double.ts';

export interface DeepseekDoubleOptions {
  readonly clock: Clock;
  readonly apiKey: string;
  /** Answers what no script covers; undefined, or none: 503. */
  readonly answer?: (request: CompletionRequest) => DeepseekScript | undefined;
}

export function createDeepseekDouble(options: DeepseekDoubleOptions): DeepseekDouble {
  return new DeepseekDouble(options);
}

/** DeepSeek's chat completions: the refusals it is known for, and answers by script. It understands nothing. */
export class DeepseekDouble implements HttpDouble {
  /** Every well-formed request, in order. */
  readonly requests: { readonly at: Instant; readonly body: CompletionRequest }[] = [];
  /** What every request meets until it is taken away; scripted answers go first. */
  outage: DeepseekFault | undefined;
  /** Answers what no script covers; undefined, or none: 503. */
  answer: ((request: CompletionRequest) => DeepseekScript | undefined) | undefined;
  readonly #options: DeepseekDoubleOptions;
  readonly #script: DeepseekScript[] = [];
  #calls = 0;

  constructor(options: DeepseekDoubleOptions) {
    this.#options = options;
    this.answer = options.answer;
  }

  /** How many requests came, refused ones included. */
  get calls(): number {
    return this.#calls;
  }

  /** Queues answers for the next requests, one each. */
  script(...answers: DeepseekScript[]): void {
    this.#script.push(...answers);
  }

  /** Forgets what was queued and not asked for, and returns how many that were. */
  clearScript(): number {
    return this.#script.splice(0).length;
  }

  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method !== 'POST' || !/^(?:\/v1|\/beta)?\/chat\/completions$/.test(pathname)) {
      return deepseekRefusal(404, 'invalid_request_error', 'unknown path');
    }
    this.#calls += 1;
    if (request.headers.get('authorization') !== `Bearer ${this.#options.apiKey}`) {
      return deepseekRefusal(401, 'authentication_error', 'Authentication Fails');
    }
    const parsed = completionRequestSchema.safeParse(await request.json().catch(() => undefined));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return badRequest(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
    }
    const refused = refusalOf(parsed.data);
    if (refused !== undefined) return badRequest(refused);
    const at = this.#options.clock.now();
    this.requests.push({ at, body: parsed.data });
    const script =
      this.#script.shift() ?? this.outage ?? this.answer?.(parsed.data) ?? 'overloaded';
    return respond(script, parsed.data, request.signal, Math.floor(at / 1000));
  }
}

function refusalOf({
  thinking,
  tool_choice,
  response_format,
}: CompletionRequest): string | undefined {
  const isForced = tool_choice === 'required' || typeof tool_choice === 'object';
  // Thinking is on where nothing is said.
  if (isForced && thinking?.type !== 'disabled')
    return 'Thinking mode does not support this tool_choice';
  if (response_format?.type === 'json_schema')
    return 'This response_format type is unavailable now';
  return undefined;
}

function respond(
  script: DeepseekScript,
  request: CompletionRequest,
  signal: AbortSignal,
  createdAtSeconds: number,
): Response | Promise<Response> {
  if (typeof script === 'string') return faultResponse(script, request, signal, createdAtSeconds);
  if (!('intent' in script)) {
    const choice = { finish: 'stop', content: String(script.content) };
    return Response.json(completionOf(request, choice, createdAtSeconds));
  }
  const name = request.tools?.[0]?.function.name ?? 'tool';
  const calls = [{ name, arguments: JSON.stringify(script) }];
  return Response.json(
    completionOf(request, { finish: 'tool_calls', content: '', calls }, createdAtSeconds),
  );
}

function badRequest(message: string): Response {
  return deepseekRefusal(400, 'invalid_request_error', message);
}
