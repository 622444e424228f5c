import { expect, test } from 'vitest';
import { createTableKeys, readBookingKeys } from '#adapters/dynamodb/table-keys.ts';
import { instantFromIso } from '#domain/time/instant.ts';

const keys = createTableKeys('studio');

test('every key begins with the studio', () => {
  expect(keys.cell('reformer', instantFromIso('2026-12-03T23:45:00Z'))).toEqual({
    PK: 'studio#CELLS#reformer#2026-12-03',
    SK: '2026-12-03T23:45:00Z',
  });
  expect(keys.alias({ kind: 'phone', value: '+62811' })).toEqual({
    PK: 'studio#ALIAS#phone#+62811',
    SK: 'ALIAS',
  });
  expect(keys.inbound('wamid.1').PK).toBe('studio#INBOUND#wamid.1');
});

test('ledger entries sort by revision', () => {
  expect(keys.ledgerEntry('b1', 9).SK < keys.ledgerEntry('b1', 10).SK).toBe(true);
});

test('a studio id that would blur the parts of a key is refused', () => {
  expect(() => createTableKeys('a#b')).toThrow(RangeError);
  expect(() => createTableKeys('')).toThrow(RangeError);
});

test('a stream record of a booking tells whose it is', () => {
  const { PK, SK } = keys.booking('anna', 'b1');
  expect(readBookingKeys({ PK: { S: PK }, SK: { S: SK } })).toEqual({
    clientId: 'anna',
    bookingId: 'b1',
  });
});

test('a stream record of anything else is none of a booking', () => {
  for (const { PK, SK } of [keys.profile('anna'), keys.ledgerEntry('b1', 1), keys.cell('r', 0)]) {
    expect(readBookingKeys({ PK: { S: PK }, SK: { S: SK } })).toBeUndefined();
  }
  expect(readBookingKeys({})).toBeUndefined();
});
