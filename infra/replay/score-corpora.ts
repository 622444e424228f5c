import { judgeResult, type Verdict } from '#infra/replay/judge-result.ts';
import type { CorpusRow } from '#infra/replay/read-corpora.ts';
import { replayAll } from '#infra/replay/replay-all.ts';
import type { ReplayResult } from '#infra/replay/replay-schema.ts';
import type { ReplayHost } from '#infra/replay/replay-world.ts';

export interface Scored {
  readonly row: CorpusRow;
  readonly verdict: Verdict;
  /** The run that is told of: the first that went wrong, else the last. */
  readonly result: ReplayResult;
}

/**
 * Plays each conversation `passes` times and judges it right where every pass was: a model that is right three
 * times of four cannot be relied on.
 */
export async function scoreCorpora(
  host: ReplayHost,
  rows: readonly CorpusRow[],
  passes: number,
): Promise<Scored[]> {
  const scored: (Scored | undefined)[] = rows.map(() => undefined);
  const lines = rows.map((row) => row.line);
  for (let pass = 1; pass <= passes; pass += 1) {
    let index = 0;
    for await (const result of replayAll(host, lines)) {
      const row = rows[index];
      const before = scored[index];
      if (row && (before === undefined || before.verdict.isRight)) {
        scored[index] = { row, result, verdict: judgeResult(row.expectation, result) };
      }
      index += 1;
    }
  }
  return scored.filter((one) => one !== undefined);
}

export interface ScoreRow {
  readonly name: string;
  readonly right: number;
  readonly all: number;
  readonly wrongBookings: number;
}

/** Counts by category, by language and over all, in this order. */
export function scoreTable(verdicts: readonly Verdict[]): ScoreRow[] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    for (const name of [verdict.category, `language ${verdict.language}`, 'all']) {
      groups.set(name, [...(groups.get(name) ?? []), verdict]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))
    .map(([name, all]) => ({
      name,
      right: all.filter((one) => one.isRight).length,
      all: all.length,
      wrongBookings: all.filter((one) => one.isWrongBooking).length,
    }));
}

function rank(name: string): number {
  if (name === 'all') return 2;
  return name.startsWith('language ') ? 1 : 0;
}

/** How many of the unambiguous requests were booked in the very turn. */
export function directShare(verdicts: readonly Verdict[]): { direct: number; all: number } {
  const asked = verdicts.filter((one) => one.isDirect !== undefined);
  return { direct: asked.filter((one) => one.isDirect === true).length, all: asked.length };
}
