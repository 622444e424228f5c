import { createHash } from 'node:crypto';
import type { Instant } from '#domain/time/instant.ts';

export interface HistoryLine {
  readonly at: Instant;
  /** Who: an invocation, a person, a part of the platform. */
  readonly who: string;
  readonly what: string;
}

/** Everything that happened, in order. The same seed gives the same hash. */
export interface History {
  add(at: Instant, who: string, what: string): void;
  readonly lines: readonly HistoryLine[];
  hash(): string;
}

export function createHistory(): History {
  const lines: HistoryLine[] = [];
  const digest = createHash('sha256');
  return {
    add(at, who, what) {
      lines.push({ at, who, what });
      digest.update(`${at}\t${who}\t${what}\n`);
    },
    lines,
    hash: () => digest.copy().digest('hex').slice(0, 16),
  };
}
