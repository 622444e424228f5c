import { expect, test } from 'vitest';
import { BreakFileError, parseBreak } from '#infra/breaks/break-file.ts';

const diff = '--- a/one.ts\n+++ b/one.ts\n@@ -1 +1 @@\n-1\n+# promise: not this one\n';

test('a header names the file of tests, the titles and the promise', () => {
  const text = `# test: tests/one.test.ts -t add|take\n# promise: Sums are right.\n${diff}`;
  expect(parseBreak('tests/breaks/sums.patch', text)).toEqual({
    name: 'sums',
    patchFile: 'tests/breaks/sums.patch',
    promise: 'Sums are right.',
    testFile: 'tests/one.test.ts',
    titlePattern: 'add|take',
  });
});

test('titles may be left out', () => {
  const text = `# test: tests/one.test.ts\n# promise: Sums are right.\n${diff}`;
  expect(parseBreak('sums.patch', text)).not.toHaveProperty('titlePattern');
});

test('a header without a test or a promise is refused, whatever the diff says', () => {
  const refuse = (text: string) => () => parseBreak('sums.patch', text);
  expect(refuse(`# test: tests/one.test.ts\n${diff}`)).toThrow(BreakFileError);
  expect(refuse(`# test: tests/one.test.ts\n${diff}`)).toThrow('"# promise: …"');
  expect(refuse(`# test:\n# promise: Sums are right.\n${diff}`)).toThrow('"# test: …"');
});

test('a break that the simulation has to see names seeds and the promise', () => {
  const text = `# simulation: seeds 1..200 of 40 messages\n# sees: sums\n# promise: Sums are right.\n${diff}`;
  expect(parseBreak('sums.patch', text)).toEqual({
    name: 'sums',
    patchFile: 'sums.patch',
    promise: 'Sums are right.',
    simulation: { seeds: '1..200', messages: 40, sees: 'sums' },
  });
  const refuse = (changed: string) => () => parseBreak('sums.patch', changed);
  expect(refuse(text.replace('# sees: sums\n', ''))).toThrow('"# sees: …"');
  expect(refuse(text.replace('seeds 1..200', 'all'))).toThrow('names no seeds');
});
