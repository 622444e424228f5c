import type { Clock } from '#ports/clock.ts';
import {
  eventInputSchema,
  type GoogleEvent,
  type GoogleEventInput,
  placedTimes,
} from './google-event.ts';
import { GoogleRefusal } from './google-refusal.ts';

export type GoogleActor = 'service-account' | 'owner';

/** One calendar's events by the rules of Google's API: ids are never free again, each change has an etag. */
export class GoogleEventStore {
  /** The number of the last change; an event's etag is the number of its own last one. */
  changes = 0;
  readonly #clock: Clock;
  readonly #zone: string;
  readonly #events = new Map<string, GoogleEvent>();

  constructor(clock: Clock, zone: string) {
    this.#clock = clock;
    this.#zone = zone;
  }

  /** All events, cancelled ones included, in the order in which they were made. */
  all(): GoogleEvent[] {
    return [...this.#events.values()];
  }

  get(id: string): GoogleEvent {
    const event = this.#events.get(id);
    if (event === undefined) throw new GoogleRefusal(404, 'notFound', 'Not Found');
    return event;
  }

  insert(body: unknown, actor: GoogleActor): GoogleEvent {
    const input = parsed(body, actor);
    const id = input.id ?? `double${this.changes + 1}`;
    if (this.#events.has(id)) {
      throw new GoogleRefusal(409, 'duplicate', 'The requested identifier already exists.');
    }
    const mail = actor === 'owner' ? 'owner@coresync.local' : 'service-account@coresync.local';
    const origin = { created: this.#now(), creator: { email: mail }, iCalUID: `${id}@google.com` };
    return this.#put({ ...input, ...origin, id, sequence: 0 });
  }

  /** Replaces the whole event. Without a status it is a confirmed one. */
  update(id: string, body: unknown, actor: GoogleActor, ifMatch: string | null): GoogleEvent {
    const before = this.#matching(id, ifMatch);
    const { created, creator, iCalUID, sequence } = before;
    return this.#put({
      ...parsed(body, actor),
      created,
      creator,
      iCalUID,
      id,
      sequence: sequence + 1,
    });
  }

  /** Merges members; null removes one. */
  patch(id: string, body: unknown, actor: GoogleActor, ifMatch: string | null): GoogleEvent {
    const before = this.#matching(id, ifMatch);
    const merged = parsed(merge(before, body), actor);
    const { created, creator, iCalUID, sequence } = before;
    return this.#put({ ...merged, created, creator, iCalUID, id, sequence: sequence + 1 });
  }

  delete(id: string, ifMatch: string | null): void {
    const before = this.#matching(id, ifMatch);
    if (before.status === 'cancelled') {
      throw new GoogleRefusal(410, 'deleted', 'Resource has been deleted');
    }
    this.#put({ ...before, status: 'cancelled', sequence: before.sequence + 1 });
  }

  #matching(id: string, ifMatch: string | null): GoogleEvent {
    const event = this.get(id);
    if (ifMatch !== null && ifMatch !== '*' && ifMatch !== event.etag) {
      throw new GoogleRefusal(412, 'conditionNotMet', 'Precondition Failed');
    }
    return event;
  }

  #put(event: GoogleEventInput & { id: string; sequence: number; created: string }): GoogleEvent {
    const times = placedTimes(event, this.#zone);
    this.changes += 1;
    const stored: GoogleEvent = {
      ...event,
      ...times,
      kind: 'calendar#event',
      eventType: 'default',
      status: event.status ?? 'confirmed',
      etag: `"${this.changes}"`,
      updated: this.#now(),
    };
    this.#events.set(stored.id, stored);
    return stored;
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

/** The number of the change that made the event as it is. */
export function changeOf(event: GoogleEvent): number {
  return Number(event.etag.slice(1, -1));
}

function parsed(body: unknown, actor: GoogleActor): GoogleEventInput {
  const result = eventInputSchema.safeParse(body);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new GoogleRefusal(
      400,
      'invalid',
      `Invalid value for ${issue?.path.join('.') ?? 'the body'}`,
    );
  }
  if (actor === 'service-account' && (result.data.attendees?.length ?? 0) > 0) {
    const message =
      'Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.';
    throw new GoogleRefusal(403, 'forbiddenForServiceAccounts', message);
  }
  return result.data;
}

function merge(before: unknown, change: unknown): unknown {
  if (!isRecord(before) || !isRecord(change)) return change;
  const merged: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  }
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
