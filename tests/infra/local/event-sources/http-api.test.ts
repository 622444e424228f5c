import { afterEach, describe, expect, test } from 'vitest';
import { createHttpApi } from '#infra/local/event-sources/http-api.ts';
import { matchRoute } from '#infra/local/event-sources/http-routes.ts';
import { type Served, serveFetch } from '#infra/local/serve-fetch.ts';
import { fakePool } from '../fake-pool.ts';

const nowMs = Date.parse('2026-12-02T02:15:01Z');
let served: Served | undefined;

afterEach(() => served?.close());

/** A served API with one route, and the last event that it made. */
async function serve(
  key: string,
  handler: (event: unknown) => unknown = () => ({ statusCode: 200 }),
) {
  const events: Record<string, unknown>[] = [];
  const target = fakePool((event) => {
    events.push({ ...event });
    return handler(event);
  });
  served = await serveFetch(createHttpApi({ routes: [{ key, target }], now: () => nowMs }));
  return { url: served.url, events };
}

describe('an event of the HTTP API', () => {
  test('carries the bytes of a JSON body, escapes and all', async () => {
    const { url, events } = await serve('POST /hook');
    const body = '{"text":"caf\\u00e9 😀 é","n":1.0 }\r\n';
    await fetch(`${url}/hook`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': 'sha256=AB' },
    });
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: 'POST /hook',
      rawPath: '/hook',
      rawQueryString: '',
      body,
      isBase64Encoded: false,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': 'sha256=AB' },
      requestContext: {
        http: { method: 'POST', path: '/hook', sourceIp: '127.0.0.1' },
        time: '02/Dec/2026:02:15:01 +0000',
        timeEpoch: nowMs,
      },
    });
  });

  test.each([
    ['bytes of a binary type', 'application/octet-stream', Buffer.from('abc')],
    ['text that is not UTF-8', 'application/json', Buffer.from([0x22, 0xff, 0x22])],
  ])('carries %s as base64', async (_, type, bytes) => {
    const { url, events } = await serve('POST /hook');
    await fetch(`${url}/hook`, { method: 'POST', body: bytes, headers: { 'content-type': type } });
    expect(events[0]).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
  });

  test('carries query, cookies and path parameters, and no body where there is none', async () => {
    const { url, events } = await serve('GET /hook/{name}');
    await fetch(`${url}/hook/a%20b?hub.mode=subscribe&x=1&x=2`, {
      headers: { cookie: 'a=1; b=2' },
    });
    expect(events[0]).toMatchObject({
      rawQueryString: 'hub.mode=subscribe&x=1&x=2',
      queryStringParameters: { 'hub.mode': 'subscribe', x: '1,2' },
      cookies: ['a=1', 'b=2'],
      pathParameters: { name: 'a b' },
      isBase64Encoded: false,
    });
    expect(events[0]).not.toHaveProperty('body');
    expect(events[0]?.headers).not.toHaveProperty('cookie');
  });
});

describe("a function's answer", () => {
  test.each([
    ['a response', { statusCode: 403, body: 'no', headers: { 'x-a': 'b' } }, 403, 'no'],
    ['bytes', { statusCode: 200, body: 'aGk=', isBase64Encoded: true }, 200, 'hi'],
    ['any value', { hello: 1 }, 200, '{"hello":1}'],
    ['a broken response', { statusCode: 'x' }, 500, '{"message":"Internal Server Error"}'],
  ])('%s is answered', async (_, value, status, text) => {
    const { url } = await serve('GET /', () => value);
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([status, text]);
  });

  test('a throw is a 500 that says nothing', async () => {
    const { url } = await serve('GET /', () => {
      throw new Error('secret');
    });
    const response = await fetch(url);
    expect([response.status, await response.text()]).toEqual([
      500,
      '{"message":"Internal Server Error"}',
    ]);
  });

  test('10 MB are taken and one byte more is refused', async () => {
    const { url, events } = await serve('POST /hook');
    const limit = 10 * 1024 * 1024;
    const post = (bytes: number) =>
      fetch(`${url}/hook`, { method: 'POST', body: Buffer.alloc(bytes, 'a') }).then(
        ({ status }) => status,
      );
    expect(await post(limit)).toBe(200);
    expect(await post(limit + 1)).toBe(413);
    expect(events).toHaveLength(1);
  });
});

test.each([
  ['POST', '/a', 'POST /a'],
  ['GET', '/a', 'ANY /a'],
  ['POST', '/b', 'ANY /{any}'],
  ['POST', '/b/c/d', 'ANY /b/{rest+}'],
  ['POST', '/x/y', '$default'],
])('%s %s takes the most specific route', (method, path, key) => {
  const target = fakePool(() => {});
  const keys = ['$default', 'ANY /{any}', 'ANY /a', 'POST /a', 'ANY /b/{rest+}'];
  const routes = keys.map((one) => ({ key: one, target }));
  expect(matchRoute(routes, method, path)?.route.key).toBe(key);
});

test('without a default an unknown method or path has no route', () => {
  const routes = [{ key: 'POST /a', target: fakePool(() => {}) }];
  expect(matchRoute(routes, 'GET', '/a')).toBeUndefined();
  expect(matchRoute(routes, 'POST', '/a/b')).toBeUndefined();
});
