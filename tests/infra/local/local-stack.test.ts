import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { type LocalStack, startLocalStack } from '#infra/local/local-stack.ts';
import {
  localValues,
  type OutsideServices,
  startOutsideServices,
} from '#infra/local/outside-services.ts';

const startsAt = Date.parse('2026-12-01T03:00:00Z');

const directory = fileURLToPath(new URL('./fixtures/assembly', import.meta.url));

describe('the local stack of a small template', () => {
  let stack: LocalStack;
  let outside: OutsideServices;
  const clock = createLocalClock({ start: startsAt, frozen: true });

  beforeEach(async () => {
    clock.set(startsAt);
    outside = await startOutsideServices({ clock, zone: 'Asia/Jakarta' });
    stack = await startLocalStack({ assembly: await readAssembly(directory, ''), clock, outside });
  });

  afterEach(async () => {
    await stack.stop();
    await outside.stop();
  });

  const post = (body: string) => fetch(`${stack.url}/notes`, { method: 'POST', body });
  const textsOf = async (entity: string) =>
    (await stack.tableItems()).filter((item) => item.entity === entity).map(({ text }) => text);

  test('a request goes through queue, table and stream', async () => {
    const response = await post('first');
    await post('second');
    await stack.settled();
    expect(await response.json()).toEqual({
      app_secret: localValues.appSecret,
      verify_token: localValues.verifyToken,
    });
    expect((await textsOf('note')).toSorted()).toEqual(['first', 'second']);
    expect((await textsOf('copy')).toSorted()).toEqual(['first', 'second']);
  });

  test('a timer runs when it falls due, before the clock is answered', async () => {
    await stack.advanceClock(599_999);
    expect(await textsOf('tick')).toEqual([]);
    await stack.advanceClock(1);
    expect(await textsOf('tick')).toEqual(['Scheduled Event at 2026-12-01T03:10:00Z']);
  });

  test('functions live in the time of the clock and speak to the doubles', async () => {
    await stack.advanceClock(600_000);
    await post('late');
    await stack.settled();
    const note = (await stack.tableItems()).find(({ entity }) => entity === 'note');
    expect(note?.at).toBe('2026-12-01T03:10:00.000Z');
    expect(note?.sendsTo).toBe(`${outside.whatsapp?.url}/v25.0`);
  });

  test('what always fails is given up after three receives, and the next of its group goes on', async () => {
    await post('throw');
    await post('after');
    await stack.settled();
    expect(await textsOf('copy')).toEqual(['after']);
  });

  test('settled says what is still going on', async () => {
    await post('throw');
    await expect(stack.settled({ timeoutMs: 50 })).rejects.toThrow(/not settled after 50 ms/);
  });

  test('the clock is moved over HTTP, and wrong moves are explained', async () => {
    const move = (body: string) => fetch(`${stack.url}/local/clock`, { method: 'POST', body });
    const moved = await move('{"advance":"PT10M"}');
    expect(await moved.json()).toEqual({ now: '2026-12-01T03:10:00Z' });
    const set = await move('{"set":"2026-12-03T10:00:00+07:00"}');
    expect(await set.json()).toEqual({ now: '2026-12-03T03:00:00Z' });
    for (const wrong of [
      '',
      '{}',
      '{"advance":"10"}',
      '{"set":"2026-12-03T10:00:00"}',
      '{"advance":"-PT1M"}',
    ]) {
      const refused = await move(wrong);
      expect([wrong, refused.status]).toEqual([wrong, 400]);
      expect(await refused.text()).toMatch(/PT10M|offset/);
    }
  });

  test('the state names clock, doubles and calendar', async () => {
    const response = await fetch(`${stack.url}/local/state`);
    expect(await response.json()).toEqual({
      now: '2026-12-01T03:00:00Z',
      bookings: [],
      messages: [],
      calendar: [],
      doubles: {
        whatsapp: outside.whatsapp?.url,
        deepseek: outside.deepseek?.url,
        google: outside.google?.url,
      },
      calendarId: 'studio@coresync.local',
    });
  });

  test('what is forwarded reaches the API and nothing else', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const state = await fetch(`${stack.url}/local/state`, { headers });
    const page = await fetch(`${stack.url}/`, { headers });
    const note = await fetch(`${stack.url}/notes`, { method: 'POST', body: 'hello', headers });
    expect([state.status, page.status, note.status]).toEqual([403, 403, 200]);
  });

  test('an unknown path is not found', async () => {
    const response = await fetch(`${stack.url}/nowhere`, { method: 'POST' });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: 'Not Found' });
  });

  test('a stopped stack answers no more', async () => {
    await stack.stop();
    await expect(fetch(`${stack.url}/local/state`)).rejects.toThrow();
  });
});

test('a stack on a database file goes on in the stream where it stopped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'coresync-'));
  const clock = createLocalClock({ start: startsAt });
  const outside = await startOutsideServices({ clock, zone: 'Asia/Jakarta' });
  const assembly = await readAssembly(directory, '');

  /** Posts one note to a stack of its own, and returns what its functions printed. */
  async function run(note: string): Promise<string[]> {
    const lines: string[] = [];
    const stack = await startLocalStack({
      ...{ assembly, clock, outside, databaseFile: join(folder, 'studio.db') },
      log: ({ text }) => void lines.push(text),
    });
    await fetch(`${stack.url}/notes`, { method: 'POST', body: note });
    await stack.settled();
    await stack.stop();
    return lines;
  }

  expect(await run('first')).toEqual(['mirrored first']);
  expect(await run('second')).toEqual(['mirrored second']);
  await outside.stop();
  await rm(folder, { recursive: true });
});
