import { describe, expect, test } from 'vitest';
import { createDeepseekLanguageModel } from '#adapters/deepseek/deepseek-language-model.ts';
import { createDynamoModelBudget } from '#adapters/dynamodb/dynamodb-model-budget.ts';
import { createDeepseekDouble } from '#infra/local/doubles/deepseek-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { studioId } from '#tests/support/dynamo-stores.ts';
import { createGuardedModel } from '#use-cases/guard-model.ts';
import { createReadWords } from '#use-cases/read-words.ts';
import { createWorld, jakartaStudio, person } from './conversation-world.ts';

const dewi = person(1);
/** The grammar does not account for each word of it; what is missing is asked for. */
const strange = 'sempetin qwz aku dong kak besok yaaa plz';
/** The grammar reads it alone. */
const plain = 'Booking besok jam 10 pagi';

/** The whole turn with DeepSeek's own adapter, its day counted in the table; `restart` is another process. */
async function worldWithModel(modelCallsPerDay: number) {
  const world = await createWorld();
  const deepseek = createDeepseekDouble({
    clock: world.clock,
    apiKey: 'key',
    answer: () => ({ intent: 'book', day: 'besok' }),
  });
  const studio = { ...jakartaStudio, modelCallsPerDay };
  const start = () => {
    const model = createGuardedModel({
      model: createDeepseekLanguageModel({
        ...{ apiUrl: 'http://deepseek.local', apiKey: async () => 'key', userId: studioId },
        fetch: inProcessFetch(deepseek),
      }),
      budget: createDynamoModelBudget({ ...world.stores.table, studioId }),
      ...{ studio, clock: world.clock },
    });
    const readWords = createReadWords({ studio, reader: 'auto', model: async () => model });
    return world.handler({ readWords });
  };
  let handle = start();
  return {
    ...{ world, deepseek },
    restart: () => {
      handle = start();
    },
    /** What the client is told, and how often DeepSeek was called for it. */
    async say(text: string) {
      world.clock.advance(7_000);
      const [heard, called] = [world.graph.accepted.length, deepseek.calls];
      await handle(world.message(dewi, text));
      const told = world.graph.accepted.slice(heard).map(({ rendered }) => rendered);
      return { told, calls: deepseek.calls - called };
    },
  };
}

const askedForTime = { told: [expect.stringMatching(/jam berapa/i)] };

describe("DeepSeek's day", () => {
  test('is spent with its last call: then the grammar reads alone, and bookings go on', async () => {
    const { say, world, restart } = await worldWithModel(2);
    for (let call = 1; call <= 2; call += 1)
      expect(await say(strange)).toMatchObject({ ...askedForTime, calls: 1 });
    expect(await say(strange)).toMatchObject({ told: [expect.any(String)], calls: 0 });
    expect((await say(plain)).told).toEqual([expect.stringContaining('sudah dibooking')]);
    // Another process learns of it by one call of its own.
    restart();
    expect((await say(strange)).calls).toBe(1);
    expect((await say(strange)).calls).toBe(0);
    // 23:59:59 in Jakarta, then midnight.
    world.clock.set(Date.parse('2026-12-02T23:59:52+07:00'));
    expect((await say(strange)).calls).toBe(0);
    expect((await say(strange)).calls).toBe(1);
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });
});

describe('DeepSeek that is down', () => {
  test('is left alone after three calls, and tried once after half a minute', async () => {
    const { say, deepseek, world } = await worldWithModel(1_000);
    deepseek.outage = 'overloaded';
    for (let call = 1; call <= 3; call += 1)
      expect(await say(strange)).toMatchObject({ told: [expect.any(String)], calls: 1 });
    expect((await say(strange)).calls).toBe(0);
    // Seven seconds a message: 28 s after the third failure it is left alone yet, 35 s after it is tried.
    for (let message = 1; message <= 3; message += 1) expect((await say(strange)).calls).toBe(0);
    expect((await say(strange)).calls).toBe(1);
    expect((await say(strange)).calls).toBe(0);
    deepseek.outage = undefined;
    world.clock.advance(30_000);
    expect(await say(strange)).toMatchObject({ ...askedForTime, calls: 1 });
    expect(await say(strange)).toMatchObject({ ...askedForTime, calls: 1 });
    expect((await say(plain)).told).toEqual([expect.stringContaining('sudah dibooking')]);
  });
});
