import type { ReaderOption } from '#infra/replay/replay-world.ts';
import { UsageError } from './fail.ts';

/** Reads `--reader`. Absent: the studio's file decides. */
export function readReader(text: string | undefined): ReaderOption {
  if (text === undefined) return 'auto';
  if (text === 'grammar' || text === 'deepseek' || text === 'both') return text;
  throw new UsageError(`--reader ${text}: grammar, deepseek or both`);
}
