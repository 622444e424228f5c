import { expect, it } from 'vitest';
import { tableOf } from '#infra/bench/print-rows.ts';

it('prints one table, with counts, units, targets reached or not, and the ratio where there is one', () => {
  const table = tableOf([
    {
      section: 'language',
      subject: '2 phrases',
      who: 'CoreSync',
      figures: [
        { name: 'right', value: 2, unit: '' },
        { name: 'rate', value: 20_000, unit: 'phrases/s' },
      ],
      ratio: 1,
    },
    {
      section: 'language',
      subject: 'slowest',
      who: 'CoreSync',
      figures: [
        { name: 'reading', value: 1.634, unit: 'µs a character', target: 1.634 },
        { name: 'writes', value: 3, unit: '', target: 2 },
      ],
    },
  ]);

  expect(table.split('\n')).toEqual([
    '| section | what | who | figures | target | speed |',
    '| --- | --- | --- | --- | --- | ---: |',
    '| language | 2 phrases | CoreSync | right 2 · rate 20,000 phrases/s |  | × 1.00 |',
    '| language | slowest | CoreSync | reading 1.63 µs a character · writes 3 | reading ≤ 1.63 µs a character: reached · writes ≤ 2: **not reached** |  |',
  ]);
});
