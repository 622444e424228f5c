import { minuteMs } from '#domain/time/instant.ts';
import type { GoogleCalendarDouble } from '#infra/local/doubles/google-calendar-double.ts';
import type { GoogleEvent } from '#infra/local/doubles/google-event.ts';
import { localValues } from '#infra/local/outside-services.ts';
import type { GateDeps } from '../platform/gate.ts';
import type { RunRecord } from '../run-record.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { instantOf, type LocalTime } from './words.ts';

export interface OwnerDeps extends GateDeps {
  readonly google: GoogleCalendarDouble;
  readonly wanted: readonly LocalTime[];
  readonly record: RunRecord;
  /** She did something that the timers shall see. */
  readonly touch: () => void;
}

export interface Owner {
  /** From now on she only answers what she is asked. */
  rest(): void;
}

/** The owner, who works in her Google Calendar: she takes time for herself, drags, resizes, deletes and renames. */
export function startOwner(deps: OwnerDeps): Owner {
  const { scheduler, history, google } = deps;
  const own = deps.random.fork('owner');
  let acts = 0;
  let rests = false;

  async function call(method: string, path: string, body: unknown, what: string): Promise<void> {
    const response = await google.fetch(
      new Request(`http://google.simulated/calendar/v3/calendars/${calendar}/events${path}`, {
        method,
        headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    deps.touch();
    history.add(scheduler.now(), 'owner', `${what}: ${response.status}`);
  }

  async function act(random: SeededRandom): Promise<void> {
    const live = google.events().filter(({ status }) => status !== 'cancelled');
    const question = live.find(({ summary }) => summary?.startsWith('CoreSync: batalkan'));
    if (question !== undefined) {
      const answer = random.pick(['Ya', 'TIDAK']);
      await call('PATCH', `/${question.id}`, { summary: answer }, `answers ${answer}`);
      return;
    }
    if (rests) return;
    const sessions = live.filter(({ id }) => isSession(id));
    const hers = live.filter(({ id }) => !isSession(id) && !id.startsWith('note'));
    const event = random.chance(0.6) ? sessions : hers;
    const draw = random.next();
    if (draw < 0.3 || event.length === 0) return makeEvent(random);
    return changeEvent(random, random.pick(event), draw);
  }

  async function makeEvent(random: SeededRandom): Promise<void> {
    const slot = random.pick(deps.wanted);
    const start = instantOf(slot) + random.pick([-60, -30, 0, 0, 30, 45]) * minuteMs;
    const times = random.chance(0.08)
      ? { start: { date: slot.date }, end: { date: nextDate(slot.date) } }
      : span(start, start + random.pick([30, 45, 60, 120]) * minuteMs);
    const transparency = random.chance(0.15) ? { transparency: 'transparent' } : {};
    const summary = random.pick(['Rapat', 'Fisioterapi', 'Libur', 'Meeting']);
    await call('POST', '', { summary, ...times, ...transparency }, `makes ${summary}`);
  }

  async function changeEvent(random: SeededRandom, event: GoogleEvent, draw: number) {
    const { id } = event;
    const [start, end] = [event.start, event.end].map(({ dateTime }) => Date.parse(dateTime ?? ''));
    const isTimed = start !== undefined && end !== undefined && !Number.isNaN(start + end);
    if (draw < 0.55 && isTimed) {
      const to = random.chance(0.5)
        ? instantOf(random.pick(deps.wanted))
        : start + random.pick([-120, -15, 15, 30, 90, 1_440]) * minuteMs;
      await call('PATCH', `/${id}`, span(to, to + end - start), `drags ${id}`);
    } else if (draw < 0.65 && isTimed) {
      const longer = end + random.pick([15, 30, -15]) * minuteMs;
      await call('PATCH', `/${id}`, span(start, longer), `resizes ${id}`);
    } else if (draw < 0.85) {
      await call('DELETE', `/${id}`, undefined, `deletes ${id}`);
    } else if (draw < 0.95) {
      const summary = `${event.summary ?? ''} (bawa handuk)`;
      deps.record.titles.set(id, summary);
      await call('PATCH', `/${id}`, { summary }, `renames ${id}`);
    } else {
      const { summary, start: from, end: until, extendedProperties } = event;
      const copy = { summary, start: from, end: until, extendedProperties };
      await call('POST', '', copy, `copies ${id}`);
    }
  }

  function next(): void {
    acts += 1;
    const random = own.fork(String(acts));
    scheduler.after(random.between(1, 12) * minuteMs, async () => {
      await act(random.fork('act'));
      next();
    });
  }

  next();
  return {
    rest() {
      rests = true;
    },
  };
}

const calendar = encodeURIComponent(localValues.calendarId);

function span(start: number, end: number) {
  const time = (instant: number) => ({ dateTime: new Date(instant).toISOString() });
  return { start: time(start), end: time(end) };
}

function isSession(id: string): boolean {
  return /^[0-9a-f]{32}(v\d+)?$/.test(id);
}

function nextDate(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
