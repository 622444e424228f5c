import { connect } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { type Served, serveFetch } from '#infra/local/serve-fetch.ts';

let served: Served;
let seen: string[];
let faults: unknown[];

beforeEach(async () => {
  seen = [];
  faults = [];
  served = await serveFetch(
    async (request) => {
      seen.push(`${request.method} ${new URL(request.url).pathname}`);
      if (request.url.endsWith('/throws')) throw new Error('a reason of ours');
      return new Response('ok');
    },
    0,
    (error) => faults.push(error),
  );
});

afterEach(() => served.close());

/** What comes back for these bytes, until the connection ends. */
function exchange(text: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(served.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  socket.on('error', () => {});
  socket.on('close', () => resolve(answer));
  socket.end(text);
  return promise;
}

const head = 'Host: localhost\r\nConnection: close\r\n';

test.each([
  ['no address', `GET // HTTP/1.1\r\n${head}\r\n`],
  ['an address of nothing', `GET http:// HTTP/1.1\r\n${head}\r\n`],
  ['a method that is not fetched', `TRACE /hook HTTP/1.1\r\n${head}\r\n`],
])('%s is not found', async (_what, text) => {
  const answer = await exchange(text);
  expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
  expect(answer).toContain('\r\n\r\n17\r\n{"message":"Not Found"}\r\n0\r\n');
  expect(seen).toEqual([]);
});

test('a fault is answered without its reason, which is told here', async () => {
  const answer = await exchange(`GET /throws HTTP/1.1\r\n${head}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/);
  expect(answer).toContain('\r\n\r\n23\r\n{"message":"Internal Server Error"}\r\n0\r\n');
  expect(String(faults[0])).toBe('Error: a reason of ours');
});

test.each([
  ['shorter than it says', `POST /hook HTTP/1.1\r\n${head}Content-Length: 500\r\n\r\n{"object":`],
  ['in a broken chunk', `POST /hook HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n5\r\nab`],
])('a body %s reaches nobody, and the server goes on', async (_what, text) => {
  await exchange(text);
  expect(seen).toEqual([]);
  expect(await (await fetch(`${served.url}/hook`)).text()).toBe('ok');
});

test.each([
  ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
  ['a length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}'],
  ['a name of spaces', 'bad header: x\r\n\r\n'],
])('a request with %s is refused', async (_what, rest) => {
  expect(await exchange(`POST /hook HTTP/1.1\r\n${head}${rest}`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(seen).toEqual([]);
});

test('nobody reaches it by another address of this machine', async () => {
  const another = served.url.replace('127.0.0.1', '127.0.0.2');
  await expect(fetch(`${another}/hook`)).rejects.toThrow('fetch failed');
  expect(seen).toEqual([]);
  expect(await (await fetch(`${served.url}/hook`)).text()).toBe('ok');
});
