import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { Clock } from '#ports/clock.ts';
import type { LanguageModel } from '#ports/language-model.ts';

/** A model whose calls are measured: how long each took, and the tokens that it is billed by. */
export function measuredModel(
  model: LanguageModel,
  { metrics, clock }: { readonly metrics: FunctionMetrics; readonly clock: Clock },
): LanguageModel {
  return {
    async read(request) {
      const began = clock.now();
      const answer = await model.read(request);
      metrics.measure('ModelLatency', clock.now() - began);
      if (answer.kind === 'read') {
        const { inputTokens, cachedInputTokens, outputTokens } = answer.usage;
        metrics.measure('ModelTokens', inputTokens - cachedInputTokens, { kind: 'input' });
        metrics.measure('ModelTokens', cachedInputTokens, { kind: 'cached-input' });
        metrics.measure('ModelTokens', outputTokens, { kind: 'output' });
      }
      return answer;
    },
  };
}
