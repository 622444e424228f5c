import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '#infra/commands/fail.ts';
import { readReplayFile } from '#infra/commands/read-lines.ts';
import { replayResultSchema } from '#infra/replay/replay-schema.ts';

const commandWithinMs = 15_000;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coresync-replay-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const good = '{"id":"a","now":"2026-12-02T09:00:00+07:00","turns":["Booking besok jam 10 pagi"]}';

function fileOf(...rows: string[]): string {
  const file = join(folder, 'lines.jsonl');
  writeFileSync(file, rows.join('\n'));
  return file;
}

function replay(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['infra/commands/replay.ts', ...args],
    { encoding: 'utf8', timeout: commandWithinMs, env: { ...process.env, DEEPSEEK_API_KEY: '' } },
  );
  return { status, stdout, stderr };
}

/** A line that is wrong in one field. */
const wrong = (fields: object) => JSON.stringify({ ...JSON.parse(good), ...fields });

describe('a fault of the input', () => {
  test.each<[string, string, RegExp]>([
    ['no JSON', '{"id":', /not JSON/],
    ['no object', '[]', /the line: /],
    ['no id', wrong({ id: undefined }), /id: /],
    ['an empty id', wrong({ id: '' }), /id: /],
    ['a now without its offset', wrong({ now: '2026-12-02T09:00:00' }), /now: must be ISO 8601/],
    ['a now that no calendar has', wrong({ now: '2026-02-30T09:00:00+07:00' }), /now: /],
    ['no turns', wrong({ turns: undefined }), /turns: /],
    ['an unknown turn', wrong({ turns: ['hi', { shout: 'hi' }] }), /turns\.1: /],
    ['a tap on nought', wrong({ turns: [{ tap: 0 }] }), /turns\.0/],
    ['an advance that is none', wrong({ turns: [{ advance: '11 minutes' }] }), /turns\.0/],
    [
      'a client who is nobody',
      wrong({ given: [{ start: '2026-12-03T10:00', client: 'me' }] }),
      /given\.0\.client/,
    ],
    [
      'a given day that no calendar has',
      wrong({ given: [{ start: '2026-02-30T10:00', client: 'self' }] }),
      /given\.0\.start: must be/,
    ],
    [
      'a given hour that no day has',
      wrong({ given: [{ start: '2026-12-03T24:00', client: 'self' }] }),
      /given\.0\.start: must be/,
    ],
  ])('%s is one line that names the file and its line', (_what, row, message) => {
    const file = fileOf(good, '', row);
    const read = () => readReplayFile(file);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
    expect(read).toThrow(new RegExp(`^${file.replaceAll('.', '\\.')}:3: [^\\n]+$`));
  });

  test('ends the command with exit code 2, one line on stderr and nothing played', () => {
    const clash = wrong({
      given: [
        { start: '2026-12-03T10:00', client: 'self' },
        { start: '2026-12-03T10:30', client: 'other' },
      ],
    });
    const file = fileOf(good, clash);
    expect(replay(file)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${file}:2: given.1.start: 2026-12-03T10:30 overlaps another one given\n`,
    });
  });

  test('empty lines are passed over, further keys are allowed', () => {
    const file = fileOf('', good, '   ', wrong({ id: 'b', expect: { bookings: [] } }), '');
    expect(readReplayFile(file).map(({ line, place }) => [line.id, place])).toEqual([
      ['a', `${file}:2`],
      ['b', `${file}:4`],
    ]);
  });

  test('a file that is not there is one line too', () => {
    expect(() => readReplayFile(join(folder, 'none.jsonl'))).toThrow(/none\.jsonl cannot be read/);
  });
});

test('the command writes a line for a line, on another clock and in another studio', () => {
  const config = join(folder, 'studio.json');
  const weekday = { start: '06:00', end: '22:00' };
  writeFileSync(
    config,
    JSON.stringify({
      timezone: 'Asia/Makassar',
      session_duration_minutes: 60,
      weekly_schedule: { Saturday: weekday, Sunday: weekday },
      holidays: [],
    }),
  );
  const file = fileOf(good, wrong({ id: 'b', turns: [] }));
  const { status, stdout, stderr } = replay(
    file,
    ...['--json', '--config', config, '--now', '2026-12-05T09:00:00+08:00'],
  );
  expect([status, stderr]).toEqual([0, '']);
  const results = stdout
    .trimEnd()
    .split('\n')
    .map((row) => replayResultSchema.parse(JSON.parse(row)));
  expect(results.map(({ id, bookings }) => [id, bookings])).toEqual([
    ['a', ['2026-12-06T10:00']],
    ['b', []],
  ]);
  expect(results[0]?.turns[0]?.replies[0]).toContain('Minggu, 6 Desember 2026 pukul 10.00 WITA');
});
