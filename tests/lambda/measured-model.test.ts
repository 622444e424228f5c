import { expect, test } from 'vitest';
import { measuredModel } from '#lambda/measured-model.ts';
import type { ModelAnswer } from '#ports/language-model.ts';
import { recordingMetrics } from './recording-metrics.ts';

const request = { text: 'besok', pending: 'nothing' } as const;

async function measuredFor(answer: ModelAnswer) {
  const { metrics, counted } = recordingMetrics();
  const clock = { at: 1_000, now: () => clock.at };
  const model = {
    read: async () => {
      clock.at += 730;
      return answer;
    },
  };
  expect(await measuredModel(model, { metrics, clock }).read(request)).toBe(answer);
  return counted;
}

test('a call is measured by its time and the tokens that are billed, cached ones apart', async () => {
  const usage = { inputTokens: 900, cachedInputTokens: 800, outputTokens: 30 };
  expect(await measuredFor({ kind: 'read', intent: 'book', quotes: {}, usage })).toEqual([
    'ModelLatency 730',
    'ModelTokens kind=input 100',
    'ModelTokens kind=cached-input 800',
    'ModelTokens kind=output 30',
  ]);
});

test('one that failed by its time alone', async () => {
  expect(await measuredFor({ kind: 'failed', failure: 'timeout' })).toEqual(['ModelLatency 730']);
});
