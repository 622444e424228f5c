import { describe, expect, test } from 'vitest';
import { chooseReading, needsModel } from '#domain/intent/choose-reading.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import { type ModelSays, readingFromModel } from '#domain/intent/reading-from-model.ts';

const context = { expectsTime: false };
const resolve = (wish: unknown) => JSON.stringify(wish);

function chosen(text: string, says: ModelSays) {
  const grammar = readMessage(text, context);
  const reading = chooseReading(grammar, readingFromModel(says, grammar, context), resolve);
  return { intent: reading.intent, asks: reading.asks, wishes: reading.wishes, grammar };
}

describe('the model reads too', () => {
  test.each([
    ['auto', 'Booking besok jam 10 pagi', false],
    ['auto', 'frob the usual sesh qwz', true],
    ['auto', 'besok jam 10 reformernya frobnicate', true],
    ['auto', 'booking besok jam 10 jumat jam 11', true],
    ['both', 'Booking besok jam 10 pagi', true],
    ['deepseek', 'Booking besok jam 10 pagi', true],
    ['grammar', 'frob the usual sesh qwz', false],
  ] as const)('with reader %s for %j: %s', (reader, text, wanted) => {
    expect(needsModel(reader, readMessage(text, context))).toBe(wanted);
  });
});

describe('of two readings', () => {
  const text = 'Booking besok jam 10 pagi';

  test('that mean the same, the grammar stands', () => {
    const { intent, asks, wishes, grammar } = chosen(text, {
      intent: 'book',
      quotes: { day: 'besok', time: 'jam 10 pagi' },
    });
    expect([intent, asks, wishes]).toEqual(['book', false, grammar.wishes]);
  });

  test('the model that knows less changes nothing', () => {
    expect(chosen(text, { intent: 'book', quotes: {} })).toMatchObject({
      intent: 'book',
      asks: false,
    });
    expect(chosen(text, { intent: 'unclear', quotes: {} })).toMatchObject({
      intent: 'book',
      asks: false,
    });
  });

  test('with other times, both are choices and the client is asked', () => {
    const { asks, wishes, grammar } = chosen(text, {
      intent: 'book',
      quotes: { day: 'lusa', time: 'jam 11' },
    });
    expect(asks).toBe(true);
    expect(wishes).toEqual([
      ...grammar.wishes,
      ...readMessage('lusa jam 11', { expectsTime: true }).wishes,
    ]);
  });

  test.each([
    [text, 'cancel', ['book', 'cancel']],
    ['batalin dong', 'book', ['cancel', 'book']],
    ['batalin dong', 'move', ['cancel', 'move']],
    ['pindahin ke jumat jam 2', 'cancel-all', ['move', 'cancel']],
    ['batalin dong', 'undo', ['cancel', 'undo']],
  ])(
    '%j that the model reads as %s is asked about, with both as choices',
    (said, intent, doubt) => {
      const grammar = readMessage(said, context);
      const model = readingFromModel({ intent, quotes: {} }, grammar, context);
      const reading = chooseReading(grammar, model, resolve);
      expect([reading.intent, reading.doubt]).toEqual(['unclear', doubt]);
    },
  );

  test('a cancellation of another booking than the grammar read is asked about', () => {
    const says = { intent: 'cancel', quotes: { booking: 'yang jumat' } };
    expect(chosen('batalin yang kamis', says)).toMatchObject({ intent: 'unclear', asks: true });
  });

  test('where the grammar could not read, the model does', () => {
    const { intent, wishes } = chosen('hmm qwz thursdays 10ish plz', {
      intent: 'book',
      quotes: {},
    });
    expect([intent, wishes.length]).toEqual(['wish', 1]);
    expect(chosen('frob qwz', { intent: 'list', quotes: {} }).intent).toBe('list');
  });

  test('a thank-you that the model takes for a greeting is no contradiction', () => {
    expect(chosen('makasih ya', { intent: 'greeting', quotes: {} })).toMatchObject({
      intent: 'thanks',
      asks: false,
    });
  });
});
