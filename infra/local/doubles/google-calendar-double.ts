import type { Clock } from '#ports/clock.ts';
import type { GoogleEvent } from './google-event.ts';
import { GoogleEventList } from './google-event-list.ts';
import { type GoogleActor, GoogleEventStore } from './google-event-store.ts';
import { failureOf, type GoogleFault } from './google-faults.ts';
import { GoogleQuota } from './google-quota.ts';
import { GoogleRefusal } from './google-refusal.ts';
import { tokenRequestFault } from './google-token.ts';
import type { HttpDouble } from './http-double.ts';

export type GoogleOperation =
  | 'insert'
  | 'get'
  | 'update'
  | 'patch'
  | 'delete'
  | 'list'
  | 'instances';

export interface GoogleCalendarDoubleOptions {
  readonly clock: Clock;
  readonly calendarId: string;
  /** Further calendars that are shared with the service account; they know neither faults nor switches of their own. */
  readonly otherCalendars?: readonly string[];
  /** The calendars' own zone, IANA. */
  readonly zone: string;
  /** PEM of the service account's public key; without it signatures are not checked. */
  readonly publicKey?: string;
}

export function createGoogleCalendarDouble(
  options: GoogleCalendarDoubleOptions,
): GoogleCalendarDouble {
  return new GoogleCalendarDouble(options);
}

/**
 * Google's token endpoint (any path that ends in `/token`) and Calendar API for the studio's calendar, which is what
 * is meant where none is named, and for others. A token it issued
 * acts as the service account; `Bearer owner` acts as the owner.
 */
export class GoogleCalendarDouble implements HttpDouble {
  /** Every calendar request, in order. */
  readonly requests: { readonly operation: GoogleOperation; readonly eventId?: string }[] = [];
  /**
   * `restore` off: an update of a cancelled event answers 403, as it does for events organised elsewhere. `shared`
   * off: the service account sees no such calendar. `bareDeletions` on: deleted events are listed with their id
   * and nothing that it says of their time.
   */
  readonly switches = { restore: true, shared: true, bareDeletions: false };
  /** What every calendar request of CoreSync meets until it is taken away; the owner's go through. */
  outage: GoogleFault | undefined;
  /** Runs before each operation; a rival's write can be put here. */
  beforeOperation: ((operation: GoogleOperation) => void) | undefined;
  readonly #options: GoogleCalendarDoubleOptions;
  readonly #calendars: ReadonlyMap<string, Calendar>;
  readonly #main: Calendar;
  readonly #faults: { fault: GoogleFault; operation: GoogleOperation | 'token' | undefined }[] = [];
  readonly #quota = new GoogleQuota();
  readonly #tokens = new Set<string>();
  #tokensIssued = 0;

  constructor(options: GoogleCalendarDoubleOptions) {
    this.#options = options;
    const { clock, zone, calendarId, otherCalendars = [] } = options;
    const bareDeletions = () => this.switches.bareDeletions;
    const empty = (): Calendar => {
      const store = new GoogleEventStore(clock, zone);
      return { store, list: new GoogleEventList({ clock, store, zone, bareDeletions }) };
    };
    this.#main = empty();
    this.#calendars = new Map([
      ...otherCalendars.map((id): [string, Calendar] => [id, empty()]),
      [calendarId, this.#main],
    ]);
  }

  /** All events, cancelled ones included, in the order in which they were made. */
  events(): GoogleEvent[] {
    return this.#main.store.all();
  }

  /** An event that the owner made before. */
  make(event: unknown): GoogleEvent {
    return this.#main.store.insert(event, 'owner');
  }

  /** How many access tokens were issued. */
  get tokensIssued(): number {
    return this.#tokensIssued;
  }

  /** Queues a fault for the next request of that operation (undefined: any but `token`), `times` over. */
  fail(fault: GoogleFault, operation?: GoogleOperation | 'token', times = 1): void {
    for (let count = 0; count < times; count += 1) this.#faults.push({ fault, operation });
  }

  /** Ends an outage: faults that were queued and not met are forgotten. */
  clearFaults(): void {
    this.#faults.length = 0;
  }

  /** Every sync token given so far answers 410 `fullSyncRequired`. */
  expireSyncTokens(): void {
    for (const { list } of this.#calendars.values()) list.expireSyncTokens();
  }

  /** Every access token issued so far answers 401. */
  revokeTokens(): void {
    this.#tokens.clear();
  }

  async fetch(request: Request): Promise<Response> {
    try {
      const url = new URL(request.url);
      if (request.method === 'POST' && url.pathname.endsWith('/token'))
        return await this.#token(request);
      return await this.#calendar(request, url);
    } catch (error) {
      if (error instanceof GoogleRefusal) return error.toResponse();
      throw error;
    }
  }

  async #token(request: Request): Promise<Response> {
    const fault = this.#takeFault('token');
    if (fault !== undefined) return failureOf(fault, request);
    const wrong = tokenRequestFault(
      new URLSearchParams(await request.text()),
      this.#options.publicKey,
    );
    if (wrong !== undefined) {
      return Response.json(
        { error: wrong, error_description: 'refused by the double' },
        { status: 400 },
      );
    }
    this.#tokensIssued += 1;
    const token = `double-${this.#tokensIssued}`;
    this.#tokens.add(token);
    return Response.json({ access_token: token, expires_in: 3599, token_type: 'Bearer' });
  }

  async #calendar(request: Request, url: URL): Promise<Response> {
    const actor = this.#actorOf(request.headers.get('authorization'));
    const path = pathPattern.exec(url.pathname);
    const isSeen = actor === 'owner' || this.switches.shared;
    const calendarId = decodeURIComponent(path?.[1] ?? '');
    const calendar = this.#calendars.get(calendarId);
    if (path === null || !isSeen || calendar === undefined) {
      throw new GoogleRefusal(404, 'notFound', 'Not Found');
    }
    if (actor === 'service-account') this.#quota.take(this.#options.clock.now());
    if (path[2] === undefined) {
      return Response.json({ id: calendarId, timeZone: this.#options.zone });
    }
    const eventId = path[3] === undefined ? undefined : decodeURIComponent(path[3]);
    const operation = operationOf(request.method, eventId !== undefined, path[4] !== undefined);
    this.requests.push({ operation, ...(eventId !== undefined && { eventId }) });
    this.beforeOperation?.(operation);
    const outage = actor === 'owner' ? undefined : this.outage;
    const fault = this.#takeFault(operation) ?? outage;
    if (fault !== undefined && !fault.endsWith('-after-write')) return failureOf(fault, request);
    const asked = { operation, id: eventId ?? '', request, url, actor };
    const response = await this.#perform(calendar, asked);
    return fault === undefined ? response : failureOf(fault, request);
  }

  async #perform({ store, list }: Calendar, { operation, id, request, url, actor }: Asked) {
    const ifMatch = request.headers.get('if-match');
    const body = async (): Promise<unknown> => request.json().catch(() => undefined);
    switch (operation) {
      case 'list':
        return Response.json(list.list(url.searchParams));
      case 'instances':
        return Response.json(list.instances(id, url.searchParams));
      case 'get':
        return Response.json(store.get(id));
      case 'insert':
        return Response.json(store.insert(await body(), actor));
      case 'update':
        this.#assertRestorable(store, id);
        return Response.json(store.update(id, await body(), actor, ifMatch));
      case 'patch':
        this.#assertRestorable(store, id);
        return Response.json(store.patch(id, await body(), actor, ifMatch));
      case 'delete':
        store.delete(id, ifMatch);
        return new Response(null, { status: 204 });
    }
  }

  #assertRestorable(store: GoogleEventStore, id: string): void {
    if (!this.switches.restore && store.get(id).status === 'cancelled') {
      throw new GoogleRefusal(403, 'forbidden', 'Forbidden');
    }
  }

  #actorOf(authorization: string | null): GoogleActor {
    const token = authorization?.replace(/^Bearer /, '') ?? '';
    if (token === 'owner') return 'owner';
    if (this.#tokens.has(token)) return 'service-account';
    throw new GoogleRefusal(401, 'authError', 'Invalid Credentials');
  }

  #takeFault(operation: GoogleOperation | 'token'): GoogleFault | undefined {
    const index = this.#faults.findIndex((queued) =>
      queued.operation === undefined ? operation !== 'token' : queued.operation === operation,
    );
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0]?.fault;
  }
}

interface Calendar {
  readonly store: GoogleEventStore;
  readonly list: GoogleEventList;
}

interface Asked {
  readonly operation: GoogleOperation;
  readonly id: string;
  readonly request: Request;
  readonly url: URL;
  readonly actor: GoogleActor;
}

const pathPattern = /^\/calendar\/v3\/calendars\/([^/]+)(\/events(?:\/([^/]+)(\/instances)?)?)?$/;

function operationOf(method: string, hasId: boolean, ofInstances: boolean): GoogleOperation {
  if (ofInstances && method === 'GET') return 'instances';
  const operations: Record<string, GoogleOperation> = hasId
    ? { GET: 'get', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }
    : { GET: 'list', POST: 'insert' };
  const operation = operations[method];
  if (operation === undefined) throw new GoogleRefusal(404, 'notFound', 'Not Found');
  return operation;
}
