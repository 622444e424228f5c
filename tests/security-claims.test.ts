import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const text = readFileSync('SECURITY.md', 'utf8');
const linked = [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');

test('every test that SECURITY.md names exists', () => {
  expect(linked.length).toBeGreaterThan(25);
  expect(linked.filter((path) => !existsSync(path))).toEqual([]);
});

test('every threat names what shows that it is stopped', () => {
  const table = /## Threats, and what stops them\n\n([\s\S]*?)\n\n## /u.exec(text)?.[1] ?? '';
  const rows = table.split('\n').slice(2);
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) expect(row.split('|').at(-2)).toMatch(/\]\(tests\/[\w./-]+\.test\.ts\)/);
});
