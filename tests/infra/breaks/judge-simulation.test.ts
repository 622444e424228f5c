import { expect, test } from 'vitest';
import type { SimulationRun } from '#infra/breaks/run-simulation.ts';
import { judgeSimulation, type Verdict } from '#infra/breaks/verdict.ts';

test.each<[SimulationRun, Verdict]>([
  [
    { kind: 'broken', seed: '7', promises: ['sums', 'others'] },
    { kind: 'caught', by: ['seed 7: sums'] },
  ],
  [
    { kind: 'broken', seed: '7', promises: ['others'] },
    { kind: 'void', reason: 'seed 7 broke something else: others' },
  ],
  [{ kind: 'holds' }, { kind: 'not-caught' }],
  [{ kind: 'timed-out' }, { kind: 'void', reason: 'its seeds did not end in time' }],
  [
    { kind: 'failed', said: 'no engine' },
    { kind: 'void', reason: 'the simulation does not run: no engine' },
  ],
])('%o is judged as %o', (run, verdict) => {
  expect(judgeSimulation(run, 'sums')).toEqual(verdict);
});
