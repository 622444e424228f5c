import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { freePort } from '#infra/local/engines/free-port.ts';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { localStateSchema } from '#infra/local/state-schema.ts';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import { type StartedCommand, startCommand } from '#infra/smoke/started-command.ts';
import { dwita } from '#tests/closed-doors/played-people.ts';
import { ownerOf, timed } from '#tests/support/google-owner.ts';

const startWithinMs = 240_000;
const commandWithinMs = 60_000;
const now = '2026-12-02T09:00:00+07:00';

let directory: string;
let database: string;
let origin: string;
let started: StartedCommand;
let sent = 0;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'coresync-database-'));
  database = join(directory, 'studio.db');
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const command = ['infra/commands/start.ts', '--database', database, '--now', now];
  started = startCommand([process.execPath, ...command], {
    directory: projectRoot,
    environment: { ...process.env, PORT: String(port) },
  });
  await started.until(state, startWithinMs);
}, startWithinMs);

afterAll(async () => {
  await started?.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function state() {
  const response = await fetch(`${origin}/local/state`);
  return localStateSchema.parse(await response.json());
}

/** Moves the clock; what falls due has run when it resolves. */
async function advance(duration: string): Promise<void> {
  await fetch(`${origin}/local/clock`, {
    method: 'POST',
    body: JSON.stringify({ advance: duration }),
  });
}

async function say(text: string): Promise<void> {
  sent += 1;
  const at = Date.parse((await state()).now);
  const webhook = clientWebhook(dwita, { kind: 'text', text }, `wamid.operate${sent}==`, at);
  const body = JSON.stringify(webhook);
  const signature = signatureOf(localValues.appSecret, Buffer.from(body));
  const response = await fetch(`${origin}/whatsapp/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature },
    body,
  });
  expect(response.status).toBe(200);
  await advance('PT20S');
}

async function owner() {
  const google = (await state()).doubles.google;
  return ownerOf({
    fetch: (request) =>
      fetch(new Request(request.url.replace('http://google.local', google ?? ''), request)),
  });
}

/** A command of `package.json`; its exit code and what it says. */
function run(command: string, ...args: readonly string[]) {
  return new Promise<{ code: number; said: string }>((resolve) => {
    const file = [`infra/commands/${command}.ts`, ...args];
    execFile(process.execPath, file, { timeout: commandWithinMs }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), said: out + err }),
    );
  });
}

const at10 = '2026-12-03 10:00 studio';
const at11 = '2026-12-03 11:00 studio';
/** The clock of npm start goes on by itself. */
const when = '2026-12-02 09:0\\d';
const message = 'message:[0-9a-f]{32}';
const history = [
  `1  ${when}  client: confirmed ${at10}  by ${message}`,
  `2  ${when}  client: confirmed ${at11} \\(was confirmed 2026-12-03 10:00\\)  by ${message}`,
  `3  ${when}  client: cancelled ${at11} \\(was confirmed 2026-12-03 11:00\\)  by ${message}`,
  `4  ${when}  client: confirmed ${at11} \\(was cancelled 2026-12-03 11:00\\)  by ${message}`,
  `5  ${when}  owner: confirmed 2026-12-03 14:00 studio \\(was confirmed 2026-12-03 11:00\\)  by calendar:\\S+`,
].map((line) => new RegExp(`^${line}$`));

async function expectHistory(bookingId: string): Promise<void> {
  const { code, said } = await run('history', bookingId, '--file', database);
  expect(said.trim().split('\n')).toEqual(history.map((line) => expect.stringMatching(line)));
  expect(code).toBe(0);
  expect(await run('history', 'nobodys', '--file', database)).toEqual({
    ...{ code: 1, said: 'there is no booking nobodys\n' },
  });
}

/** What hours until noon leave outside, and what the studio's own do. */
async function expectOutsideHours(bookingId: string): Promise<void> {
  const config = join(directory, 'mornings.json');
  const hours = { start: '08:00', end: '12:00' };
  const weekly_schedule = { Thursday: hours, Friday: hours };
  const file = { session_duration_minutes: 45, weekly_schedule, holidays: [] };
  writeFileSync(config, JSON.stringify(file));
  const inFile = ['--file', database, '--now', now];
  expect(await run('outside-hours', ...inFile, '--config', config)).toEqual({
    code: 0,
    said: [
      '1 booking outside the hours',
      `  2026-12-03 14:00-14:45  ${dwita.name}  before opening or after closing  (booking ${bookingId})`,
      '',
    ].join('\n'),
  });
  const none = { code: 0, said: '0 bookings outside the hours\n' };
  expect(await run('outside-hours', ...inFile)).toEqual(none);
  const later = ['--file', database, '--now', '2026-12-04T00:00:00+07:00', '--config', config];
  expect(await run('outside-hours', ...later)).toEqual(none);
}

describe('npm start -- --database FILE', () => {
  let bookingId = '';

  test('keeps each change of a booking, which npm run history tells while it runs', async () => {
    await say('Booking besok jam 10 pagi');
    await say('pindahin ke jam 11');
    await say('batalin ya');
    await say('eh ga jadi batal');
    await advance('PT2M');
    const { bookings, calendar } = await state();
    bookingId = bookings[0]?.id ?? '';
    await (await owner()).change(calendar[0]?.id ?? '', timed('2026-12-03', '14:00', '14:45'));
    await advance('PT2M');
    expect((await state()).bookings).toMatchObject([
      { id: bookingId, start: '2026-12-03T14:00:00+07:00', status: 'confirmed', revision: 5 },
    ]);
    await expectHistory(bookingId);
    await expectOutsideHours(bookingId);
  });

  test('has its dead letters listed, shown and returned by npm run redrive', async () => {
    const redrive = (...args: readonly string[]) => run('redrive', ...args, '--url', origin);
    expect(await redrive('list')).toEqual({ code: 0, said: '0 dead letters at the front\n' });
    expect(await redrive('return', '--all')).toEqual({ code: 0, said: 'nothing to return\n' });
    await layDeadLetter('Booking jumat jam 10 pagi');
    const listed = await redrive('list');
    const [id = ''] = listed.said.split(' ');
    expect(listed.said).toMatch(/^[0-9a-f-]{36} {2}\S+Z {2}message: text\n1 dead letter at/);
    expect(await redrive('show', 'another')).toEqual({
      ...{ code: 1, said: '1 dead letter at the front\nnot there: another\n' },
    });
    const shown = await redrive('show', id);
    expect(shown.said).toContain('bytes, not shown');
    for (const mark of ['jumat', dwita.phone, dwita.name])
      expect(listed.said + shown.said).not.toContain(mark);
    const content = (await redrive('show', id, '--show-content')).said;
    for (const mark of ['jumat', dwita.phone, dwita.name]) expect(content).toContain(mark);
    expect((await redrive('return', id)).said).toMatch(`returned ${id}`);
    await advance('PT1S');
    expect((await state()).bookings.map(({ start }) => start.slice(0, 16))).toEqual([
      ...['2026-12-03T14:00', '2026-12-04T10:00'],
    ]);
    expect((await redrive('list')).said).toBe('0 dead letters at the front\n');
  });

  test('leaves a file that tells the same when it has ended', async () => {
    expect(await started.stop()).toEqual([]);
    expect(existsSync(database)).toBe(true);
    await expectHistory(bookingId);
    const gone = await run('redrive', 'list', '--url', origin);
    expect(gone).toMatchObject({ code: 1, said: expect.stringContaining('nothing runs at') });
  });
});

const queuesSchema = z.object({
  endpoint: z.string(),
  queues: z.array(z.object({ name: z.string(), url: z.string() })),
});

/** A message of hers as it would lie there after three receives. */
async function layDeadLetter(text: string): Promise<void> {
  const response = await fetch(`${origin}/local/queues`);
  const { endpoint, queues } = queuesSchema.parse(await response.json());
  const client = new SQSClient({ endpoint, region: localRegion, credentials: localCredentials });
  const { phone, userId, name } = dwita;
  const body = {
    ...{ id: 'wamid.dead==', sender: { phone, userId, name }, content: { kind: 'text', text } },
    sentAt: Date.parse((await state()).now),
  };
  await client.send(
    new SendMessageCommand({
      QueueUrl: queues.find((queue) => queue.name.startsWith('MessageQueueDeadLetters'))?.url,
      MessageBody: JSON.stringify(body),
      ...{ MessageGroupId: 'dwita', MessageDeduplicationId: body.id },
    }),
  );
  client.destroy();
}
