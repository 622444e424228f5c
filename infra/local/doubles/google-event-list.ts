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

interface Page {
  readonly events: readonly GoogleEvent[];
  readonly syncToken: string;
}

/** `events.list`: filters, pages and sync tokens. Recurring events are returned as they are, not expanded. */
export class GoogleEventList {
  readonly #store: GoogleEventStore;
  readonly #zone: string;
  readonly #pages = new Map<string, Page>();
  #generation = 1;
  #pagesMade = 0;

  constructor(store: GoogleEventStore, zone: string) {
    this.#store = store;
    this.#zone = zone;
  }

  /** From now on every sync token that was given answers 410 `fullSyncRequired`. */
  expireSyncTokens(): void {
    this.#generation += 1;
  }

  list(query: URLSearchParams) {
    const { events, syncToken } = this.#pageOf(query);
    const wanted = Number(query.get('maxResults') ?? pageEventsDefault);
    if (!Number.isInteger(wanted) || wanted < 1)
      throw new GoogleRefusal(400, 'invalid', 'Invalid maxResults');
    const items = events.slice(0, Math.min(wanted, pageEventsMax));
    const rest = events.slice(items.length);
    const kind = { kind: 'calendar#events', timeZone: this.#zone, items };
    if (rest.length === 0) return { ...kind, nextSyncToken: syncToken };
    this.#pagesMade += 1;
    const nextPageToken = `page-${this.#pagesMade}`;
    this.#pages.set(nextPageToken, { events: rest, syncToken });
    return { ...kind, nextPageToken };
  }

  #pageOf(query: URLSearchParams): Page {
    const pageToken = query.get('pageToken');
    if (pageToken !== null) {
      const page = this.#pages.get(pageToken);
      if (page === undefined) throw new GoogleRefusal(400, 'invalid', 'Invalid page token');
      return page;
    }
    const expanded = query.get('singleEvents') === 'true' ? 'single' : 'series';
    const syncToken = `sync-${this.#generation}-${expanded}-${this.#store.changes}`;
    return { events: this.#matching(query, expanded), syncToken };
  }

  #matching(query: URLSearchParams, expanded: string): GoogleEvent[] {
    const syncToken = query.get('syncToken');
    if (syncToken !== null) return this.#changedSince(syncToken, query, expanded);
    if (query.get('orderBy') === 'startTime' && expanded !== 'single') {
      throw new GoogleRefusal(
        400,
        'invalid',
        'The requested ordering is not available for the particular query.',
      );
    }
    const timeMin = bound(query.get('timeMin'));
    const timeMax = bound(query.get('timeMax'));
    const events = this.#store.all().filter((event) => {
      if (event.status === 'cancelled' && query.get('showDeleted') !== 'true') return false;
      if (!hasProperties(event, query.getAll('privateExtendedProperty'))) return false;
      // Both bounds are exclusive, each on the other end of the event.
      if (timeMin !== undefined && instantOf(event.end, this.#zone) <= timeMin) return false;
      return timeMax === undefined || instantOf(event.start, this.#zone) < timeMax;
    });
    if (query.get('orderBy') !== 'startTime') return events;
    return events.sort((a, b) => instantOf(a.start, this.#zone) - instantOf(b.start, this.#zone));
  }

  #changedSince(syncToken: string, query: URLSearchParams, expanded: string): GoogleEvent[] {
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
    return this.#store
      .all()
      .filter((event) => changeOf(event) > Number(since))
      .sort((a, b) => changeOf(a) - changeOf(b));
  }
}

function bound(text: string | null): number | undefined {
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
