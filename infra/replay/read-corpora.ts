import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readReplayFile } from '#infra/commands/read-lines.ts';
import { type Expectation, expectationSchema } from '#infra/replay/judge-result.ts';
import type { ReplayLine } from '#infra/replay/replay-schema.ts';

export interface CorpusRow {
  readonly line: ReplayLine;
  readonly expectation: Expectation;
}

/** All corpora of a folder, by name. */
export function corpusFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}

/** Conversations with what is expected of each. @throws Error that names the line without an expectation. */
export function readCorpora(files: readonly string[]): CorpusRow[] {
  return files.flatMap((file) =>
    readReplayFile(file).map(({ line, json, place }) => {
      const expectation = expectationSchema.safeParse(json);
      if (expectation.success) return { line, expectation: expectation.data };
      const [issue] = expectation.error.issues;
      const where = issue?.path.join('.') ?? '';
      throw new Error(`${place}: cannot be judged: ${where} ${issue?.message ?? ''}`);
    }),
  );
}
