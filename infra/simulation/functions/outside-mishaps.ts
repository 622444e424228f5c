import type { DeepseekDouble } from '#infra/local/doubles/deepseek-double.ts';
import type { DeepseekFault } from '#infra/local/doubles/deepseek-script.ts';
import type { GoogleCalendarDouble } from '#infra/local/doubles/google-calendar-double.ts';
import type { GoogleFault } from '#infra/local/doubles/google-faults.ts';
import type { GraphDouble } from '#infra/local/doubles/graph-double.ts';
import type { GraphFault } from '#infra/local/doubles/graph-faults.ts';
import type { OutsideService, Refusal, SentRequest } from '../platform/outside-fetch.ts';

// Each outside service, with the refusals of its double that need no real time.

export function graphService(graph: GraphDouble): OutsideService {
  return {
    target: 'graph',
    double: graph,
    describe: (sent) => {
      const reading = readIdOf(sent);
      return reading === undefined ? `send ${callbackIdOf(sent)}` : `read ${reading}`;
    },
    refusals: (sent) =>
      readIdOf(sent) === undefined ? graphRefusals(graph) : graphReadRefusals(graph),
  };
}

export function googleService(google: GoogleCalendarDouble): OutsideService {
  return {
    target: 'google',
    double: google,
    describe: ({ method, path }) => `${method} ${path.split('/').slice(4).join('/') || 'token'}`,
    refusals: ({ path }) => googleRefusals(google, path.endsWith('/token')),
  };
}

export function deepseekService(deepseek: DeepseekDouble): OutsideService {
  return {
    target: 'deepseek',
    double: deepseek,
    describe: () => 'read',
    refusals: () => deepseekRefusals(deepseek),
  };
}

function readIdOf({ body }: SentRequest): string | undefined {
  return /"status":"read","message_id":"([^"]+)"/.exec(body)?.[1];
}

/** Our own id of a message that is sent. */
function callbackIdOf({ body }: SentRequest): string {
  return /"biz_opaque_callback_data":"([^"]+)"/.exec(body)?.[1] ?? '?';
}

function graphRefusals(graph: GraphDouble): readonly Refusal[] {
  const refusals: readonly [string, number, GraphFault][] = [
    ['graph pair limit (131056)', 2, { code: 131056 }],
    ['graph throughput (130429)', 1, { code: 130429, status: 429 }],
    ['graph server error', 1, 'server-error'],
    ['graph 502', 1, 'html-502'],
    ['graph empty 500', 1, 'empty-500'],
    ['graph empty body after accept', 1, 'empty-body-after-accept'],
  ];
  return refusals.map(([kind, weight, fault]) => ({
    kind,
    weight,
    arm: () => graph.fail(fault),
  }));
}

/** The request to mark read is a courtesy: one way to fail is enough. */
function graphReadRefusals(graph: GraphDouble): readonly Refusal[] {
  return [{ kind: 'graph typing refused', weight: 1, arm: () => graph.failRead('server-error') }];
}

function googleRefusals(google: GoogleCalendarDouble, isToken: boolean): readonly Refusal[] {
  const faults: readonly GoogleFault[] = [
    'rate-limited',
    'user-rate-limited',
    'too-many-requests',
    'server-error',
    'html-502',
  ];
  return faults.map((fault) => ({
    kind: `google ${fault}`,
    weight: 1,
    arm: () => google.fail(fault, isToken ? 'token' : undefined),
  }));
}

function deepseekRefusals(deepseek: DeepseekDouble): readonly Refusal[] {
  const faults: readonly DeepseekFault[] = [
    'rate-limited',
    'server-error',
    'overloaded',
    'html-502',
    'truncated',
    'broken-arguments',
    'wrong-shape',
    'unknown-tool',
    'contradicting-calls',
    'blank-answer',
    'claims-without-call',
    'not-json',
    'no-choices',
  ];
  return faults.map((fault) => ({
    kind: `deepseek ${fault}`,
    weight: 1,
    arm: () => {
      deepseek.clearScript();
      deepseek.script(fault);
    },
  }));
}
