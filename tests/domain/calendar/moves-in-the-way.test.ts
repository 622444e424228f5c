import { expect, test } from 'vitest';
import { movesInTheWay } from '#domain/calendar/moves-in-the-way.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { aBooking } from '#tests/support/dynamo-builders.ts';

/** A session of 45 minutes moves from one hour to another. */
const move = (name: string, from: number, to: number, resource = 'studio') => {
  const booking = aBooking({ id: name.padEnd(32, '0'), resource });
  const at = (hour: number) => ({
    startsAt: hour * 60 * minuteMs,
    endsAt: (hour * 60 + 45) * minuteMs,
  });
  return {
    name,
    before: { ...booking, ...at(from) },
    after: { ...booking, ...at(to), revision: 2 },
  };
};

const names = (moves: readonly ReturnType<typeof move>[]) =>
  movesInTheWay(moves).map((group) => group.map(({ name }) => name).sort());

test('two that are swapped go together, and others by themselves', () => {
  expect(names([move('a', 10, 14), move('b', 14, 10), move('c', 16, 18)])).toEqual([
    ['a', 'b'],
    ['c'],
  ]);
});

test('three that follow each other round go together, in whatever order they come', () => {
  const round = [move('a', 10, 12), move('c', 14, 10), move('b', 12, 14)];
  expect(names(round)).toEqual([['a', 'b', 'c']]);
  expect(names(round.toReversed())).toEqual([['a', 'b', 'c']]);
});

test('two groups become one by a move that is in the way of both', () => {
  expect(names([move('a', 10, 12), move('c', 14, 16), move('b', 12, 14)])).toEqual([
    ['a', 'b', 'c'],
  ]);
});

test("what is in another place, or ends where the other begins, is in nobody's way", () => {
  expect(names([move('a', 10, 14), move('b', 14, 10, 'mat')])).toEqual([['a'], ['b']]);
  expect(names([move('a', 10, 14.75), move('b', 14, 17)])).toEqual([['a'], ['b']]);
});
