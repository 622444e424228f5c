import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  createGoogleCalendarDouble,
  type GoogleCalendarDouble,
} from '#infra/local/doubles/google-calendar-double.ts';
import { callsPerMinuteMax } from '#infra/local/doubles/google-quota.ts';

const at = Date.parse('2026-12-01T02:00:00Z');
const calendarId = 'studio@coresync.local';

const aDouble = () =>
  createGoogleCalendarDouble({ clock: { now: () => at }, calendarId, zone: 'Asia/Jakarta' });

const answerSchema = z.looseObject({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })) }).optional(),
  items: z.array(z.looseObject({ id: z.string(), status: z.string() })).default([]),
  nextSyncToken: z.string().optional(),
});

async function call(double: GoogleCalendarDouble, method: string, path: string, body?: object) {
  const url = `http://google.local/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events${path}`;
  const response = await double.fetch(
    new Request(url, {
      method,
      headers: { authorization: 'Bearer owner' },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );
  const json = answerSchema.parse(response.status === 204 ? {} : await response.json());
  return { status: response.status, json, ids: json.items.map(({ id }) => id) };
}

const timed = (day: string, from: string, to: string) => ({
  start: { dateTime: `${day}T${from}:00+07:00`, timeZone: 'Asia/Jakarta' },
  end: { dateTime: `${day}T${to}:00+07:00`, timeZone: 'Asia/Jakarta' },
});

/** Thursdays at ten, three of them. */
const thursdays = {
  id: 'thuseries',
  ...timed('2026-12-03', '10:00', '11:00'),
  recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TH'],
};

describe('a series in the Google double', () => {
  it('is one event in a list of series and its instances in a list of single events', async () => {
    const double = aDouble();
    await call(double, 'POST', '', thursdays);
    expect((await call(double, 'GET', '')).ids).toEqual(['thuseries']);
    const single = await call(double, 'GET', '?singleEvents=true');
    expect(single.ids).toEqual([
      'thuseries_20261203T030000Z',
      'thuseries_20261210T030000Z',
      'thuseries_20261217T030000Z',
    ]);
    expect(single.json.items[1]).toMatchObject({
      recurringEventId: 'thuseries',
      originalStartTime: { dateTime: '2026-12-10T10:00:00+07:00' },
      ...timed('2026-12-10', '10:00', '11:00'),
    });
    const range = 'timeMin=2026-12-10T04:00:00Z&timeMax=2026-12-17T03:00:01Z';
    expect((await call(double, 'GET', `/thuseries/instances?${range}`)).ids).toEqual([
      'thuseries_20261217T030000Z',
    ]);
  });

  it('shows an instance that was moved, and one that was deleted, as exceptions', async () => {
    const double = aDouble();
    await call(double, 'POST', '', thursdays);
    const token = (await call(double, 'GET', '')).json.nextSyncToken;
    const moved = timed('2026-12-11', '14:00', '15:00');
    await call(double, 'PATCH', '/thuseries_20261210T030000Z', moved);
    await call(double, 'DELETE', '/thuseries_20261217T030000Z');
    const instances = await call(double, 'GET', '/thuseries/instances');
    expect(instances.json.items.map(({ id, start }) => [id, start])).toEqual([
      ['thuseries_20261203T030000Z', timed('2026-12-03', '10:00', '11:00').start],
      ['thuseries_20261210T030000Z', moved.start],
    ]);
    double.switches.bareDeletions = true;
    const changed = await call(double, 'GET', `?syncToken=${token}`);
    expect(changed.json.items.map(({ id, status, start }) => [id, status, start])).toEqual([
      ['thuseries_20261210T030000Z', 'confirmed', moved.start],
      ['thuseries_20261217T030000Z', 'cancelled', undefined],
    ]);
    expect(changed.json.items[1]).toMatchObject({ recurringEventId: 'thuseries' });
  });

  it('takes its exceptions with it when it is deleted', async () => {
    const double = aDouble();
    await call(double, 'POST', '', thursdays);
    await call(double, 'PATCH', '/thuseries_20261210T030000Z', { summary: 'moved' });
    await call(double, 'DELETE', '/thuseries');
    expect(double.events().map(({ id, status }) => [id, status])).toEqual([
      ['thuseries', 'cancelled'],
    ]);
    expect((await call(double, 'GET', '/thuseries/instances')).ids).toEqual([]);
  });

  it.each([
    ['every second day', ['RRULE:FREQ=DAILY;INTERVAL=2;COUNT=3'], ['03', '05', '07']],
    ['until a day', ['RRULE:FREQ=DAILY;UNTIL=20261205T030000Z'], ['03', '04', '05']],
    ['two weekdays', ['RRULE:FREQ=WEEKLY;BYDAY=TH,TU;UNTIL=20261215'], ['03', '08', '10', '15']],
    [
      'days left out',
      ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;TZID=Asia/Jakarta:20261204T100000'],
      ['03', '05'],
    ],
    ['monthly', ['RRULE:FREQ=MONTHLY;COUNT=2'], ['03', '03']],
  ])('follows a rule: %s', async (_name, recurrence, days) => {
    const double = aDouble();
    await call(double, 'POST', '', { ...thursdays, recurrence });
    const { ids } = await call(double, 'GET', '/thuseries/instances');
    expect(ids.map((id) => id.slice(16, 18))).toEqual(days);
  });

  it('is made of whole days where it is one, named by their dates', async () => {
    const double = aDouble();
    await call(double, 'POST', '', {
      id: 'dateseres',
      start: { date: '2026-12-03' },
      end: { date: '2026-12-04' },
      recurrence: ['RRULE:FREQ=DAILY;COUNT=2'],
    });
    const { json } = await call(double, 'GET', '?singleEvents=true');
    expect(json.items.map(({ id, start }) => [id, start])).toEqual([
      ['dateseres_20261203', { date: '2026-12-03' }],
      ['dateseres_20261204', { date: '2026-12-04' }],
    ]);
  });

  it('needs a zone, and a rule that the double can follow', async () => {
    const double = aDouble();
    const { start, end } = {
      start: { dateTime: '2026-12-03T10:00:00+07:00' },
      end: { dateTime: '2026-12-03T11:00:00+07:00' },
    };
    const rule = { recurrence: ['RRULE:FREQ=DAILY'] };
    expect((await call(double, 'POST', '', { start, end, ...rule })).status).toBe(400);
    const strange = { ...thursdays, recurrence: ['RRULE:FREQ=HOURLY'] };
    expect((await call(double, 'POST', '', strange)).status).toBe(400);
  });
});

it('lets a service account call six hundred times a minute, and the owner as she likes', async () => {
  let now = at;
  const double = createGoogleCalendarDouble({ clock: { now: () => now }, calendarId, zone: 'UTC' });
  const get = (token: string) =>
    double.fetch(
      new Request(
        `http://google.local/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events`,
        { headers: { authorization: `Bearer ${token}` } },
      ),
    );
  const token = await tokenOf(double);
  for (let call = 1; call < callsPerMinuteMax; call += 1) await get(token);
  expect((await get(token)).status).toBe(200);
  expect((await get(token)).status).toBe(403);
  expect((await get('owner')).status).toBe(200);
  now += 60_000;
  expect((await get(token)).status).toBe(200);
});

/** Signed by nobody: this double checks no signature. */
async function tokenOf(double: GoogleCalendarDouble): Promise<string> {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'sa@project.iam.gserviceaccount.com',
    scope: 'https://www.googleapis.com/auth/calendar.events',
    aud: 'https://oauth2.googleapis.com/token',
    iat: 1,
    exp: 3_601,
  };
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${part({ alg: 'RS256' })}.${part(claims)}.x`,
  });
  const request = new Request('http://google.local/token', { method: 'POST', body });
  const json: unknown = await (await double.fetch(request)).json();
  return z.object({ access_token: z.string() }).parse(json).access_token;
}

it('hides a calendar that is not shared any more from the service account alone', async () => {
  const double = aDouble();
  const token = await tokenOf(double);
  double.switches.shared = false;
  const url = `http://google.local/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events`;
  const answer = await double.fetch(
    new Request(url, { headers: { authorization: `Bearer ${token}` } }),
  );
  expect(answer.status).toBe(404);
  expect((await call(double, 'GET', '')).status).toBe(200);
});
