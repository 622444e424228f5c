import { expect, test } from 'vitest';
import { readMessage } from '#domain/intent/read-message.ts';
import { createTurnMetrics, watchedBy } from '#lambda/turn-metrics.ts';
import type { ModelAnswer } from '#ports/language-model.ts';
import type { TurnStep } from '#ports/turn-trace.ts';
import { aBooking, aUnit, cancelled, change, moved } from '#tests/support/dynamo-builders.ts';
import { recordingMetrics } from './recording-metrics.ts';

const message = {
  id: 'wamid.1',
  sender: { phone: '+6281234567890' },
  sentAt: 0,
  content: { kind: 'text', text: 'besok' },
} as const;
const grammar = readMessage('besok', { expectsTime: false });
const usage = { inputTokens: 900, cachedInputTokens: 800, outputTokens: 30 };
const model: ModelAnswer = { kind: 'read', intent: 'book', quotes: {}, usage };

function countedFor(...steps: readonly TurnStep[]): string[] {
  const { metrics, counted } = recordingMetrics();
  for (const step of steps) createTurnMetrics(metrics)(message, step);
  return counted;
}

test('each change of a committed unit is counted by what became of the booking', () => {
  const booking = aBooking();
  const gone = cancelled(booking);
  const unit = aUnit(
    change(booking),
    change(moved(booking, 15), booking),
    change(gone, booking),
    change({ ...booking, revision: 3 }, gone),
  );
  expect(countedFor({ kind: 'committed', outcome: 'committed', unit })).toEqual([
    'BookingChanges change=booked',
    'BookingChanges change=moved',
    'BookingChanges change=cancelled',
    'BookingChanges change=restored',
  ]);
});

test('a unit that found its session taken is a race lost, a stale one is nothing', () => {
  const unit = aUnit(change(aBooking()));
  expect(countedFor({ kind: 'committed', outcome: 'taken', unit })).toEqual(['RacesLost']);
  expect(countedFor({ kind: 'committed', outcome: 'stale', unit })).toEqual([]);
});

test('whether two readers agree is counted where both read', () => {
  const read = { kind: 'read', reading: grammar, grammar } as const;
  const doubtful = { ...grammar, doubt: ['book', 'cancel'] } as const;
  expect(countedFor(read)).toEqual([]);
  expect(countedFor({ ...read, model: { kind: 'failed', failure: 'timeout' } })).toEqual([]);
  expect(countedFor({ ...read, model })).toEqual(['Agreement outcome=agree']);
  expect(countedFor({ ...read, reading: doubtful, model })).toEqual(['Agreement outcome=differ']);
});

test('several watchers are each told', () => {
  const told: string[] = [];
  const watch = watchedBy(
    (_, { kind }) => told.push(`first ${kind}`),
    (_, { kind }) => told.push(`second ${kind}`),
  );
  watch(message, { kind: 'recalled', decidedBefore: false });
  expect(told).toEqual(['first recalled', 'second recalled']);
});
