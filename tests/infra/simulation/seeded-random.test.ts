import { expect, test } from 'vitest';
import { createRandom, pickWeighted } from '#infra/simulation/seeded-random.ts';

const draw = (seed: string, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test('a seed gives the same numbers again, and another seed others', () => {
  expect(draw('1', 20)).toEqual(draw('1', 20));
  expect(draw('1', 20)).not.toEqual(draw('2', 20));
});

test('numbers lie in [0, 1), spread evenly', () => {
  const numbers = draw('even', 10_000);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const inTenth = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
    expect(inTenth).toBeGreaterThan(850);
    expect(inTenth).toBeLessThan(1_150);
  }
});

test('a fork depends on the seed and its label, not on what was drawn before', () => {
  const fresh = createRandom('1');
  const used = createRandom('1');
  used.hex(32);
  expect(used.fork('a').hex(32)).toBe(fresh.fork('a').hex(32));
  expect(fresh.fork('b').hex(32)).not.toBe(fresh.fork('a').hex(32));
});

test('both bounds of a range come up, and nothing beyond', () => {
  const random = createRandom('bounds');
  const drawn = new Set(Array.from({ length: 200 }, () => random.between(2, 4)));
  expect([...drawn].sort()).toEqual([2, 3, 4]);
});

test('what weighs nothing is never picked', () => {
  const random = createRandom('weights');
  const items = [
    { name: 'never', weight: 0 },
    { name: 'always', weight: 1 },
  ];
  const picked = Array.from({ length: 50 }, () => pickWeighted(random, items)?.name);
  expect(new Set(picked)).toEqual(new Set(['always']));
  expect(pickWeighted(random, [])).toBeUndefined();
});
