import { readFile, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import type { StreamStart } from './event-sources/stream-reader.ts';

export interface StreamCheckpoints {
  /** Where to go on; undefined: nothing was processed yet. */
  after(key: string): StreamStart | undefined;
  note(key: string, sequenceNumber: string): void;
  save(): Promise<void>;
}

/**
 * Remembers beside a database file how far its streams were processed, so that a restart goes on there. After a crash
 * it goes on from the last orderly stop: handlers see records again, as they may on AWS.
 */
export async function streamCheckpoints(
  databaseFile: string | undefined,
): Promise<StreamCheckpoints> {
  const file = databaseFile && `${databaseFile}.streams.json`;
  const saved = file && (await readFile(file, 'utf8').catch(() => undefined));
  const sequenceNumbers = new Map(
    saved ? Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(saved))) : [],
  );
  return {
    after(key) {
      const sequenceNumber = sequenceNumbers.get(key);
      return sequenceNumber === undefined ? undefined : { kind: 'after', sequenceNumber };
    },
    note: (key, sequenceNumber) => sequenceNumbers.set(key, sequenceNumber),
    async save() {
      if (file) await writeFile(file, JSON.stringify(Object.fromEntries(sequenceNumbers)));
    },
  };
}
