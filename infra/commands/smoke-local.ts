import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { runBounded } from '#infra/breaks/bounded-process.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { freePort } from '#infra/local/engines/free-port.ts';
import { type LocalState, localStateSchema } from '#infra/local/state-schema.ts';
import { replayResultSchema } from '#infra/replay/replay-schema.ts';
import { createChecks } from '#infra/smoke/checks.ts';
import { startCommand } from '#infra/smoke/started-command.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `node infra/commands/smoke-local.ts: the commands of the README, as somebody types them

Runs npm start on a port of its own and writes to its webhook, then npm run chat, replay and invoke.
  --help   this

Exit code 1 when one of them does not do what the README says.`;

/** The app secret of the local stack, which signs what a client sends. */
const appSecret = 'coresync-local-app-secret';
const webhookPath = '/whatsapp/webhook';
/** Ten seconds after the sample event's message was written. */
const now = '2026-12-02T09:15:10+07:00';
const readyWithinMs = 120_000;
const answeredWithinMs = 30_000;
const commandWithinMs = 120_000;
const requestWithinMs = 20_000;

const { check, conclude } = createChecks();

await runCommand(async () => {
  try {
    if (parseArgs({ options: { help: { type: 'boolean' } } }).values.help) return console.log(help);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  await group('npm start', smokeStart);
  await group('npm run chat', smokeChat);
  await group('npm run replay', smokeReplay);
  await group('npm run invoke', smokeInvoke);
  conclude();
});

async function group(name: string, checks: () => Promise<void>): Promise<void> {
  try {
    await checks();
  } catch (error) {
    check(`${name} runs`, error instanceof Error ? error.message : String(error), undefined);
  }
}

async function smokeStart(): Promise<void> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const started = startCommand(['npm', 'start', '--', '--now', now], {
    directory: projectRoot,
    environment: { ...process.env, PORT: String(port) },
  });
  try {
    const before = await started.until(() => readState(origin), readyWithinMs);
    check('there are no bookings at first', before.bookings, []);
    const body = await sampleBody();
    const signature = signatureOf(appSecret, body);
    check('an unsigned webhook is refused', await post(origin, body), 401);
    const wrong = signatureOf('another-secret', body);
    check('a webhook signed by another is refused', await post(origin, body, wrong), 401);
    check(
      'a refused webhook changes nothing',
      changing(await settledState(origin)),
      changing(before),
    );
    check('a signed webhook is taken', await post(origin, body, signature), 200);
    await started.until(async () => {
      const { calendar, messages } = await readState(origin);
      return (calendar.length > 0 && messages.length > 1) || undefined;
    }, answeredWithinMs);
    const after = await settledState(origin);
    checkBooked(after);
    check('the same webhook again is taken', await post(origin, body, signature), 200);
    const repeated = await settledState(origin);
    check('and changes nothing', changing(repeated), changing(after));
  } finally {
    const left = await started.stop();
    check('Ctrl-C ends it and all that it started', left, []);
    const answer = await post(origin, Buffer.from('{}')).catch(() => 'nothing listens');
    check('its port is free again', answer, 'nothing listens');
  }
}

function checkBooked({ bookings, calendar, messages }: LocalState): void {
  const starts = bookings.map(({ start, status }) => [Date.parse(start), status]);
  const tenOClock = Date.parse('2026-12-03T10:00:00+07:00');
  check('the session of the message is booked', starts, [[tenOClock, 'confirmed']]);
  const events = calendar.map(({ start }) => Date.parse(start));
  check("and is in the owner's calendar", events, [tenOClock]);
  const directions = messages.map(({ direction }) => direction);
  check('the message was answered once', directions, ['in', 'out']);
  check('with the hour of the session', /\b10[.:]00\b/.test(messages[1]?.text ?? ''), true);
}

async function smokeChat(): Promise<void> {
  const { code, said } = await npmRun(
    ...['chat', '--json', '--now', '2026-12-02T09:00:00+07:00', 'Booking besok jam 10 pagi'],
  );
  check('npm run chat ends well', code, 0);
  check('chat books what was asked', resultsIn(said)[0]?.bookings, ['2026-12-03T10:00']);
}

async function smokeReplay(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'coresync-smoke-'));
  try {
    const file = join(folder, 'two.jsonl');
    const common = { now: '2026-12-02T09:00:00+07:00', turns: ['Booking besok jam 10 pagi'] };
    const taken = { ...common, given: [{ start: '2026-12-03T10:00', client: 'other' }] };
    const lines = [
      { ...common, id: 'free', given: [] },
      { ...taken, id: 'taken' },
    ];
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { code, said } = await npmRun('replay', file);
    check('npm run replay ends well', code, 0);
    const ends = resultsIn(said).map(({ id, bookings, others }) => ({ id, bookings, others }));
    check('each conversation has a world of its own', ends, [
      { id: 'free', bookings: ['2026-12-03T10:00'], others: [] },
      { id: 'taken', bookings: [], others: ['2026-12-03T10:00'] },
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function smokeInvoke(): Promise<void> {
  const { code, said } = await npmRun('invoke', 'ingest', 'events/ingest.text.json');
  check('npm run invoke ends well', code, 0);
  check('ingest answers 200', /"statusCode": 200\b/.test(said), true);
  const pull = await npmRun('invoke', 'calendar-pull', 'events/calendar-pull.timer.json');
  check('a pull of the calendar ends well', pull.code, 0);
  check('it is pulled', /"kind": "pulled"/.test(pull.said), true);
  check('she is told in her calendar', /"CoreSync: klien belum tahu/.test(pull.said), true);
}

/** `npm run --silent <script> -- …`; what went wrong is shown. */
async function npmRun(script: string, ...words: string[]) {
  const end = await runBounded(['npm', 'run', '--silent', script, '--', ...words], {
    directory: projectRoot,
    timeoutMs: commandWithinMs,
  });
  if (end.code !== 0) console.log(end.said.trim());
  return end;
}

function resultsIn(said: string) {
  const lines = said.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => replayResultSchema.parse(JSON.parse(line)));
}

async function sampleBody(): Promise<Buffer> {
  const text = await readFile(join(projectRoot, 'events/ingest.text.json'), 'utf8');
  return Buffer.from(z.object({ body: z.string() }).parse(JSON.parse(text)).body);
}

async function readState(origin: string): Promise<LocalState> {
  const signal = AbortSignal.timeout(requestWithinMs);
  const response = await fetch(`${origin}/local/state`, { signal });
  return localStateSchema.parse(await response.json());
}

/** The state when nothing is under way any more: the clock answers when what is due has been done. */
async function settledState(origin: string): Promise<LocalState> {
  await fetch(`${origin}/local/clock`, {
    method: 'POST',
    body: JSON.stringify({ advance: 'PT1S' }),
    signal: AbortSignal.timeout(requestWithinMs),
  });
  return readState(origin);
}

/** What a message may change. */
function changing({ bookings, messages, calendar }: LocalState) {
  return { bookings, messages, calendar };
}

async function post(origin: string, body: Buffer, signature?: string): Promise<number> {
  const response = await fetch(origin + webhookPath, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
    },
    body: new Uint8Array(body),
    signal: AbortSignal.timeout(requestWithinMs),
  });
  return response.status;
}
