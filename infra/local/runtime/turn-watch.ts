// In the process of a function: hears the steps of turns on the product's diagnostics channel.
import { subscribe } from 'node:diagnostics_channel';
import { turnTraceChannel } from '#adapters/diagnostics/turn-trace-channel.ts';
import type { StepTold } from './protocol.ts';

/** One invocation at a time runs in a process: this is the one that steps belong to. */
let turn = { requestId: '', beganMs: 0, crashAfterCommit: false };

export function beginWatchedTurn(requestId: string, crashAfterCommit: boolean): void {
  turn = { requestId, beganMs: performance.now(), crashAfterCommit };
}

/** Passes each step on. Where a crash is wanted the process ends before anything of the next step has begun. */
export function watchTurns(tell: (step: StepTold) => void): void {
  subscribe(turnTraceChannel, (told) => {
    const afterMs = performance.now() - turn.beganMs;
    tell({ kind: 'step', requestId: turn.requestId, afterMs, told });
    if (turn.crashAfterCommit && isCommitted(told)) process.kill(process.pid, 'SIGKILL');
  });
}

function isCommitted(told: unknown): boolean {
  const step = Object(Object(told).step);
  return step.kind === 'committed' && step.outcome === 'committed';
}
