import {
  type CompletionChoice,
  type CompletionRequest,
  completionOf,
} from './deepseek-completion.ts';
import type { DeepseekFault } from './deepseek-script.ts';
import { ConnectionReset, hang } from './http-double.ts';

const dripMs = 5;

/** What a caller sees of a fault. */
export function faultResponse(
  fault: DeepseekFault,
  request: CompletionRequest,
  signal: AbortSignal,
  createdAtSeconds: number,
): Response | Promise<Response> {
  const refused = refusals[fault];
  if (refused !== undefined) return deepseekRefusal(...refused);
  const choice = faultyChoice(fault, request.tools?.[0]?.function.name ?? 'tool');
  if (choice !== undefined) return Response.json(completionOf(request, choice, createdAtSeconds));
  if (fault === 'bad-request-quoting' || fault === 'server-error-quoting') {
    const status = fault === 'bad-request-quoting' ? 400 : 500;
    const quoted = `not readable:\n    at ${JSON.stringify(request.messages)}`;
    return deepseekRefusal(status, 'quoting_error', quoted);
  }
  const json = JSON.stringify(completionOf(request, plainChoice(request), createdAtSeconds));
  switch (fault) {
    case 'html-502':
      return new Response('<html>502</html>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      });
    case 'keep-alive-then-answer':
      return keepAlive(signal, 'answer', json);
    case 'keep-alive-then-close':
      return keepAlive(signal, 'close');
    case 'keep-alive-then-reset':
      return keepAlive(signal, 'reset');
    case 'keep-alive-forever':
      return keepAlive(signal, 'forever');
    case 'no-body':
      return new Response(null, {
        headers: { 'content-type': 'application/json', 'content-length': '0' },
      });
    case 'not-json':
      return new Response('upstream is busy', { headers: { 'content-type': 'text/plain' } });
    case 'no-choices':
      return Response.json({ id: 'double', object: 'chat.completion', choices: [] });
    case 'hang':
      return hang(signal);
    default:
      return Promise.reject(new ConnectionReset());
  }
}

/** DeepSeek's error body. It sends no `retry-after`. */
export function deepseekRefusal(status: number, code: string, message: string): Response {
  return Response.json({ error: { message, type: code, param: null, code } }, { status });
}

type Refusal = readonly [status: number, code: string, message: string];

const refusals: Partial<Record<DeepseekFault, Refusal>> = {
  'bad-request': [400, 'invalid_request_error', 'on demand'],
  unauthorized: [401, 'authentication_error', 'Authentication Fails'],
  'no-balance': [402, 'unknown_error', 'Insufficient Balance'],
  'invalid-parameter': [422, 'invalid_request_error', 'on demand'],
  'rate-limited': [429, 'rate_limit_error', 'Rate limit reached'],
  'server-error': [500, 'server_error', 'Internal error'],
  overloaded: [503, 'service_unavailable_error', 'Service is too busy'],
};

function faultyChoice(fault: DeepseekFault, name: string): CompletionChoice | undefined {
  const words = (content: string): CompletionChoice => ({ finish: 'stop', content });
  const calls = (...all: { name: string; arguments: string }[]): CompletionChoice => ({
    finish: 'tool_calls',
    content: '',
    calls: all,
  });
  const list = { name, arguments: '{"intent":"list"}' };
  switch (fault) {
    case 'truncated':
      return { ...calls({ name, arguments: '{"intent":"bo' }), finish: 'length' };
    case 'filtered':
      return { finish: 'content_filter', content: '' };
    case 'interrupted':
      return { finish: 'insufficient_system_resource', content: '' };
    case 'markup-in-content':
      return words(`<｜DSML｜tool_calls>\n<｜DSML｜invoke name="${name}">`);
    case 'markup-fullwidth-double':
      return words(`<｜｜DSML｜｜tool_calls>\n<‖DSML‖invoke name="${name}">`);
    case 'markup-ascii':
      return words(`<|tool▁calls|>${name}`);
    case 'broken-arguments':
      return calls({ name, arguments: '{"intent": book, "day": "besok"}' });
    case 'empty-arguments':
      return calls({ name, arguments: '{}' });
    case 'wrong-shape':
      return calls({ name, arguments: '{"intent":"dance","day":7}' });
    case 'unknown-tool':
      return calls({ name: 'send_money', arguments: '{}' });
    case 'duplicate-call':
      return calls(list, list);
    case 'contradicting-calls':
      return calls(list, { name, arguments: '{"intent":"cancel-all"}' });
    case 'empty-answer':
      return words('');
    case 'blank-answer':
      return words(' \n ');
    case 'claims-without-call':
      return words('Sudah saya booking ya, besok jam 10!');
    default:
      return undefined;
  }
}

function plainChoice(request: CompletionRequest): CompletionChoice {
  const name = request.tools?.[0]?.function.name ?? 'tool';
  return { finish: 'tool_calls', content: '', calls: [{ name, arguments: '{"intent":"list"}' }] };
}

type KeepAliveEnd = 'answer' | 'close' | 'reset' | 'forever';

/** Status 200 at once, then blank lines, as DeepSeek does while a request waits for its turn. */
function keepAlive(signal: AbortSignal, end: KeepAliveEnd, json = ''): Response {
  const bytes = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.encode('\n\n\n'));
      if (end === 'answer') controller.enqueue(bytes.encode(json));
      if (end === 'answer' || end === 'close') return controller.close();
      if (end === 'reset') {
        timer = setTimeout(() => controller.error(new TypeError('terminated')), dripMs);
        return;
      }
      timer = setInterval(() => controller.enqueue(bytes.encode('\n')), dripMs);
      signal.addEventListener(
        'abort',
        () => {
          clearInterval(timer);
          controller.error(signal.reason);
        },
        { once: true },
      );
    },
    cancel() {
      clearInterval(timer);
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}
