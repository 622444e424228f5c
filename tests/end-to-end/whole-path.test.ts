import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import { synthesise } from '#infra/local/assembly.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { type LocalStack, startLocalStack } from '#infra/local/local-stack.ts';
import {
  localValues,
  type OutsideServices,
  startOutsideServices,
} from '#infra/local/outside-services.ts';
import { localStateSchema } from '#infra/local/state-schema.ts';
import { createChatStage } from '#infra/replay/chat-stage.ts';
import { type ClientAct, clientWebhook } from '#infra/replay/client-webhook.ts';
import { playConversation, playedClient } from '#infra/replay/play-conversation.ts';
import { replayAll } from '#infra/replay/replay-all.ts';
import { type ReplayLine, replayResultSchema } from '#infra/replay/replay-schema.ts';
import { createTestTable } from '#tests/support/dynamo-table.ts';
import { ownerOf, timed } from '#tests/support/google-owner.ts';
import { bookedAt, jakartaStudio } from '#tests/use-cases/conversation-world.ts';

const start = instantFromIso('2026-12-02T09:00:00+07:00');
/** Synthesis bundles three functions; a tree that did not change is synthesised already. */
const startWithinMs = 240_000;

const clock = createLocalClock({ start, frozen: true });
let outside: OutsideServices;
let stack: LocalStack;
let sent = 0;

beforeAll(async () => {
  const assembly = await synthesise({ studioFile: 'studio_config.json' });
  outside = await startOutsideServices({ clock, zone: jakartaStudio.zone });
  stack = await startLocalStack({ assembly, clock, outside });
}, startWithinMs);

afterAll(async () => {
  await stack?.stop();
  await outside?.stop();
});

/** Posts to the webhook as Meta does, with the right signature unless told otherwise. */
async function post(webhook: unknown, signature?: string) {
  const body = JSON.stringify(webhook);
  const signed = signature ?? signatureOf(localValues.appSecret, Buffer.from(body));
  const response = await fetch(`${stack.url}/whatsapp/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signed },
    body,
  });
  return response.status;
}

function webhookOf(act: ClientAct) {
  sent += 1;
  return clientWebhook(playedClient, act, `wamid.e2e.${sent}`, clock.now());
}

/** What the client is answered when everything that follows from the message is done. */
async function say(text: string): Promise<string[]> {
  const heard = graph().accepted.length;
  expect(await post(webhookOf({ kind: 'text', text }))).toBe(200);
  await stack.settled();
  return graph()
    .accepted.slice(heard)
    .map(({ rendered }) => rendered);
}

function graph() {
  const double = outside.whatsapp?.double;
  if (!double) throw new Error('WhatsApp is played here');
  return double;
}

function google() {
  const double = outside.google?.double;
  if (!double) throw new Error('Google is played here');
  return double;
}

async function state() {
  return localStateSchema.parse(await (await fetch(`${stack.url}/local/state`)).json());
}

const moveClock = async (move: object) =>
  (await fetch(`${stack.url}/local/clock`, { method: 'POST', body: JSON.stringify(move) })).json();

/** First, while nobody has booked anything: a chat's client owns every booking that there is. */
test('a chat through everything is the same object as its replay', async () => {
  const line: ReplayLine = {
    id: 'chat',
    now: '2026-12-02T09:00:00+07:00',
    given: [],
    turns: ['Booking jumat jam 3 sore', 'jadwalku apa aja?', { audio: true }, 'Batalin dong'],
  };
  const chat = await playConversation(
    line,
    createChatStage(stack, outside, clock, jakartaStudio.zone),
  );
  const { client, tableName } = await createTestTable();
  const host = { client, tableName, studio: jakartaStudio, reader: 'auto' } as const;
  for await (const replayed of replayAll(host, [line])) expect(chat).toEqual(replayed);
  expect(replayResultSchema.parse(chat)).toEqual(chat);
  expect(chat.turns.map(({ bookings }) => bookings)).toEqual([
    ['2026-12-04T15:00'],
    ['2026-12-04T15:00'],
    ['2026-12-04T15:00'],
    [],
  ]);
});

describe('a signed message', () => {
  test('books, is answered, and stands in the calendar', async () => {
    clock.set(start + 3_600_000);
    expect(await say('Booking besok jam 10 pagi')).toEqual([bookedAt('2026-12-03T10:00:00+07:00')]);
    const { bookings, calendar, messages } = await state();
    const confirmed = bookings.filter(({ status }) => status === 'confirmed');
    expect(confirmed).toMatchObject([
      {
        start: '2026-12-03T10:00:00+07:00',
        end: '2026-12-03T10:45:00+07:00',
        revision: 1,
        googleRevision: 1,
      },
    ]);
    expect(calendar).toMatchObject([
      {
        id: confirmed[0]?.id,
        summary: 'Ana – Pilates',
        start: '2026-12-03T10:00:00+07:00',
        end: '2026-12-03T10:45:00+07:00',
        status: 'confirmed',
      },
    ]);
    const event = google()
      .events()
      .find(({ id }) => id === confirmed[0]?.id);
    expect(event?.extendedProperties?.private).toMatchObject({
      coresyncBookingId: confirmed[0]?.id,
      coresyncRev: '1',
    });
    expect(messages.slice(-2)).toMatchObject([
      { direction: 'in', client: playedClient.phone, text: 'Booking besok jam 10 pagi' },
      { direction: 'out', client: playedClient.phone, state: 'sent' },
    ]);
  });

  test('delivered again changes and says nothing more', async () => {
    const webhook = webhookOf({ kind: 'text', text: 'Booking besok jam 4 sore' });
    const heard = graph().accepted.length;
    for (let delivery = 0; delivery < 3; delivery += 1) {
      expect(await post(webhook)).toBe(200);
      await stack.settled();
    }
    expect(graph().accepted.length).toBe(heard + 1);
    const starts = (await state()).bookings
      .filter(({ status }) => status === 'confirmed')
      .map((booking) => booking.start);
    expect(starts).toEqual(['2026-12-03T10:00:00+07:00', '2026-12-03T16:00:00+07:00']);
  });

  test('cancels, and the event is gone from the calendar', async () => {
    await say('Batalin yang jam 4 sore dong');
    const [reply] = await say('Batalin dong');
    expect(reply).toContain('Kamis, 3 Desember 2026 pukul 10.00');
    const { bookings, calendar } = await state();
    expect(bookings.filter(({ status }) => status === 'confirmed')).toEqual([]);
    expect(bookings.map(({ googleRevision }) => googleRevision ?? null)).toEqual([
      null,
      null,
      null,
    ]);
    expect(calendar).toEqual([]);
  });
});

describe('what is not signed', () => {
  test.each([
    ['not at all', ''],
    ['with another secret', signatureOf('guess', Buffer.from('{}'))],
  ])('%s is refused and changes nothing', async (_how, signature) => {
    const before = await stack.tableItems();
    const act = { kind: 'text', text: 'Booking besok jam 1 siang' } as const;
    expect(await post(webhookOf(act), signature)).toBe(401);
    await stack.settled();
    expect(await stack.tableItems()).toEqual(before);
  });
});

describe("Meta's challenge", () => {
  const challenge = (token: string) =>
    fetch(
      `${stack.url}/whatsapp/webhook?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`,
    );

  test('is given back to who knows the token, as it is', async () => {
    const response = await challenge(localValues.verifyToken);
    expect([response.status, await response.text()]).toEqual([200, '1158201444']);
  });

  test('is refused to everybody else', async () => {
    const response = await challenge('guess');
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('1158201444');
  });
});

test('the clock moves, and the functions live in its time', async () => {
  expect(await moveClock({ set: '2026-12-05T09:00:00+07:00' })).toEqual({
    now: '2026-12-05T02:00:00Z',
  });
  expect(await moveClock({ advance: 'PT48H' })).toEqual({ now: '2026-12-07T02:00:00Z' });
  expect(await say('Booking besok jam 10 pagi')).toEqual([bookedAt('2026-12-08T10:00:00+07:00')]);
  await say('Batalin dong');
});

test('a booking stands and is answered while Google is down, and the stream heals the calendar', async () => {
  google().fail('server-error', undefined, 2);
  expect(await say('Booking besok jam 2 siang')).toEqual([bookedAt('2026-12-08T14:00:00+07:00')]);
  const { bookings, calendar } = await state();
  expect(bookings.at(-1)).toMatchObject({ start: '2026-12-08T14:00:00+07:00', googleRevision: 1 });
  expect(calendar.map((event) => event.start)).toEqual(['2026-12-08T14:00:00+07:00']);
});

describe("the owner's calendar", () => {
  const timerMinutes = { advance: 'PT2M' };

  test('an event that she makes takes its time out of what is offered', async () => {
    const owner = ownerOf(google());
    const day = '2026-12-10';
    const { id } = await owner.make({ summary: 'Dokter gigi', ...timed(day, '08:00', '19:15') });
    await moveClock(timerMinutes);
    const [offered = ''] = await say('tanggal 10 ada jam berapa aja?');
    expect(offered).toContain('19.15');
    expect(offered).not.toMatch(/1[0-8]\.\d\d/);
    await say('Booking tanggal 10 jam 10 pagi');
    await owner.remove(id);
    await moveClock(timerMinutes);
    await say('Booking tanggal 10 jam 10 pagi');
    const starts = (await state()).bookings
      .filter(({ status }) => status === 'confirmed')
      .map(({ start: at }) => at);
    expect(starts).toContain(`${day}T10:00:00+07:00`);
  });

  test('a session that she drags moves, and its client hears of it', async () => {
    const { bookings } = await state();
    const booked = bookings.find(({ start: at }) => at === '2026-12-10T10:00:00+07:00');
    await ownerOf(google()).change(booked?.id ?? '', timed('2026-12-10', '14:00', '14:45'));
    const heard = graph().accepted.length;
    await moveClock(timerMinutes);
    await moveClock({ advance: 'PT1M' });
    const after = (await state()).bookings.find(({ id }) => id === booked?.id);
    expect(after).toMatchObject({ start: '2026-12-10T14:00:00+07:00', revision: 2 });
    expect(after?.googleRevision).toBe(2);
    expect(
      graph()
        .accepted.slice(heard)
        .map(({ rendered }) => rendered),
    ).toEqual([
      expect.stringContaining('dipindah oleh studio ke *Kamis, 10 Desember 2026 pukul 14.00'),
    ]);
  });
});
