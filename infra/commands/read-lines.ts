import { readFileSync } from 'node:fs';
import { type ReplayLine, replayLineSchema } from '#infra/replay/replay-schema.ts';
import { UsageError } from './fail.ts';

export interface PlacedLine {
  readonly line: ReplayLine;
  readonly json: unknown;
  /** `<file>:<line>`, for who has to mend it. */
  readonly place: string;
}

/**
 * Reads a file of conversations, one JSON object a line; empty lines are passed over.
 * @throws UsageError of one line that names the file's line and what is wrong with it.
 */
export function readReplayFile(path: string): PlacedLine[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read: is it there?`);
  }
  return text.split('\n').flatMap((row, index) => {
    if (row.trim() === '') return [];
    const place = `${path}:${index + 1}`;
    const json = parseRow(row, place);
    const parsed = replayLineSchema.safeParse(json);
    if (parsed.success) return [{ line: parsed.data, json, place }];
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`,
    );
    throw new UsageError(`${place}: ${faults.join('; ')}`);
  });
}

function parseRow(row: string, place: string): unknown {
  try {
    return JSON.parse(row);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unreadable';
    throw new UsageError(`${place}: not JSON: ${reason}`);
  }
}
