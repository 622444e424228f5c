import type { LocalClock } from './local-clock.ts';
import type { LocalLog } from './local-log.ts';
import { readLogLine } from './runtime/function-log.ts';
import {
  createFunctionPool,
  type FunctionDefinition,
  type FunctionPool,
} from './runtime/function-pool.ts';
import type { StepTold } from './runtime/protocol.ts';

export interface PoolsDeps {
  readonly clock: LocalClock;
  readonly log: LocalLog;
  readonly onActivity: () => void;
  readonly onOutput?: ((functionName: string, line: string) => void) | undefined;
  /** Asks the functions to tell of the steps of turns. */
  readonly onStep?: ((step: StepTold) => void) | undefined;
}

/** A pool a function, by ARN; what their handlers print and how they fail goes to the log. */
export function createPools(
  definitions: readonly FunctionDefinition[],
  { clock, log, onActivity, onStep, onOutput = () => {} }: PoolsDeps,
): ReadonlyMap<string, FunctionPool> {
  const pools = definitions.map((definition): [string, FunctionPool] => [
    definition.arn,
    createFunctionPool(definition, {
      clock,
      onActivity,
      onStep,
      onLine(source, line, stream) {
        onOutput(source, line);
        log({ source, ...readLogLine(line, stream) });
      },
      onFault: (source, error) =>
        log({ level: 'error', source, text: `${error.errorType}: ${error.errorMessage}` }),
    }),
  ]);
  return new Map(pools);
}
