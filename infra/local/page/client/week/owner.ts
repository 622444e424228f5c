import { send } from '../server.ts';
import type { WallTime } from '../wall-time.ts';

/** What the owner does to her calendar, in the words of Google's Calendar API. */
export interface OwnersHand {
  create(event: OwnersEvent): Promise<void>;
  change(id: string, to: Partial<OwnersEvent>): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface OwnersEvent {
  readonly title: string;
  readonly start: WallTime;
  readonly end: WallTime;
}

export function ownersHand(calendarId: string, zone: string): OwnersHand {
  const events = `/local/page/google/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events`;
  const body = ({ title, start, end }: Partial<OwnersEvent>) => ({
    ...(title === undefined ? {} : { summary: title }),
    ...(start === undefined ? {} : { start: timeOf(start, zone) }),
    ...(end === undefined ? {} : { end: timeOf(end, zone) }),
  });
  return {
    create: async (event) => void (await send('POST', events, body(event))),
    change: async (id, to) => void (await send('PATCH', `${events}/${id}`, body(to))),
    remove: async (id) => void (await send('DELETE', `${events}/${id}`)),
  };
}

/** A whole day has dates; both ends of an event are of one kind. */
function timeOf(time: WallTime, zone: string) {
  return time.length === 10 ? { date: time } : { dateTime: `${time}:00`, timeZone: zone };
}
