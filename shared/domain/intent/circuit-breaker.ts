import type { Instant } from '#domain/time/instant.ts';

/** Spares clients the wait for a service that is down. One a process. */
export interface Circuit {
  readonly failuresInRow: number;
  /** Nothing is asked before this instant; then one request tries whether it is over. */
  readonly openUntil: Instant;
}

/** Each failure may cost a client the model's 4 s. */
export const failuresInRowMax = 3;
export const openMs = 30_000;

export const closedCircuit: Circuit = { failuresInRow: 0, openUntil: 0 };

export function isOpen({ openUntil }: Circuit, now: Instant): boolean {
  return now < openUntil;
}

/** After the last failure that is borne, and each later one in a row, nothing is asked for a while. */
export function afterFailure({ failuresInRow }: Circuit, now: Instant): Circuit {
  const failures = failuresInRow + 1;
  return {
    failuresInRow: failures,
    openUntil: failures >= failuresInRowMax ? now + openMs : 0,
  };
}
