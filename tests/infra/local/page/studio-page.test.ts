import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { readAssembly } from '#infra/local/assembly.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { type LocalStack, startLocalStack } from '#infra/local/local-stack.ts';
import {
  localValues,
  type OutsideServices,
  startOutsideServices,
} from '#infra/local/outside-services.ts';

const directory = fileURLToPath(new URL('../fixtures/assembly', import.meta.url));
const clock = createLocalClock({ start: Date.parse('2026-12-02T02:00:00Z'), frozen: true });
let stack: LocalStack;
let outside: OutsideServices;

beforeAll(async () => {
  const studio = readStudioFile('studio_config.json');
  outside = await startOutsideServices({ clock, zone: studio.zone });
  const assembly = await readAssembly(directory, '');
  stack = await startLocalStack({ assembly, clock, outside, page: { studio } });
});

afterAll(async () => {
  await stack?.stop();
  await outside?.stop();
});

const calendar = `/local/page/google/calendar/v3/calendars/${localValues.calendarId}/events`;
const paths = ['/', '/local/page/page.js', '/local/page/live', '/local/page/view', calendar];

test.each(paths)('%s is refused to what was forwarded or names another host', async (path) => {
  const forwarded = await fetch(stack.url + path, {
    headers: { 'x-forwarded-for': '203.0.113.9' },
  });
  const foreign = await fetch(stack.url + path, { headers: { origin: 'https://example.com' } });
  expect([forwarded.status, foreign.status]).toEqual([403, 403]);
});

test('the page lets nothing from outside in, and each answer has a nonce of its own', async () => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await fetch(stack.url)).headers.get('content-security-policy') ?? ''),
  );
  expect(policies[0]).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/);
  expect(policies[0]).not.toMatch(/https?:|unsafe/);
  expect(policies[0]).not.toBe(policies[1]);
});

test('no secret reaches the page', async () => {
  const sent = await Promise.all(
    ['/', '/local/page/page.js', '/local/page/view'].map(async (path) =>
      (await fetch(stack.url + path)).text(),
    ),
  );
  const { appSecret, verifyToken, whatsappToken, deepseekKey } = localValues;
  for (const secret of [appSecret, verifyToken, whatsappToken, deepseekKey]) {
    expect(sent.some((text) => text.includes(secret))).toBe(false);
  }
});

test('the owner’s hand is Google’s own API', async () => {
  const post = (body: object) =>
    fetch(stack.url + calendar, { method: 'POST', body: JSON.stringify(body) });
  const at = (hour: string) => ({ dateTime: `2026-12-03T${hour}:00`, timeZone: 'Asia/Jakarta' });
  const made = await post({ summary: 'Dentist', start: at('13:00'), end: at('14:00') });
  expect(await made.json()).toMatchObject({ summary: 'Dentist', status: 'confirmed' });
  expect((await post({ start: at('14:00'), end: at('13:00') })).status).toBe(400);
  const view = await (await fetch(`${stack.url}/local/page/view`)).json();
  expect(view).toMatchObject({
    now: '2026-12-02T09:00',
    events: [{ kind: 'own', title: 'Dentist', start: '2026-12-03T13:00', end: '2026-12-03T14:00' }],
  });
});

test('what is not as it should be is explained', async () => {
  for (const path of ['acts', 'clients', 'read', 'trouble']) {
    const refused = await fetch(`${stack.url}/local/page/${path}`, {
      method: 'POST',
      body: '{"x":1}',
    });
    expect([path, refused.status]).toEqual([path, 400]);
  }
});
