import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySources } from '#infra/breaks/source-copy.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import type { Checks } from '#infra/smoke/checks.ts';
import type { CdkCommands } from './cdk-commands.ts';
import { dayAhead } from './rehearsal-studio.ts';
import type { RemoteClient } from './remote-client.ts';

interface Rollback {
  readonly cdk: CdkCommands;
  readonly client: RemoteClient;
  readonly check: Checks['check'];
  readonly now: () => number;
  /** The studio's file, the same in both versions. */
  readonly studioFile: string;
}

/** What a newer version would say otherwise: a mark by which an answer tells who gave it. */
const newer = {
  file: 'shared/domain/conversation/phrases-indonesian-outcomes.ts',
  from: 'sudah dibooking',
  to: 'sudah dibooking (versi baru)',
} as const;

/**
 * A newer version is deployed and answers; in the middle of a conversation with it the code goes back to this version,
 * which goes on from what the newer one has stored. Leaves no booking of its own.
 */
export async function rehearseRollback(
  { cdk, client, check, now, studioFile }: Rollback,
  daysAhead: number,
): Promise<void> {
  const [first, second] = [dayAhead(now(), daysAhead), dayAhead(now(), daysAhead + 1)];
  const sources = await copySources(projectRoot);
  try {
    await markAsNewer(sources.directory);
    check(
      'a newer version is deployed',
      (await cdk.deploy(studioFile, sources.directory)).changed,
      true,
    );
  } finally {
    await sources.remove();
  }
  const byNewer = await client.write(`Booking tanggal ${first.written} jam 11 siang`);
  check('it is the newer one that answers', byNewer.includes(newer.to), true);
  await client.write(`Booking tanggal ${second.written}`);

  check('this version is deployed again', (await cdk.deploy(studioFile)).changed, true);
  const byThis = await client.write('jam 2 siang');
  check('the conversation goes on', byThis.includes(newer.from), true);
  check('and it is this version that answers', byThis.includes(newer.to), false);
  const cancelled = await client.write(`Batalkan booking tanggal ${first.written}`);
  check('what the newer one booked can be cancelled', cancelled.includes('batal'), true);
  await client.write(`Batalkan booking tanggal ${second.written}`);
}

async function markAsNewer(directory: string): Promise<void> {
  const file = join(directory, newer.file);
  const source = await readFile(file, 'utf8');
  if (!source.includes(newer.from)) throw new Error(`${newer.file} no longer says "${newer.from}"`);
  await writeFile(file, source.replaceAll(newer.from, newer.to));
}
