import * as z from 'zod';
import { localValues } from '#infra/local/outside-services.ts';

const eventSchema = z.looseObject({ id: z.string(), etag: z.string() });

/** Google did not do what she asked: the event is gone, say. */
export class OwnerRefused extends Error {}

/** The owner at her calendar, over Google's own API. */
export function ownerOf(
  google: { fetch(request: Request): Promise<Response> },
  calendarId: string = localValues.calendarId,
) {
  const base = `http://google.local/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events`;
  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await google.fetch(
      new Request(`${base}${path}`, {
        method,
        headers: { authorization: 'Bearer owner' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    if (!response.ok) throw new OwnerRefused(`${method} ${path}: ${response.status}`);
    return response.status === 204 ? undefined : response.json();
  }
  return {
    make: async (event: object) => eventSchema.parse(await call('POST', '', event)),
    change: async (id: string, change: object) =>
      eventSchema.parse(await call('PATCH', `/${id}`, change)),
    remove: (id: string) => call('DELETE', `/${id}`),
  };
}

/** Times of an event on a day, by the studio's clock. */
export function timed(day: string, from: string, to: string) {
  return {
    start: { dateTime: `${day}T${from}:00+07:00`, timeZone: 'Asia/Jakarta' },
    end: { dateTime: `${day}T${to}:00+07:00`, timeZone: 'Asia/Jakarta' },
  };
}
