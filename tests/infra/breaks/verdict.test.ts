import { expect, test } from 'vitest';
import { faultUnbroken, judgeBroken } from '#infra/breaks/verdict.ts';

const assertion = { name: 'AssertionError', message: 'expected 1 to be 2\n\n- 2' };
const crash = { name: 'TypeError', message: 'x is not a function' };

function ran(file: {
  failures?: (typeof crash)[][];
  passed?: string[];
  unhandled?: (typeof crash)[];
}) {
  const { failures = [], passed = [], unhandled = [] } = file;
  const tests = [
    ...failures.map((some, n) => ({
      fullName: `red ${n}`,
      end: 'failed' as const,
      failures: some,
    })),
    ...passed.map((fullName) => ({ fullName, end: 'passed' as const, failures: [] })),
    { fullName: 'of another name', end: 'not-run' as const, failures: [] },
  ];
  const report = { files: [{ path: '/copy/tests/one.test.ts', faults: [], tests }], unhandled };
  return { kind: 'ran', report } as const;
}

test('red by assertions alone is caught, with the names of what went red', () => {
  const run = ran({ failures: [[assertion], [assertion, assertion]], passed: ['green'] });
  expect(judgeBroken(run)).toEqual({ kind: 'caught', by: ['red 0', 'red 1'] });
});

test('one test that fails otherwise proves nothing, whatever the others do', () => {
  const why = '"red 1" fails otherwise than by an assertion: ';
  expect(judgeBroken(ran({ failures: [[assertion], [assertion, crash]] }))).toEqual({
    kind: 'void',
    reason: `${why}AssertionError: expected 1 to be 2`,
  });
  expect(judgeBroken(ran({ failures: [[assertion], [crash]] }))).toEqual({
    kind: 'void',
    reason: `${why}TypeError: x is not a function`,
  });
});

test('an assertion counts where it is the cause of what was thrown', () => {
  const wrapped = { name: 'Error', message: 'Property failed after 3 tests', cause: assertion };
  expect(judgeBroken(ran({ failures: [[wrapped]] })).kind).toBe('caught');
});

test('green is not caught, and no test that ran is void', () => {
  expect(judgeBroken(ran({ passed: ['green'] }))).toEqual({ kind: 'not-caught' });
  expect(judgeBroken(ran({}))).toEqual({ kind: 'void', reason: 'it names no test' });
});

test('what is thrown outside of tests, a run without end and one without a report are void', () => {
  expect(judgeBroken(ran({ failures: [[assertion]], unhandled: [crash] }))).toEqual({
    kind: 'void',
    reason: 'its tests do not run: TypeError: x is not a function',
  });
  expect(judgeBroken({ kind: 'timed-out' })).toEqual({
    kind: 'void',
    reason: 'its tests did not end in time',
  });
  expect(judgeBroken({ kind: 'no-report', said: 'no config' })).toEqual({
    kind: 'void',
    reason: 'vitest wrote no report: no config',
  });
});

test('unbroken, only the tests that a break names have to be green', () => {
  const named = { name: 'n', patchFile: 'n.patch', promise: 'p', testFile: 'tests/one.test.ts' };
  const run = ran({ failures: [[assertion]], passed: ['green'] });
  expect(faultUnbroken(run, { ...named, titlePattern: '^green$' })).toBeUndefined();
  expect(faultUnbroken(run, named)).toBe(
    '"red 0" is red already: AssertionError: expected 1 to be 2',
  );
  expect(faultUnbroken(run, { ...named, testFile: 'tests/two.test.ts' })).toBe('it names no test');
});
