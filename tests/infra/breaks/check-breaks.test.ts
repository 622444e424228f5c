import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Break, parseBreak } from '#infra/breaks/break-file.ts';
import { checkBreaks } from '#infra/breaks/check-breaks.ts';
import type { Verdict } from '#infra/breaks/verdict.ts';
import { projectRoot } from '#infra/local/assembly.ts';

const source = 'export const add = (a: number, b: number): number => a + b;\n';
const tests = `import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add } from './add.ts';

test('adds', () => expect(add(2, 3)).toBe(5));
test('adds nothing', () => expect(add(2, 0)).toBe(2));
test('is symmetric', () =>
  fc.assert(fc.property(fc.nat(9), fc.nat(9), (a, b) => void expect(add(a, b)).toBe(add(b, a)))));
test('is red', () => expect(add(1, 1)).toBe(3));
`;

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'coresync-fixture-'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  writeFileSync(join(root, 'add.ts'), source);
  writeFileSync(join(root, 'add.test.ts'), tests);
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A break that replaces the one line of the source. */
function aBreak(name: string, title: string, after: string, before = source): Break {
  const diff = `--- a/add.ts\n+++ b/add.ts\n@@ -1 +1 @@\n-${before}+${after}\n`;
  const text = `# test: add.test.ts -t ${title}\n# promise: Sums are right.\n${diff}`;
  const patchFile = join(root, `${name}.patch`);
  writeFileSync(patchFile, text);
  return parseBreak(patchFile, text);
}

async function verdicts(...breaks: Break[]): Promise<Record<string, Verdict>> {
  const found: Record<string, Verdict> = {};
  for await (const { name, verdict } of checkBreaks(root, breaks)) found[name] = verdict;
  return found;
}

test('a break is caught by an assertion, and by nothing else', { timeout: 90_000 }, async () => {
  const found = await verdicts(
    aBreak('caught', '^adds', 'export const add = (a: number, b: number): number => a - b;'),
    aBreak('in-a-property', 'symmetric', 'export const add = (a: number, b: number) => a - b;'),
    aBreak('not-caught', 'adds nothing', 'export const add = (a: number, b: number) => a - b;'),
    aBreak('syntax', '^adds', 'export const add = (a: number, b: number) => ;'),
    aBreak('throws', '^adds', 'export const add = (a: number): number => { throw Error("no"); };'),
    aBreak('other-source', '^adds', 'export const add = 1;', 'export const take = 2;\n'),
    aBreak('no-test', 'multiplies', 'export const add = 1;'),
    aBreak('red-already', 'is red', 'export const add = () => 1;'),
  );
  expect(found).toMatchObject({
    caught: { kind: 'caught', by: ['adds'] },
    'in-a-property': { kind: 'caught', by: ['is symmetric'] },
    'not-caught': { kind: 'not-caught' },
    syntax: { kind: 'void', reason: expect.stringMatching(/^its tests do not run: /) },
    throws: {
      kind: 'void',
      reason: '"adds" fails otherwise than by an assertion: Error: no',
    },
    'other-source': { kind: 'void', reason: expect.stringMatching(/^the patch does not apply: /) },
    'no-test': { kind: 'void', reason: 'unpatched: it names no test' },
    'red-already': {
      kind: 'void',
      reason: expect.stringMatching(/^unpatched: "is red" is red already: AssertionError: /),
    },
  });
  expect(readFileSync(join(root, 'add.ts'), 'utf8')).toBe(source);
});
