import { afterAll, beforeAll, expect, test } from 'vitest';
import { runContention } from '#infra/bench/contention.ts';
import { benchConversations, startTurnBench, type TurnBench } from '#infra/bench/measured-turns.ts';
import { playConversation } from '#infra/replay/play-conversation.ts';
import type { ReplayTurn } from '#infra/replay/replay-schema.ts';
import { createReplayWorld } from '#infra/replay/replay-world.ts';

const playedWithinMs = 60_000;

let bench: TurnBench;
beforeAll(async () => {
  bench = await startTurnBench('studio_config.json');
});
afterAll(() => bench.stop());

test(
  'a turn reads at most three times in a row, writes twice, and says one thing',
  async () => {
    const turns = await bench.play();

    expect(turns.map(({ name }) => name)).toEqual(benchConversations.flat().map(([name]) => name));
    for (const { name, use, messagesSent, modelCalls } of turns) {
      expect([name, use.sequentialReads <= 3, use.writes]).toEqual([name, true, 2]);
      expect([name, messagesSent, modelCalls]).toEqual([name, 1, 0]);
    }
    expect(Math.max(...turns.map(({ use }) => use.sequentialReads))).toBe(3);
  },
  playedWithinMs,
);

test(
  'a message asks the model once at most, and a tap never',
  async () => {
    const turns: ReplayTurn[] = [{ model: 'bad-request' }, 'booking besok', { tap: 1 }];
    const line = { id: 'model', now: '2026-12-01T09:00:00+07:00', given: [], turns };
    const world = await createReplayWorld({ ...bench.host, reader: 'both' }, line);
    const calls: number[] = [];
    await playConversation(line, {
      ...world,
      async deliver(webhook) {
        const before = world.deepseek.calls;
        await world.deliver(webhook);
        calls.push(world.deepseek.calls - before);
      },
    });

    expect(calls).toEqual([1, 0]);
  },
  playedWithinMs,
);

test(
  'of many clients who want one slot at once, one gets it and all are answered',
  async () => {
    expect(await runContention(bench.host, 12)).toMatchObject({ winners: 1, answered: 12 });
  },
  playedWithinMs,
);
