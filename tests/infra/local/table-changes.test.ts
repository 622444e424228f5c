import { expect, test } from 'vitest';
import { itemChanges } from '#infra/local/table-changes.ts';

test('what was put, updated and removed is told, and what is as it was is not', () => {
  const same = { PK: 'a', SK: 'same', owners: new Set(['x']) };
  const before = [same, { PK: 'a', SK: 'updated', n: 1, gone: true }, { PK: 'a', SK: 'removed' }];
  const after = [
    { ...same, owners: new Set(['x']) },
    { PK: 'a', SK: 'updated', n: 2 },
    { PK: 'b', SK: 'put' },
  ];
  expect(itemChanges(before, after)).toEqual([
    { kind: 'updated', item: { PK: 'a', SK: 'updated', n: 2 }, before: { n: 1, gone: true } },
    { kind: 'put', item: { PK: 'b', SK: 'put' } },
    { kind: 'removed', item: { PK: 'a', SK: 'removed' } },
  ]);
});
