import { dayMs, type Instant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import { type GoogleEvent, instantOf } from './google-event.ts';
import { changeOf, type GoogleEventStore } from './google-event-store.ts';
import { GoogleRefusal } from './google-refusal.ts';

const notWithSyncToken = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
];
const pageEventsDefault = 250;
const pageEventsMax = 2500;
/** Where no `timeMax` is given, series are laid out so far. */
const expandedDays = 365;

export interface EventListOptions {
  readonly clock: Clock;
  readonly store: GoogleEventStore;
  readonly zone: string;
  /** Deleted events are listed with little more than their id. */
  readonly bareDeletions: () => boolean;
}

interface Page {
  readonly events: readonly GoogleEvent[];
  readonly syncToken?: string;
}

/** `events.list` and `events.instances`: filters, pages, sync tokens, and series laid out where it is asked for. */
export class GoogleEventList {
  readonly #options: EventListOptions;
  readonly #pages = new Map<string, Page>();
  #generation = 1;
  #pagesMade = 0;

  constructor(options: EventListOptions) {
    this.#options = options;
  }

  /** From now on every sync token that was given answers 410 `fullSyncRequired`. */
  expireSyncTokens(): void {
    this.#generation += 1;
  }

  list(query: URLSearchParams) {
    return this.#paged(query, () => {
      const expanded = query.get('singleEvents') === 'true' ? 'single' : 'series';
      const syncToken = `sync-${this.#generation}-${expanded}-${this.#options.store.changes}`;
      return { events: this.#matching(query, expanded), syncToken };
    });
  }

  instances(masterId: string, query: URLSearchParams) {
    return this.#paged(query, () => {
      const from = bound(query.get('timeMin')) ?? Number.NEGATIVE_INFINITY;
      const until = bound(query.get('timeMax')) ?? this.#expandedUntil();
      const withDeleted = query.get('showDeleted') === 'true';
      const events = this.#options.store.instances(masterId, from, until);
      return { events: events.filter(({ status }) => withDeleted || status !== 'cancelled') };
    });
  }

  #paged(query: URLSearchParams, first: () => Page) {
    const { events, syncToken } = this.#pageOf(query.get('pageToken')) ?? first();
    const wanted = Number(query.get('maxResults') ?? pageEventsDefault);
    if (!Number.isInteger(wanted) || wanted < 1)
      throw new GoogleRefusal(400, 'invalid', 'Invalid maxResults');
    const listed = events.slice(0, Math.min(wanted, pageEventsMax));
    const rest = events.slice(listed.length);
    const items = listed.map((event) => this.#listed(event));
    const answer = { kind: 'calendar#events', timeZone: this.#options.zone, items };
    if (rest.length === 0) return { ...answer, nextSyncToken: syncToken };
    this.#pagesMade += 1;
    const nextPageToken = `page-${this.#pagesMade}`;
    this.#pages.set(nextPageToken, { events: rest, ...(syncToken !== undefined && { syncToken }) });
    return { ...answer, nextPageToken };
  }

  #pageOf(pageToken: string | null): Page | undefined {
    if (pageToken === null) return undefined;
    const page = this.#pages.get(pageToken);
    if (page === undefined) throw new GoogleRefusal(400, 'invalid', 'Invalid page token');
    return page;
  }

  #matching(query: URLSearchParams, expanded: 'single' | 'series'): GoogleEvent[] {
    const syncToken = query.get('syncToken');
    if (syncToken !== null) return this.#changedSince(syncToken, query, expanded);
    if (query.get('orderBy') === 'startTime' && expanded !== 'single') {
      throw new GoogleRefusal(
        400,
        'invalid',
        'The requested ordering is not available for the particular query.',
      );
    }
    const { zone } = this.#options;
    const from = bound(query.get('timeMin')) ?? Number.NEGATIVE_INFINITY;
    const until = bound(query.get('timeMax')) ?? Number.POSITIVE_INFINITY;
    const events = this.#laidOut(this.#options.store.all(), expanded, from, until).filter(
      (event) => {
        // A cancelled instance is an exception to its series, which is shown without it.
        const isException = expanded === 'series' && event.recurringEventId !== undefined;
        if (event.status === 'cancelled' && !isException && query.get('showDeleted') !== 'true')
          return false;
        return hasProperties(event, query.getAll('privateExtendedProperty'));
      },
    );
    if (query.get('orderBy') !== 'startTime') return events;
    return events.toSorted((a, b) => instantOf(a.start, zone) - instantOf(b.start, zone));
  }

  /** What meets `(from, until)`, both bounds exclusive: series as they are, or as their instances. */
  #laidOut(
    events: readonly GoogleEvent[],
    expanded: 'single' | 'series',
    from: Instant,
    until: Instant,
  ): GoogleEvent[] {
    const { zone, store } = this.#options;
    const expandedUntil = Math.min(until, this.#expandedUntil());
    return events.flatMap((event) => {
      if (event.recurrence !== undefined && event.status !== 'cancelled') {
        const instances = store.instances(event.id, from, expandedUntil);
        if (expanded === 'single') return instances;
        return instances.length > 0 || from === Number.NEGATIVE_INFINITY ? [event] : [];
      }
      // Among the instances of its master, where those are laid out.
      if (expanded === 'single' && event.recurringEventId !== undefined) return [];
      const meets = instantOf(event.end, zone) > from && instantOf(event.start, zone) < until;
      return meets ? [event] : [];
    });
  }

  #changedSince(
    syncToken: string,
    query: URLSearchParams,
    expanded: 'single' | 'series',
  ): GoogleEvent[] {
    const forbidden = notWithSyncToken.find((name) => query.has(name));
    if (forbidden !== undefined || query.get('showDeleted') === 'false') {
      throw new GoogleRefusal(
        400,
        'badRequest',
        `Sync token cannot be used with ${forbidden ?? 'showDeleted=false'}`,
      );
    }
    const [, generation, mode, since] = /^sync-(\d+)-(\w+)-(\d+)$/.exec(syncToken) ?? [];
    if (generation !== String(this.#generation)) {
      const message = 'Sync token is no longer valid, a full sync is required.';
      throw new GoogleRefusal(410, 'fullSyncRequired', message);
    }
    if (mode !== expanded) {
      throw new GoogleRefusal(
        400,
        'badRequest',
        'Parameters differ from those of the initial sync',
      );
    }
    const changed = this.#options.store
      .all()
      .filter((event) => changeOf(event) > Number(since))
      .toSorted((a, b) => changeOf(a) - changeOf(b));
    if (expanded === 'series') return changed;
    const instances = changed.filter(({ recurringEventId }) => recurringEventId !== undefined);
    const rest = changed.filter(({ recurringEventId }) => recurringEventId === undefined);
    const all = Number.NEGATIVE_INFINITY;
    return [...instances, ...this.#laidOut(rest, 'single', all, Number.POSITIVE_INFINITY)];
  }

  #listed(event: GoogleEvent): object {
    if (event.status !== 'cancelled' || !this.#options.bareDeletions()) return event;
    const { kind, etag, id, status, recurringEventId, originalStartTime } = event;
    return { kind, etag, id, status, recurringEventId, originalStartTime };
  }

  #expandedUntil(): Instant {
    return this.#options.clock.now() + expandedDays * dayMs;
  }
}

function bound(text: string | null): Instant | undefined {
  if (text === null) return undefined;
  const instant = /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) throw new GoogleRefusal(400, 'badRequest', 'Bad Request');
  return instant;
}

function hasProperties(event: GoogleEvent, wanted: readonly string[]): boolean {
  return wanted.every((pair) => {
    const at = pair.indexOf('=');
    return event.extendedProperties?.private?.[pair.slice(0, at)] === pair.slice(at + 1);
  });
}
