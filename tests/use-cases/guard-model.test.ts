import { describe, expect, test } from 'vitest';
import { createDynamoModelBudget } from '#adapters/dynamodb/dynamodb-model-budget.ts';
import { failuresInRowMax, openMs } from '#domain/intent/circuit-breaker.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import type { ModelAnswer, ModelFailure } from '#ports/language-model.ts';
import { studioId } from '#tests/support/dynamo-stores.ts';
import { createTestTable, scanAll } from '#tests/support/dynamo-table.ts';
import { createGuardedModel } from '#use-cases/guard-model.ts';
import { jakartaStudio, wednesdayMorning } from './conversation-world.ts';

const request = { text: 'besok', pending: 'nothing' } as const;
const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
const read: ModelAnswer = { kind: 'read', intent: 'book', quotes: {}, usage };
const failed = (failure: ModelFailure): ModelAnswer => ({ kind: 'failed', failure });

function guard(callsPerDay = 1_000, count: (day: string) => Promise<number> = async () => 1) {
  const clock = createLocalClock({ start: wednesdayMorning, frozen: true });
  const asked: number[] = [];
  let answer: ModelAnswer = read;
  const model = createGuardedModel({
    model: {
      read: async () => {
        asked.push(clock.now());
        return answer;
      },
    },
    budget: { count },
    studio: { zone: jakartaStudio.zone, modelCallsPerDay: callsPerDay },
    clock,
  });
  return {
    clock,
    asked,
    ask: (next: ModelAnswer = read) => {
      answer = next;
      return model.read(request);
    },
  };
}

describe('the circuit', () => {
  test('opens with the third outage in a row, and tries again half a minute later', async () => {
    expect([failuresInRowMax, openMs]).toEqual([3, 30_000]);
    const { ask, asked, clock } = guard();
    for (let failure = 1; failure <= 3; failure += 1) await ask(failed('timeout'));
    expect(await ask()).toEqual(failed('circuit-open'));
    clock.advance(29_999);
    expect(await ask()).toEqual(failed('circuit-open'));
    expect(asked).toHaveLength(3);
    clock.advance(1);
    // Half open: the one try fails, and it is open at once.
    expect(await ask(failed('server-error'))).toEqual(failed('server-error'));
    expect(await ask()).toEqual(failed('circuit-open'));
    clock.advance(30_000);
    expect(await ask()).toEqual(read);
    expect(await ask(failed('timeout'))).toEqual(failed('timeout'));
    expect(await ask()).toEqual(read);
  });

  test('stays closed while an answer comes in between', async () => {
    const { ask, asked } = guard();
    for (let round = 1; round <= 5; round += 1) {
      await ask(failed('unreachable'));
      await ask(failed('unreachable'));
      await ask();
    }
    expect(asked).toHaveLength(15);
  });

  test.each(['filtered', 'no-tool-call', 'broken-arguments', 'bad-request'] as const)(
    'stays closed over what tells of one message only: %s',
    async (failure) => {
      const { ask, asked } = guard();
      for (let round = 1; round <= 5; round += 1) await ask(failed(failure));
      expect(asked).toHaveLength(5);
    },
  );
});

describe("the day's calls", () => {
  test('are spent with the last one; the next day of the studio begins anew', async () => {
    const table = await createTestTable();
    const budget = createDynamoModelBudget({ ...table, studioId });
    const { ask, asked, clock } = guard(3, (day) => budget.count(day));
    for (let call = 1; call <= 3; call += 1) expect(await ask()).toEqual(read);
    expect(await ask()).toEqual(failed('budget-spent'));
    // 23:59 in Jakarta, then midnight.
    clock.advance((14 * 60 + 59) * 60_000);
    expect(await ask()).toEqual(failed('budget-spent'));
    clock.advance(60_000);
    expect(await ask()).toEqual(read);
    expect(asked).toHaveLength(4);
    const items = (await scanAll(table)).map(({ PK, calls }) => `${PK} ${calls}`);
    expect(items.sort()).toEqual(['studio#MODEL#2026-12-02 3', 'studio#MODEL#2026-12-03 1']);
  });

  test('are none where the owner wants none', async () => {
    const { ask, asked } = guard(0);
    expect(await ask()).toEqual(failed('budget-spent'));
    expect(asked).toEqual([]);
  });

  test('that cannot be counted keep nobody waiting', async () => {
    const { ask } = guard(1, () => Promise.reject(new Error('no database')));
    expect(await ask()).toEqual(read);
    expect(await ask()).toEqual(read);
  });
});
