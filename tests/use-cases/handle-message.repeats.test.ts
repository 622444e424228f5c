import { describe, expect, test } from 'vitest';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { Messenger } from '#ports/messenger.ts';
import { type Fault, injectFaults } from '#tests/support/dynamo-faults.ts';
import { createReadWords } from '#use-cases/read-words.ts';
import {
  bookedAt,
  createWorld,
  decisionsOf,
  jakartaStudio,
  person,
  saysTaken,
  type World,
} from './conversation-world.ts';

const words = 'Booking besok jam 10 pagi';
const booked = bookedAt('2026-12-03T10:00:00+07:00');

/** The next writes of the world's functions fail so, one each. */
function failWrites(world: World, ...faults: Fault[]): void {
  injectFaults(world.stores.table.client, (command) =>
    command === 'TransactWriteItemsCommand' ? faults.shift() : undefined,
  );
}

async function expectOneEffect(world: World) {
  expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  expect((await world.entities('ledger')).map(({ SK }) => SK)).toEqual(['ENTRY#000000001']);
  expect(await world.entities('inbound')).toMatchObject([{ decision: 'booked' }]);
  expect(await world.entities('outbound')).toHaveLength(1);
}

/** A messenger of a function that ends before anything has left it. */
const crashing: Messenger = {
  send: async () => {
    throw new Error('the function was ended');
  },
  showTyping: async () => {},
};

describe('one message delivered ten times', () => {
  test('one after another has one booking, one reply and one ledger entry', async () => {
    const world = await createWorld();
    const message = world.message(person(1), words);
    const handled = [];
    for (let delivery = 0; delivery < 10; delivery += 1) handled.push(await world.handle(message));
    expect(decisionsOf(handled)).toEqual({ booked: 1, 'decided-before': 9 });
    expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([booked]);
    await expectOneEffect(world);
  });

  test('at once has one booking, one reply and one ledger entry', async () => {
    const world = await createWorld();
    const message = world.message(person(1), words);
    const handled = await Promise.all(Array.from({ length: 10 }, () => world.handle(message)));
    expect(decisionsOf(handled)).toEqual({ booked: 1, 'decided-before': 9 });
    expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([booked]);
    await expectOneEffect(world);
  });

  test('has one effect and one reply where the SDK lost the first answer of the commit', async () => {
    const world = await createWorld();
    failWrites(world, 'answer-lost-once');
    const message = world.message(person(1), words);
    const handled = [];
    for (let delivery = 0; delivery < 10; delivery += 1) handled.push(await world.handle(message));
    expect(decisionsOf(handled)).toEqual({ booked: 1, 'decided-before': 9 });
    expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([booked]);
    await expectOneEffect(world);
  });

  test('a message decided before is not decided again, though the facts have changed', async () => {
    const world = await createWorld();
    const message = world.message(person(1), words);
    await world.handle(message);
    await world.say(person(1), 'Batalin dong');
    expect(await world.handle(message)).toEqual({ decision: 'decided-before' });
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
    expect(world.graph.accepted).toHaveLength(2);
  });
});

describe('sent only after committed', () => {
  test('a commit that fails leads to no send', async () => {
    const world = await createWorld();
    const { turns } = world.stores;
    const handle = world.handler({
      turns: { ...turns, commit: () => Promise.reject(new Error('the database is gone')) },
    });
    await expect(handle(world.message(person(1), words))).rejects.toThrow('the database is gone');
    expect([world.graph.accepted, await world.bookings()]).toEqual([[], []]);
  });

  test('a commit that finds the session taken never says that it is booked', async () => {
    const world = await createWorld();
    const { turns } = world.stores;
    const rival = world.handler();
    let rivals = 0;
    const handle = world.handler({
      turns: {
        ...turns,
        async commit(unit) {
          rivals += 1;
          if (rivals === 1) await rival(world.message(person(2), words));
          return turns.commit(unit);
        },
      },
    });
    expect(await handle(world.message(person(1), words))).toMatchObject({
      decision: 'refused-taken',
    });
    const heard = world.graph.accepted.filter(({ to }) => to === person(1).phone);
    expect(heard.map(({ rendered }) => rendered)).toEqual([expect.stringMatching(saysTaken)]);
    await expectOneEffectBut(world, 'refused-taken');
  });

  async function expectOneEffectBut(world: World, decision: string) {
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    const decisions = (await world.entities('inbound')).map((item) => item.decision);
    expect(decisions.toSorted()).toEqual(['booked', decision]);
  }

  test('facts that change under every decision are a fault that may pass, after five', async () => {
    const world = await createWorld();
    let commits = 0;
    const handle = world.handler({
      turns: {
        ...world.stores.turns,
        async commit() {
          commits += 1;
          return { kind: 'stale' };
        },
      },
    });
    await expect(handle(world.message(person(1), words))).rejects.toMatchObject({
      code: 'turn.undecided',
      retryable: true,
    });
    expect([commits, world.graph.accepted]).toEqual([5, []]);
  });
});

describe('a function that ended between commit and send', () => {
  /** Commits and ends; returns what a later delivery of the message, after some seconds, does. */
  async function crashed() {
    const world = await createWorld();
    const message = world.message(person(1), words);
    await expect(world.handler({ messenger: crashing })(message)).rejects.toThrow('was ended');
    return { world, message, later: later(world, message) };
  }

  function later(world: World, message: InboundMessage) {
    return async (seconds: number) => {
      world.clock.advance(seconds * 1000);
      await world.handle(message);
      const [outbound] = await world.entities('outbound');
      return [outbound?.state, outbound?.attempts, world.graph.accepted.length];
    };
  }

  test('has its reply left alone while its lease lasts, and sent once a minute after it is in doubt', async () => {
    const { world, later } = await crashed();
    expect(await later(0)).toEqual(['sending', 1, 0]);
    expect(await later(16)).toEqual(['sending', 1, 0]);
    expect(await later(1)).toEqual(['ambiguous', 1, 0]);
    expect(await later(59)).toEqual(['ambiguous', 1, 0]);
    expect(await later(1)).toEqual(['sent', 2, 1]);
    expect(world.graph.accepted[0]?.rendered).toBe(booked);
    expect(await later(3600)).toEqual(['sent', 2, 1]);
    await expectOneEffect(world);
  });

  test('is not sent twice by two deliveries at once', async () => {
    const { world, message, later } = await crashed();
    await later(17);
    world.clock.advance(60_000);
    await Promise.all(Array.from({ length: 5 }, () => world.handle(message)));
    expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([booked]);
  });

  test('has it sent by the rules too where it was the answer of the commit that was lost', async () => {
    const world = await createWorld();
    failWrites(world, 'answer-lost');
    const message = world.message(person(1), words);
    await expect(world.handle(message)).rejects.toMatchObject({
      code: 'store.unavailable',
      retryable: true,
    });
    const again = later(world, message);
    expect(await again(1)).toEqual(['sending', 1, 0]);
    expect(await again(16)).toEqual(['ambiguous', 1, 0]);
    expect(await again(60)).toEqual(['sent', 2, 1]);
    expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([booked]);
    await expectOneEffect(world);
  });
});

test('typing is shown once a message, and the answer does not wait for it', async () => {
  const world = await createWorld();
  const shown: string[] = [];
  let commits = 0;
  const handle = world.handler({
    messenger: {
      ...world.messenger,
      // As a WhatsApp that hangs: it ends when it is given up, and not before.
      showTyping: (inboundId, until) => {
        shown.push(inboundId);
        return new Promise((resolve) => until.addEventListener('abort', () => resolve()));
      },
    },
    readWords: createReadWords({
      studio: jakartaStudio,
      reader: 'both',
      model: async () => ({ read: async () => ({ kind: 'failed', failure: 'timeout' }) }),
    }),
    turns: {
      ...world.stores.turns,
      // The facts changed under the first decision: it is made anew, from the same reading.
      commit: async (unit) => {
        commits += 1;
        return commits === 1 ? { kind: 'stale' } : world.stores.turns.commit(unit);
      },
    },
  });
  const message = world.message(person(1), words);
  expect(await handle(message)).toMatchObject({ decision: 'booked', delivery: 'sent' });
  expect(await handle(message)).toMatchObject({ decision: 'decided-before' });
  expect(commits).toBe(2);
  expect(shown).toEqual([message.id]);
});
