import { describe, expect, test } from 'vitest';
import type { GraphFault } from '#infra/local/doubles/graph-faults.ts';
import { createWorld, person } from './conversation-world.ts';

/** A booking whose reply meets these faults, one a request; `later` delivers the message again, some seconds later. */
async function replyMeets(...faults: GraphFault[]) {
  const isUnanswered = faults.some((fault) => String(fault).startsWith('hang'));
  const world = await createWorld(isUnanswered ? { sendTimeoutMs: 200 } : {});
  const message = world.message(person(1), 'Booking besok jam 10 pagi');
  world.graph.fail(...faults);
  const handled = await world.handle(message);
  const outbound = async () => {
    const [{ state, attempts, failureCode } = {}] = await world.entities('outbound');
    return { state, attempts, failureCode, accepted: world.graph.accepted.length };
  };
  return {
    world,
    delivery: handled.delivery,
    outbound,
    async later(seconds: number) {
      world.clock.advance(seconds * 1000);
      await world.handle(message);
      return outbound();
    },
  };
}

describe('a send that was taken but not answered', () => {
  test.each<GraphFault>(['reset-after-accept', 'hang-after-accept', 'empty-body-after-accept'])(
    '%s is in doubt, not sent again within a minute, once more after it, and never a third time',
    async (fault) => {
      const { delivery, outbound, later } = await replyMeets(fault, fault);
      expect(delivery).toBe('ambiguous');
      const doubtful = { state: 'ambiguous', failureCode: undefined };
      expect(await outbound()).toEqual({ ...doubtful, attempts: 1, accepted: 1 });
      expect(await later(0)).toEqual({ ...doubtful, attempts: 1, accepted: 1 });
      expect(await later(59)).toEqual({ ...doubtful, attempts: 1, accepted: 1 });
      expect(await later(1)).toEqual({ ...doubtful, attempts: 2, accepted: 2 });
      expect(await later(59)).toEqual({ ...doubtful, attempts: 2, accepted: 2 });
      const given = { state: 'failed', failureCode: undefined, attempts: 2, accepted: 2 };
      expect(await later(1)).toEqual(given);
      expect(await later(3600)).toEqual(given);
    },
  );
});

describe('a send that came to nothing without an answer', () => {
  test.each<GraphFault>(['hang', 'reset', 'html-502', 'empty-500'])(
    '%s is in doubt, and sent once a minute later',
    async (fault) => {
      const { delivery, outbound, later, world } = await replyMeets(fault);
      expect(delivery).toBe('ambiguous');
      expect((await outbound()).accepted).toBe(0);
      expect((await later(59)).state).toBe('ambiguous');
      expect(await later(1)).toEqual({
        state: 'sent',
        attempts: 2,
        failureCode: undefined,
        accepted: 1,
      });
      expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    },
  );
});

describe('a refused send', () => {
  test('that cannot succeed later has failed, and is not tried again', async () => {
    const { delivery, outbound, later } = await replyMeets({ code: 131026 });
    expect(delivery).toBe('failed');
    const failed = { state: 'failed', attempts: 1, failureCode: 131026, accepted: 0 };
    expect(await outbound()).toEqual(failed);
    expect(await later(3600)).toEqual(failed);
  });

  test('that may succeed later is tried once more at once', async () => {
    const { delivery, outbound, later } = await replyMeets({ code: 131016, status: 503 });
    expect(delivery).toBe('sent');
    const sent = { state: 'sent', attempts: 1, failureCode: undefined, accepted: 1 };
    expect(await outbound()).toEqual(sent);
    expect(await later(3600)).toEqual(sent);
  });

  test('that is refused twice waits ten seconds', async () => {
    const refusal = { code: 131016, status: 503 };
    const { delivery, outbound, later } = await replyMeets(refusal, refusal);
    expect(delivery).toBe('waiting');
    const waiting = { state: 'waiting', attempts: 1, failureCode: 131016, accepted: 0 };
    expect(await outbound()).toEqual(waiting);
    expect(await later(9)).toEqual(waiting);
    expect(await later(1)).toMatchObject({ state: 'sent', attempts: 2, accepted: 1 });
  });

  test('leaves the booking as it was committed', async () => {
    const { world } = await replyMeets({ code: 131026 });
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    expect(await world.say(person(1), 'jadwalku apa aja?')).toEqual([
      expect.stringContaining('Kamis, 3 Desember 2026 pukul 10.00'),
    ]);
  });
});
