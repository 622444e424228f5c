import { Duration } from 'luxon';
import * as z from 'zod';
import { type Instant, instantFromIso, isoFromInstant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import { isFromThisMachine } from './loopback-guard.ts';
import type { OutsideServices } from './outside-services.ts';
import type { StudioPage } from './page/studio-page.ts';
import type { Fetch } from './serve-fetch.ts';
import type { LocalState } from './state-schema.ts';

export interface LocalEndpointsDeps {
  readonly stack: {
    readonly queues: unknown;
    state(): Promise<LocalState>;
    advanceClock(byMs: number): Promise<void>;
    setClock(to: Instant): Promise<void>;
  };
  readonly clock: Clock;
  readonly outside: OutsideServices;
  /** Absent: there is no page. */
  readonly page?: StudioPage;
  /** The API, which everybody may reach. */
  readonly otherwise: Fetch;
}

/** `/` and `/local/*` for people and programs on this machine only; all else is the API's. */
export function createLocalEndpoints(deps: LocalEndpointsDeps): Fetch {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname !== '/' && !/^\/local(\/|$)/i.test(pathname)) return deps.otherwise(request);
    if (!isFromThisMachine(request.headers)) {
      return message(403, 'only programs on this machine may ask this');
    }
    switch (`${request.method} ${pathname}`) {
      case 'GET /local/state':
        return Response.json(await deps.stack.state());
      case 'GET /local/queues':
        return Response.json(deps.stack.queues);
      case 'POST /local/clock':
        return moveClock(request, deps);
      default:
        return (
          (await deps.page?.fetch(request)) ??
          message(404, 'there are GET /, GET /local/state and POST /local/clock')
        );
    }
  };
}

const durationSchema = z.string().refine((text) => {
  const duration = Duration.fromISO(text);
  return duration.isValid && duration.toMillis() >= 0;
}, 'not a duration such as "PT10M"');

const instantSchema = z.string().refine((text) => {
  try {
    return Number.isFinite(instantFromIso(text));
  } catch {
    return false;
  }
}, 'not an instant with its offset such as "2026-12-03T10:00:00+07:00"');

const clockSchema = z.union(
  [z.strictObject({ advance: durationSchema }), z.strictObject({ set: instantSchema })],
  'send {"advance":"PT10M"} or {"set":"2026-12-03T10:00:00+07:00"}',
);

async function moveClock(request: Request, { stack, clock, outside }: LocalEndpointsDeps) {
  if (!outside.whatsapp || !outside.deepseek || !outside.google) {
    return message(409, 'the clock cannot be moved while a real service is connected');
  }
  const parsed = clockSchema.safeParse(await request.json().catch(() => undefined));
  if (!parsed.success) return message(400, faultsOf(parsed.error));
  const move = parsed.data;
  if ('advance' in move) await stack.advanceClock(Duration.fromISO(move.advance).toMillis());
  else await stack.setClock(instantFromIso(move.set));
  return Response.json({ now: isoFromInstant(clock.now()) });
}

function faultsOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'it cannot be read' : issue.message;
}

function message(status: number, text: string): Response {
  return Response.json({ message: text }, { status });
}
