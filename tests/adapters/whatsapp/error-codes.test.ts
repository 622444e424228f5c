import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { whatsappErrorOf, whatsappErrors } from '#adapters/whatsapp/error-codes.ts';
import { refusalKinds } from '#domain/delivery/refusal.ts';

it('knows of each code why it refuses', () => {
  const codesOf = (kind: string) =>
    [...whatsappErrors].filter(([, { refusal }]) => refusal === kind).map(([code]) => code);

  expect(Object.fromEntries(refusalKinds.map((kind) => [kind, codesOf(kind)]))).toEqual({
    'recipient-busy': [131056],
    'number-busy': [130429],
    'account-busy': [4, 80007],
    maintenance: [131057],
    outage: [1, 2, 131000, 131016, 131052, 131053, 133004],
    'window-closed': [131047],
    'not-allowed': [
      0, 3, 10, 190, 368, 131005, 131031, 131042, 131045, 131048, 131064, 133010, 133016,
    ],
    undeliverable: [130403, 130472, 130497, 131021, 131026, 131049, 131050, 131062, 137000],
    'our-mistake': [
      33, 100, 131008, 131009, 131051, 131063, 132000, 132001, 132005, 132007, 132012, 132015,
      132016, 135000,
    ],
  });
});

it.each([
  [199, 'undeliverable', 'unknown error'],
  [200, 'not-allowed', 'permission missing'],
  [299, 'not-allowed', 'permission missing'],
  [300, 'undeliverable', 'unknown error'],
  [131047, 'window-closed', 'more than 24 hours since the recipient wrote'],
])('knows what %i means', (code, refusal, meaning) => {
  expect(whatsappErrorOf(code)).toEqual({ refusal, meaning });
});

it('does with each code what docs/delivery.md says', () => {
  const [, section = ''] = readFileSync('docs/delivery.md', 'utf8').split('\n## Refusals\n');
  const [table = ''] = section.split('\n## ');
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \| ([^|]*) \|/gm)];
  const told = rows.flatMap(([, refusal, codes = '']) =>
    [...codes.matchAll(/(\d+)(?: to (\d+))?/g)].map(([, from, to = from]) => ({
      refusal,
      ...{ from: Number(from), to: Number(to) },
    })),
  );
  const toldOf = (code: number) =>
    told.filter(({ from, to }) => code >= from && code <= to).map(({ refusal }) => refusal);

  expect(rows.map(([, refusal]) => refusal)).toEqual([...refusalKinds]);
  for (const code of [...whatsappErrors.keys(), 200, 299])
    expect([code, toldOf(code)]).toEqual([code, [whatsappErrorOf(code).refusal]]);
  // And nothing that the code does not know.
  const single = told.filter(({ from, to }) => from === to).map(({ from }) => from);
  expect(single.filter((code) => !whatsappErrors.has(code))).toEqual([429]);
});
