import type { Instant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import {
  eventInputSchema,
  type GoogleEvent,
  type GoogleEventInput,
  instantOf,
  placedTimes,
} from './google-event.ts';
import { assertRecurrence, type Occurrence, occurrencesOf } from './google-recurrence.ts';
import { GoogleRefusal } from './google-refusal.ts';

export type GoogleActor = 'service-account' | 'owner';

const idPattern = /^[a-v0-9]{5,1024}$/;

/**
 * One calendar's events by the rules of Google's API: ids are never free again, each change has an etag. A series
 * is its master; an instance that was changed by itself is an event of its own, `<master>_<its start>`.
 */
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

  /** All events as they are stored, cancelled ones included, in the order in which they were made. */
  all(): GoogleEvent[] {
    return [...this.#events.values()];
  }

  get(id: string): GoogleEvent {
    const event = this.#events.get(id) ?? this.#unchangedInstance(id);
    if (event === undefined) throw new GoogleRefusal(404, 'notFound', 'Not Found');
    return event;
  }

  insert(body: unknown, actor: GoogleActor): GoogleEvent {
    const input = parsed(body, actor);
    const id = input.id ?? `double${this.changes + 1}`;
    if (!idPattern.test(id)) throw new GoogleRefusal(400, 'invalid', 'Invalid resource id value.');
    if (this.#events.has(id)) {
      throw new GoogleRefusal(409, 'duplicate', 'The requested identifier already exists.');
    }
    const mail = actor === 'owner' ? 'owner@coresync.local' : 'service-account@coresync.local';
    const origin = { created: this.#now(), creator: { email: mail }, iCalUID: `${id}@google.com` };
    return this.#put({ ...input, ...origin, id, sequence: 0 });
  }

  /** Replaces the whole event. Without a status it is a confirmed one. */
  update(id: string, body: unknown, actor: GoogleActor, ifMatch: string | null): GoogleEvent {
    return this.#replace(this.#matching(id, ifMatch), parsed(body, actor));
  }

  /** Merges members; null removes one. */
  patch(id: string, body: unknown, actor: GoogleActor, ifMatch: string | null): GoogleEvent {
    const before = this.#matching(id, ifMatch);
    return this.#replace(before, parsed(merge(before, body), actor));
  }

  delete(id: string, ifMatch: string | null): void {
    const before = this.#matching(id, ifMatch);
    if (before.status === 'cancelled') {
      throw new GoogleRefusal(410, 'deleted', 'Resource has been deleted');
    }
    this.#put({ ...before, status: 'cancelled', sequence: before.sequence + 1 });
    for (const one of this.all()) if (one.recurringEventId === id) this.#events.delete(one.id);
  }

  /** The instances of a series that meet `(from, until)`, changed and cancelled ones included, by start. */
  instances(masterId: string, from: Instant, until: Instant): GoogleEvent[] {
    const master = this.get(masterId);
    if (master.recurrence === undefined || master.status === 'cancelled') return [];
    const changed = this.all().filter((one) => one.recurringEventId === masterId);
    const changedIds = new Set(changed.map(({ id }) => id));
    const meets = ({ start, end }: GoogleEvent) =>
      instantOf(end, this.#zone) > from && instantOf(start, this.#zone) < until;
    const unchanged = occurrencesOf(master, this.#zone, from, until)
      .map((occurrence) => instanceOf(master, occurrence))
      .filter(({ id }) => !changedIds.has(id));
    return [...unchanged, ...changed.filter(meets)].toSorted(
      (one, other) => instantOf(one.start, this.#zone) - instantOf(other.start, this.#zone),
    );
  }

  #unchangedInstance(id: string): GoogleEvent | undefined {
    const [masterId = '', suffix] = id.split('_');
    const master = this.#events.get(masterId);
    if (suffix === undefined || master?.recurrence === undefined) return undefined;
    const all = occurrencesOf(
      master,
      this.#zone,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    );
    const occurrence = all.find((one) => one.suffix === suffix);
    return occurrence && instanceOf(master, occurrence);
  }

  #matching(id: string, ifMatch: string | null): GoogleEvent {
    const event = this.get(id);
    if (ifMatch !== null && ifMatch !== '*' && ifMatch !== event.etag) {
      throw new GoogleRefusal(412, 'conditionNotMet', 'Precondition Failed');
    }
    return event;
  }

  #replace(before: GoogleEvent, input: GoogleEventInput): GoogleEvent {
    const { created, id, sequence, recurringEventId, originalStartTime } = before;
    const { creator, iCalUID } = before;
    const origin = { created, creator, iCalUID, recurringEventId, originalStartTime };
    return this.#put({ ...input, ...origin, id, sequence: sequence + 1 });
  }

  #put(event: GoogleEventInput & { id: string; sequence: number; created: string }): GoogleEvent {
    const times = placedTimes(event, this.#zone);
    if (event.recurrence !== undefined) this.#assertSeries(event);
    this.changes += 1;
    const stored: GoogleEvent = {
      ...event,
      ...times,
      kind: 'calendar#event',
      eventType: event.eventType ?? 'default',
      status: event.status ?? 'confirmed',
      etag: `"${this.changes}"`,
      updated: this.#now(),
    };
    this.#events.set(stored.id, stored);
    return stored;
  }

  #assertSeries({ recurrence = [], start }: GoogleEventInput): void {
    if (start?.dateTime !== undefined && start.timeZone === undefined) {
      throw new GoogleRefusal(400, 'required', 'Missing time zone definition for start time.');
    }
    assertRecurrence(recurrence);
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

/** The number of the change that made the event as it is. */
export function changeOf(event: GoogleEvent): number {
  return Number(event.etag.slice(1, -1));
}

function instanceOf(master: GoogleEvent, { suffix, start, end }: Occurrence): GoogleEvent {
  const { recurrence: _, ...rest } = master;
  const place = { start, end, recurringEventId: master.id, originalStartTime: start };
  return { ...rest, ...place, id: `${master.id}_${suffix}` };
}

function parsed(body: unknown, actor: GoogleActor): GoogleEventInput {
  const result = eventInputSchema.safeParse(merge({}, body));
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

/** Null removes a member, at every depth. */
function merge(before: unknown, change: unknown): unknown {
  if (!isRecord(change)) return change;
  const merged: Record<string, unknown> = isRecord(before) ? { ...before } : {};
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  }
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
