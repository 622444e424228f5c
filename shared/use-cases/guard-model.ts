import { afterFailure, closedCircuit, isOpen } from '#domain/intent/circuit-breaker.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { LocalDate, Studio } from '#domain/studio/studio.ts';
import type { Clock } from '#ports/clock.ts';
import type { LanguageModel, ModelAnswer, ModelFailure } from '#ports/language-model.ts';
import type { ModelBudget } from '#ports/model-budget.ts';

/** Failures that tell of the service. Any other tells of one message or one answer, and the service is up. */
const outages: ReadonlySet<ModelFailure> = new Set([
  'timeout',
  'unreachable',
  'unauthorized',
  'no-balance',
  'rate-limited',
  'server-error',
  'interrupted',
]);

interface GuardDeps {
  readonly model: LanguageModel;
  readonly budget: ModelBudget;
  readonly studio: Pick<Studio, 'zone' | 'modelCallsPerDay'>;
  readonly clock: Clock;
}

/**
 * The model, asked only while it answers and while the day's calls are not spent; else it fails at once, and the
 * grammar reads alone. What is known of both is this process's own: the count is the table's, and each process learns
 * of it with its own calls, so a day may have one call too many for each process.
 */
export function createGuardedModel({ model, budget, studio, clock }: GuardDeps): LanguageModel {
  let circuit = closedCircuit;
  let spentDay: LocalDate | undefined;

  /** A count that fails does not stand in the way of a client. */
  async function countCall(day: LocalDate): Promise<void> {
    const calls = await budget.count(day).catch(() => 0);
    if (calls >= studio.modelCallsPerDay) spentDay = day;
  }

  function note(answer: ModelAnswer): void {
    const isOutage = answer.kind === 'failed' && outages.has(answer.failure);
    circuit = isOutage ? afterFailure(circuit, clock.now()) : closedCircuit;
  }

  return {
    async read(request) {
      const now = clock.now();
      const day = wallClockAt(studio.zone, now).date;
      if (studio.modelCallsPerDay === 0 || spentDay === day) return failed('budget-spent');
      if (isOpen(circuit, now)) return failed('circuit-open');
      // Beside the call, which takes a hundred times as long.
      const [answer] = await Promise.all([model.read(request), countCall(day)]);
      note(answer);
      return answer;
    },
  };
}

function failed(failure: ModelFailure): ModelAnswer {
  return { kind: 'failed', failure };
}
