import { expect, test } from 'vitest';
import { readCancellation } from '#adapters/dynamodb/cancellation-reasons.ts';
import type { TransactionRole } from '#adapters/dynamodb/transaction-step.ts';

const roles: TransactionRole[] = [
  { kind: 'inbound' },
  { kind: 'conversation' },
  { kind: 'booking' },
  { kind: 'cell-kept' },
  { kind: 'cell-taken', cell: 900 },
  { kind: 'cell-taken', cell: 300 },
  { kind: 'cell-handed-over', cell: 600, fromBookingId: 'b1' },
  { kind: 'ledger' },
];

/** F: the condition failed, C: a rival in flight, T: throttled, V: invalid, -: none. */
function read(letters: string, holder?: string) {
  const codes: Record<string, string> = {
    F: 'ConditionalCheckFailed',
    C: 'TransactionConflict',
    T: 'ThrottlingError',
    V: 'ValidationError',
  };
  const reasons = [...letters].map((letter) => ({
    Code: codes[letter] ?? 'None',
    ...(holder === undefined ? {} : { Item: { booking: { S: holder } } }),
  }));
  return readCancellation(roles, reasons);
}

test.each([
  ['F-F-FF--', { kind: 'already-decided' }],
  ['FC------', { kind: 'already-decided' }],
  ['-F--F---', { kind: 'stale' }],
  ['--F-F---', { kind: 'stale' }],
  ['---FF---', { kind: 'stale' }],
  ['----F--F', { kind: 'stale' }],
  ['----FF--', { kind: 'taken', cells: [300, 900] }],
  ['C---F---', { kind: 'taken', cells: [900] }],
  ['----CC--', { kind: 'retry' }],
  ['C---T---', { kind: 'retry' }],
  ['C---V---', { kind: 'refused', codes: ['TransactionConflict', 'ValidationError'] }],
  ['--------', { kind: 'refused', codes: [] }],
  ['', { kind: 'refused', codes: [] }],
])('%s is read in the order of the promises', (letters, cancellation) => {
  expect(read(letters)).toEqual(cancellation);
});

test('a cell to be handed over that its booking still has is taken by the owner', () => {
  expect(read('------F-', 'b1')).toEqual({ kind: 'taken', cells: [600] });
});

test('a cell to be handed over that another booking has, or none, is stale', () => {
  expect(read('------F-', 'b2')).toEqual({ kind: 'stale' });
  expect(read('------F-')).toEqual({ kind: 'stale' });
});
