import * as z from 'zod';
import type { InvocationResult } from '../runtime/function-pool.ts';

const answerSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().nullish() })).nullish(),
});

/**
 * Which items of a batch failed, by Lambda's rules: a thrown error fails all; without `reporting` a return is success;
 * with it an answer without failures is success, and one that names an unknown or empty identifier fails all.
 */
export function failedItems(
  result: InvocationResult,
  identifiers: readonly string[],
  reporting: boolean,
): ReadonlySet<string> {
  const all = new Set(identifiers);
  if (result.kind === 'failed') return all;
  if (!reporting) return new Set();
  const answer = answerSchema.safeParse(result.value ?? {});
  if (!answer.success) return typeof result.value === 'object' ? all : new Set();
  const failed = (answer.data.batchItemFailures ?? []).map((item) => item.itemIdentifier ?? '');
  return failed.every((identifier) => all.has(identifier)) ? new Set(failed) : all;
}
