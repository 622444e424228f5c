import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createGoogleCalendarDouble } from '#infra/local/doubles/google-calendar-double.ts';

const at = Date.parse('2026-12-01T02:00:00Z');
const id = '0123456789abcdef0123456789abcdef';
const start = { dateTime: '2026-12-03T10:00:00+07:00', timeZone: 'Asia/Jakarta' };
const end = { dateTime: '2026-12-03T10:45:00+07:00', timeZone: 'Asia/Jakarta' };

const aDouble = () =>
  createGoogleCalendarDouble({
    clock: { now: () => at },
    calendarId: 'studio@coresync.local',
    zone: 'Asia/Jakarta',
  });

/** What the tests look at of an answer, be it an event, a list or an error. */
const answerSchema = z.looseObject({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })) }).optional(),
  items: z
    .array(
      z.looseObject({
        id: z.string(),
        status: z.string(),
        extendedProperties: z.unknown().optional(),
      }),
    )
    .default([]),
  status: z.string().optional(),
  etag: z.string().default(''),
  start: z.unknown().optional(),
  end: z.unknown().optional(),
  description: z.string().optional(),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
});

function client(
  double: ReturnType<typeof aDouble>,
  token = 'owner',
  calendarId = 'studio@coresync.local',
) {
  return async (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const url = `http://google.local/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events${path}`;
    const response = await double.fetch(
      new Request(url, {
        method,
        headers: { authorization: `Bearer ${token}`, ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    );
    const json = answerSchema.parse(response.status === 204 ? {} : await response.json());
    return { status: response.status, json, reason: json.error?.errors?.[0]?.reason };
  };
}

function tokenForm(claims: object, key: string) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  const signature = createSign('RSA-SHA256').update(signed).sign(key, 'base64url');
  return new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${signed}.${signature}`,
  });
}

const claims = {
  iss: 'sa@project.iam.gserviceaccount.com',
  scope: 'https://www.googleapis.com/auth/calendar.events',
  aud: 'https://oauth2.googleapis.com/token',
  iat: 1_796_000_000,
  exp: 1_796_003_600,
};

describe("the Google double's token endpoint", () => {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const double = createGoogleCalendarDouble({
    clock: { now: () => at },
    calendarId: 'c',
    zone: 'UTC',
    publicKey: pair.publicKey,
  });
  const ask = async (form: URLSearchParams) => {
    const request = new Request('http://google.local/token', { method: 'POST', body: form });
    const response = await double.fetch(request);
    const json = z.record(z.string(), z.unknown()).parse(await response.json());
    return { status: response.status, json };
  };

  it('gives a token for a signed JWT, which then opens the calendar as the service account', async () => {
    const { json } = await ask(tokenForm(claims, pair.privateKey));
    expect(json).toEqual({ access_token: 'double-1', expires_in: 3599, token_type: 'Bearer' });
    const answer = await client(double, 'double-1', 'c')('POST', '', {
      start,
      end,
      attendees: [{ email: 'a@b.c' }],
    });
    expect(answer).toMatchObject({ status: 403, reason: 'forbiddenForServiceAccounts' });
    double.revokeTokens();
    expect((await client(double, 'double-1', 'c')('GET', '')).status).toBe(401);
  });

  it.each([
    ['an hour and a second', { exp: claims.iat + 3601 }, 'invalid_grant'],
    ['no issuer', { iss: undefined }, 'invalid_grant'],
    ['another scope', { scope: 'https://www.googleapis.com/auth/drive' }, 'invalid_scope'],
  ])('refuses a JWT with %s', async (_name, change, error) => {
    const answer = await ask(tokenForm({ ...claims, ...change }, pair.privateKey));
    expect(answer).toMatchObject({ status: 400, json: { error } });
  });

  it('refuses a JWT that another key signed', async () => {
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    expect((await ask(tokenForm(claims, other.privateKey))).json.error).toBe('invalid_grant');
  });
});

describe('the Google double', () => {
  it('never frees an id: 409 while it lives and after it was deleted', async () => {
    const call = client(aDouble());
    expect((await call('POST', '', { id, start, end })).status).toBe(200);
    expect(await call('POST', '', { id, start, end })).toMatchObject({
      status: 409,
      reason: 'duplicate',
    });
    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect(await call('POST', '', { id, start, end })).toMatchObject({
      status: 409,
      reason: 'duplicate',
    });
    expect((await call('GET', `/${id}`)).json.status).toBe('cancelled');
    expect(await call('DELETE', `/${id}`)).toMatchObject({ status: 410, reason: 'deleted' });
  });

  it('restores a cancelled event by update, and not when switched off', async () => {
    const double = aDouble();
    const call = client(double);
    await call('POST', '', { id, start, end });
    await call('DELETE', `/${id}`);
    double.switches.restore = false;
    expect(await call('PUT', `/${id}`, { start, end, status: 'confirmed' })).toMatchObject({
      status: 403,
      reason: 'forbidden',
    });
    double.switches.restore = true;
    expect((await call('PUT', `/${id}`, { start, end, status: 'confirmed' })).json.status).toBe(
      'confirmed',
    );
  });

  it.each([
    ['of five characters', 'abcde', 200],
    ['of four characters', 'abcd', 400],
    ['with a w', 'abcdw', 400],
    ['with a hyphen', 'abc-de', 400],
  ])('judges an id %s', async (_name, eventId, status) => {
    expect((await client(aDouble())('POST', '', { id: eventId, start, end })).status).toBe(status);
  });

  it('changes the etag with each write and refuses an old one with 412', async () => {
    const call = client(aDouble());
    const first = (await call('POST', '', { id, start, end, summary: 'a', description: 'd' })).json;
    const second = (
      await call('PATCH', `/${id}`, { summary: 'b', description: null }, { 'If-Match': first.etag })
    ).json;
    expect(second).toMatchObject({ summary: 'b', start });
    expect(second.description).toBeUndefined();
    expect(second.etag).not.toBe(first.etag);
    expect(await call('PUT', `/${id}`, { start, end }, { 'If-Match': first.etag })).toMatchObject({
      status: 412,
      reason: 'conditionNotMet',
    });
    expect((await call('DELETE', `/${id}`, undefined, { 'If-Match': first.etag })).status).toBe(
      412,
    );
  });

  it('keeps extended properties and finds events by them', async () => {
    const call = client(aDouble());
    const extendedProperties = { private: { coresyncBookingId: 'x', coresyncRev: '3' } };
    await call('POST', '', { id, start, end, extendedProperties });
    await call('POST', '', { start, end });
    const found = await call('GET', '?privateExtendedProperty=coresyncBookingId%3Dx');
    expect(found.json.items.map((event: { id: string }) => event.id)).toEqual([id]);
    expect(found.json.items[0]?.extendedProperties).toEqual(extendedProperties);
  });

  it('answers 404 for a calendar that is not shared and 401 without a token', async () => {
    const double = aDouble();
    expect((await client(double, 'owner', 'other@x')('GET', '')).status).toBe(404);
    expect((await client(double, 'nobody')('GET', '')).status).toBe(401);
  });

  it('spells times in the zone of the calendar and refuses ones without an offset or in disorder', async () => {
    const call = client(aDouble());
    const utc = {
      start: { dateTime: '2026-12-03T03:00:00Z' },
      end: { dateTime: '2026-12-03T03:45:00Z' },
    };
    const { json } = await call('POST', '', utc);
    expect([json.start, json.end]).toEqual([start, end]);
    const local = { start: { dateTime: '2026-12-03T10:00:00' }, end };
    expect((await call('POST', '', local)).status).toBe(400);
    expect((await call('POST', '', { start: end, end: start })).reason).toBe('timeRangeEmpty');
    expect((await call('POST', '', { start: { date: '2026-12-03' }, end })).status).toBe(400);
  });

  it('lists what touches the range, both bounds exclusive, in pages', async () => {
    const call = client(aDouble());
    for (const hour of ['09', '10', '11']) {
      await call('POST', '', {
        id: `hour${hour}`,
        start: { dateTime: `2026-12-03T${hour}:00:00+07:00` },
        end: { dateTime: `2026-12-03T${hour}:45:00+07:00` },
      });
    }
    const ids = (json: { items: { id: string }[] }) => json.items.map((event) => event.id);
    const range = 'timeMin=2026-12-03T02:45:00Z&timeMax=2026-12-03T04:00:00Z';
    expect(ids((await call('GET', `?${range}`)).json)).toEqual(['hour10']);
    const first = (await call('GET', '?maxResults=2')).json;
    expect(ids(first)).toEqual(['hour09', 'hour10']);
    expect(first.nextSyncToken).toBeUndefined();
    const rest = (await call('GET', `?maxResults=2&pageToken=${first.nextPageToken}`)).json;
    expect(ids(rest)).toEqual(['hour11']);
    expect(typeof rest.nextSyncToken).toBe('string');
  });

  it('returns with a sync token what changed since, deletions included', async () => {
    const double = aDouble();
    const call = client(double);
    await call('POST', '', { id, start, end });
    await call('POST', '', { id: 'untouched', start, end });
    const token = (await call('GET', '')).json.nextSyncToken;
    await call('DELETE', `/${id}`);
    const changed = (await call('GET', `?syncToken=${token}`)).json;
    expect(
      changed.items.map((event: { id: string; status: string }) => [event.id, event.status]),
    ).toEqual([[id, 'cancelled']]);
    const again = (await call('GET', `?syncToken=${changed.nextSyncToken}`)).json;
    expect(again.items).toEqual([]);
    expect((await call('GET', `?syncToken=${token}&timeMin=2026-12-03T02:45:00Z`)).status).toBe(
      400,
    );
    expect((await call('GET', `?syncToken=${token}&singleEvents=true`)).status).toBe(400);
    double.expireSyncTokens();
    expect(await call('GET', `?syncToken=${token}`)).toMatchObject({
      status: 410,
      reason: 'fullSyncRequired',
    });
  });

  it('keeps what was written before the connection broke', async () => {
    const double = aDouble();
    const call = client(double);
    double.fail('reset-after-write', 'insert');
    await expect(call('POST', '', { id, start, end })).rejects.toThrow('fetch failed');
    expect(double.events().map((event) => event.id)).toEqual([id]);
    double.fail('reset', 'delete');
    await expect(call('DELETE', `/${id}`)).rejects.toThrow('fetch failed');
    expect(double.events()[0]?.status).toBe('confirmed');
  });

  it.each([
    ['rate-limited', 403, 'rateLimitExceeded'],
    ['user-rate-limited', 403, 'userRateLimitExceeded'],
    ['quota-exceeded', 403, 'quotaExceeded'],
    ['too-many-requests', 429, 'rateLimitExceeded'],
    ['server-error', 500, 'backendError'],
    ['forbidden', 403, 'forbidden'],
    ['bad-request', 400, 'badRequest'],
  ] as const)('fails once on demand: %s', async (fault, status, reason) => {
    const double = aDouble();
    double.fail(fault);
    expect(await client(double)('GET', '')).toMatchObject({ status, reason });
    expect((await client(double)('GET', '')).status).toBe(200);
  });
});
