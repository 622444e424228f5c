import { readFileSync } from 'node:fs';
import { type ReplayLine, replayLineSchema } from '#infra/replay/replay-schema.ts';
import { UsageError } from './fail.ts';

/**
 * Reads a file of conversations, one JSON object a line; empty lines are passed over.
 * @throws UsageError of one line that names the file's line and what is wrong with it.
 */
export function readReplayFile(path: string): { line: ReplayLine; json: unknown }[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read: is it there?`);
  }
  return text.split('\n').flatMap((row, index) => {
    if (row.trim() === '') return [];
    const json = parseRow(row, `${path}:${index + 1}`);
    const parsed = replayLineSchema.safeParse(json);
    if (parsed.success) return [{ line: parsed.data, json }];
    const faults = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`,
    );
    throw new UsageError(`${path}:${index + 1}: ${faults.join('; ')}`);
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
