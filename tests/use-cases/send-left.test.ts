import { describe, expect, test } from 'vitest';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { someNow } from '#tests/support/dynamo-builders.ts';
import type { Delivery } from '#use-cases/deliver-reply.ts';
import { createSendLeft, messagesPerRunMax, postponeMs } from '#use-cases/send-left.ts';

/** A run over as many messages as are due; `resume` says what becomes of each. */
function run(due: number, resume: (id: string) => Promise<Delivery | undefined>) {
  const clock = createLocalClock({ start: someNow, frozen: true });
  const looked: string[] = [];
  const postponed: [string, number][] = [];
  const faults: unknown[] = [];
  const ids = Array.from({ length: due }, (_, index) => `m${index}`);
  const sendLeft = createSendLeft({
    outbox: {
      listDue: async (_now, limit) => ids.slice(0, limit),
      postpone: async (id, until) => {
        postponed.push([id, until]);
      },
    },
    deliver: {
      resume: async (id) => {
        looked.push(id);
        return resume(id);
      },
    },
    clock,
  });
  return { clock, looked, postponed, faults, done: sendLeft((_, fault) => faults.push(fault)) };
}

const sent = async (): Promise<Delivery> => ({ state: 'sent' });

describe('a run', () => {
  test.each([
    [0, 0],
    [199, 199],
    [200, 200],
    [201, 200],
  ])('of %i due looks at %i', async (due, count) => {
    const { done, looked } = run(due, sent);
    expect(await done).toEqual({ looked: count, cutShort: false });
    expect(looked).toHaveLength(count);
    expect(messagesPerRunMax).toBe(200);
  });

  test('begins nothing after a quarter of a minute', async () => {
    const slow = run(200, async () => {
      slow.clock.advance(1_000);
      return { state: 'ambiguous' };
    });
    expect(await slow.done).toEqual({ looked: slow.looked.length, cutShort: true });
    expect(slow.looked.length).toBeGreaterThanOrEqual(15);
    expect(slow.looked.length).toBeLessThan(20);
  });

  test.each(['not-allowed', 'account-busy', 'maintenance'] as const)(
    'ends where nothing will be taken: %s',
    async (refusal) => {
      const { done, looked } = run(200, async () => ({ state: 'waiting', refusal }));
      expect((await done).cutShort).toBe(true);
      // One for each of those that were under way.
      expect(looked).toHaveLength(4);
    },
  );

  test.each(['recipient-busy', 'undeliverable', 'window-closed', 'outage'] as const)(
    'goes on where one message is refused: %s',
    async (refusal) => {
      const { done, looked } = run(20, async () => ({ state: 'waiting', refusal }));
      expect(await done).toEqual({ looked: 20, cutShort: false });
      expect(looked).toHaveLength(20);
    },
  );
});

test('a poisoned message is put off, and holds up none of the others', async () => {
  const poisoned = run(10, async (id) => {
    if (id === 'm3') throw new Error('poison');
    return { state: 'sent' };
  });
  expect(await poisoned.done).toEqual({ looked: 10, cutShort: false });
  expect(poisoned.postponed).toEqual([['m3', someNow + postponeMs]]);
  expect(poisoned.faults).toEqual([new Error('poison')]);
});
