import { expect, test } from 'vitest';
import { compileFilters } from '#infra/local/event-sources/filter-pattern.ts';

test.each([
  ['a value', '{"a":["x"]}', { a: 'x' }, true],
  ['another value', '{"a":["x"]}', { a: 'y' }, false],
  ['any of several values', '{"a":["x",1]}', { a: 1 }, true],
  ['all keys', '{"a":["x"],"b":["y"]}', { a: 'x' }, false],
  ['a key within a key', '{"a":{"b":["x"]}}', { a: { b: 'x' } }, true],
  ['a missing parent', '{"a":{"b":["x"]}}', {}, false],
  ['something that is there', '{"a":[{"exists":true}]}', { a: '' }, true],
  ['something that is not there', '{"a":[{"exists":true}]}', {}, false],
  ['something that shall be absent', '{"a":[{"exists":false}]}', {}, true],
  ['a prefix', '{"a":[{"prefix":"BOOK"}]}', { a: 'BOOKING#1' }, true],
  ['another prefix', '{"a":[{"prefix":"BOOK"}]}', { a: 'CELL' }, false],
  ['anything but a value', '{"a":[{"anything-but":["x"]}]}', { a: 'y' }, true],
  ['the value that is excluded', '{"a":[{"anything-but":"x"}]}', { a: 'x' }, false],
  ['anything but, of what is absent', '{"a":[{"anything-but":"x"}]}', {}, false],
])('%s: %s', (_, pattern, event, passes) => {
  expect(compileFilters([pattern])(event)).toBe(passes);
});

test('any of several patterns lets an event through, and none at all lets everything', () => {
  expect(compileFilters(['{"a":["x"]}', '{"b":["y"]}'])({ b: 'y' })).toBe(true);
  expect(compileFilters([])({})).toBe(true);
});

test('a condition that is not known is named', () => {
  expect(() => compileFilters(['{"a":[{"suffix":"x"}]}'])).toThrow('{"suffix":"x"}');
});
