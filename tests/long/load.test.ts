import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BenchRow } from '#infra/bench/section.ts';
import { measureGrowth } from '#infra/load/growth.ts';
import { loadStudioFile } from '#infra/load/load-studio.ts';

const now = Date.parse('2026-11-25T15:00:00+07:00');
const growthWithinMs = 300_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coresync-'));
});
afterAll(() => rm(folder, { recursive: true }));

test(
  'a turn asks for and reads as much with ten bookings in the table as with ten thousand',
  async () => {
    const studioFile = join(folder, 'studio_config.json');
    await writeFile(studioFile, JSON.stringify(loadStudioFile));
    const bookings = [10, 10_000];
    const onProgress = () => {};
    const [few, many] = await measureGrowth({ studioFile, bookings, now, onProgress });
    expect(countsOf(many)).toEqual(countsOf(few));
    expect(countsOf(few)).toMatchObject({ writes: 8 });
  },
  growthWithinMs,
);

/** What is counted, without the milliseconds. */
function countsOf(row: BenchRow | undefined): Record<string, number> {
  const counts = row?.figures.filter(({ unit }) => unit === '') ?? [];
  return Object.fromEntries(counts.map(({ name, value }) => [name, value]));
}
