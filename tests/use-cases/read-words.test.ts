import { describe, expect, test } from 'vitest';
import type { ConversationState, Question } from '#domain/conversation/state.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { ModelAnswer, ModelRequest } from '#ports/language-model.ts';
import { someNow, someState } from '#tests/support/dynamo-builders.ts';
import { createReadWords } from '#use-cases/read-words.ts';
import { createWorld, jakartaStudio, person } from './conversation-world.ts';

const usage = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
const strange = 'gimme the usual sesh qwz besok jam 10 pagi pls';

/** A reader, what its model was asked, and the order of things. */
function reader(
  which: Studio['reader'],
  answer: ModelAnswer = { kind: 'failed', failure: 'timeout' },
) {
  const asked: ModelRequest[] = [];
  const order: string[] = [];
  const read = createReadWords({
    studio: jakartaStudio,
    reader: which,
    model: async () => ({
      async read(request) {
        asked.push(request);
        order.push('model');
        return answer;
      },
    }),
  });
  return {
    ...{ asked, order },
    read: (text: string, state: ConversationState = someState, profileName?: string) =>
      read({ text, state, profileName, sentAt: someNow }, async () => {
        order.push('typing');
      }),
  };
}

describe('the model is asked', () => {
  test.each<[Studio['reader'], string, number]>([
    ['auto', 'Booking besok jam 10 pagi', 0],
    ['auto', strange, 1],
    ['both', 'Booking besok jam 10 pagi', 1],
    ['deepseek', 'Booking besok jam 10 pagi', 1],
    ['grammar', strange, 0],
  ])('by reader %s of %j: %i times', async (which, text, times) => {
    const { read, asked, order } = reader(which);
    await read(text);
    expect(asked).toHaveLength(times);
    expect(order.toSorted()).toEqual(times ? ['model', 'typing'] : []);
  });

  test('while typing is shown, which is given up as soon as the model has answered', async () => {
    const signals: AbortSignal[] = [];
    const readWords = createReadWords({
      studio: jakartaStudio,
      reader: 'both',
      model: async () => ({ read: async () => ({ kind: 'failed', failure: 'timeout' }) }),
    });
    const words = { text: strange, state: someState, profileName: undefined, sentAt: someNow };
    // A courtesy that WhatsApp never answers does not delay the reading.
    const read = await readWords(words, (until) => {
      signals.push(until);
      return new Promise(() => {});
    });
    expect(read.model).toEqual({ kind: 'failed', failure: 'timeout' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test('nothing that tells who the client is', async () => {
    const { read, asked } = reader('both');
    await read(
      'aku Dewi, 081234567890, dewi@example.com, booking besok jam 10.30',
      someState,
      'Dewi S.',
    );
    expect(asked).toEqual([
      { text: 'aku [name], [number], [email], booking besok jam 10.30', pending: 'nothing' },
    ]);
  });

  test.each<[Question, ModelRequest['pending']]>([
    [{ kind: 'day' }, 'day'],
    [{ kind: 'which-day', options: [] }, 'day'],
    [{ kind: 'time' }, 'time'],
    [{ kind: 'which-time', options: [] }, 'time'],
    [{ kind: 'slot', options: [] }, 'choice'],
    [{ kind: 'which-booking', purpose: 'cancel', options: [] }, 'which-booking'],
    [{ kind: 'cancel-all', bookingIds: ['b1'], yesId: 'y', noId: 'n' }, 'confirmation'],
    [{ kind: 'cancel-or-move', bookingId: 'b1', cancelId: 'c', moveId: 'm' }, 'confirmation'],
  ])('what is open, of %j only: %s', async (question, pending) => {
    const { read, asked } = reader('both');
    await read('hmm', { ...someState, question });
    expect(asked.map((request) => request.pending)).toEqual([pending]);
  });
});

describe('without an answer of the model', () => {
  const alone = reader('grammar').read('Booking besok jam 10 pagi');

  test('that failed, the reading of the grammar stands', async () => {
    const read = await reader('both').read('Booking besok jam 10 pagi');
    expect(read.reading).toEqual((await alone).reading);
    expect(read.model).toEqual({ kind: 'failed', failure: 'timeout' });
  });

  test.each([
    ['without a key', async () => undefined],
    ['with a secret that cannot be read', () => Promise.reject(new Error('denied'))],
  ])('%s it stands too', async (_why, model) => {
    const order: string[] = [];
    const read = createReadWords({ studio: jakartaStudio, reader: 'both', model });
    const { reading, model: answer } = await read(
      {
        text: 'Booking besok jam 10 pagi',
        state: someState,
        profileName: undefined,
        sentAt: someNow,
      },
      async () => {
        order.push('typing');
      },
    );
    expect([reading, answer, order]).toEqual([(await alone).reading, undefined, []]);
  });
});

test("the reader is the studio's own where no other is chosen", async () => {
  let asked = 0;
  const model = async () => {
    asked += 1;
    return undefined;
  };
  for (const which of ['grammar', 'both'] as const) {
    const read = createReadWords({ studio: { ...jakartaStudio, reader: which }, model });
    const words = { text: 'halo', state: someState, profileName: undefined, sentAt: someNow };
    await read(words, async () => {});
    expect([which, asked]).toEqual([which, which === 'both' ? 1 : 0]);
  }
});

test('the words that the model points at are read as any words of a client', async () => {
  const quotes = { day: 'besok', time: 'jam 10 pagi' };
  const { read } = reader('deepseek', { kind: 'read', intent: 'book', quotes, usage });
  const { reading } = await read(strange);
  const { wishes } = (await reader('grammar').read('Booking besok jam 10 pagi')).reading;
  expect([reading.intent, reading.wishes]).toEqual(['book', wishes]);
});

describe('where the readers differ', () => {
  test('both are choices, and the one that is tapped is done', async () => {
    const quotes = {};
    const world = await createWorld();
    const { graph } = world;
    const model = {
      async read(): Promise<ModelAnswer> {
        return { kind: 'read', intent: 'cancel', quotes, usage };
      },
    };
    const readWords = createReadWords({
      studio: jakartaStudio,
      reader: 'both',
      model: async () => model,
    });
    const doubting = world.handler({ readWords });
    await doubting(world.message(person(1), 'booking besok jam 10'));
    expect(await world.bookings()).toEqual([]);
    const choices = graph.accepted.at(-1)?.choices ?? [];
    expect(choices.map(({ title }) => title)).toEqual(['Booking', 'Batalkan']);
    const [book] = choices;
    const tap = { kind: 'choice', id: book?.id ?? '', title: 'Booking' } as const;
    await doubting(world.message(person(1), tap));
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });
});
