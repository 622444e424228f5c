import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterStatus, type DeliveryStatus } from '#domain/delivery/after-status.ts';
import { type Outbound, possibleArrivals } from '#domain/delivery/outbound.ts';
import { anOutbound, someNow } from '#tests/support/dynamo-builders.ts';

const at = someNow + 1_000;
const now = someNow + 2_000;

function status(word: DeliveryStatus['word'], channelId = 'wamid.A'): DeliveryStatus {
  return { channelId, outboundId: 'out1', at, word };
}

const held = (outbound: Outbound, one: DeliveryStatus) => afterStatus(outbound, one, now, 0.5);

const sent = anOutbound({ state: 'sent', channelId: 'wamid.A' });
const doubtful = anOutbound({ state: 'ambiguous', ambiguousSince: someNow });
const delivered = { kind: 'delivered' } as const;
const lost = { kind: 'failed', refusal: 'undeliverable', code: 131026 } as const;
const busy = { kind: 'failed', refusal: 'recipient-busy', code: 131056 } as const;

describe('a message in doubt', () => {
  test.each(['sent', 'delivered', 'read'] as const)('is sent when a status says %s', (kind) => {
    const { ambiguousSince: _, ...rest } = doubtful;
    expect(held(doubtful, status({ kind }))).toEqual({
      kind: 'changed',
      after: { ...rest, state: 'sent', channelId: 'wamid.A', status: { kind, at } },
    });
  });

  test('of which a status says that it failed for now waits for another try', () => {
    expect(held(doubtful, status(busy))).toMatchObject({
      kind: 'changed',
      after: { state: 'waiting', dueAt: now + 1_000, refusals: 1, refusedIds: ['wamid.A'] },
    });
  });
});

describe.each(['waiting', 'sending', 'failed'] as const)('a message that is %s', (state) => {
  test('is sent when a status says that it arrived after all', () => {
    const outbound = anOutbound({ state, dueAt: now + 1_000, waitsFor: 'client' });
    expect(held(outbound, status(delivered))).toMatchObject({
      after: { state: 'sent', channelId: 'wamid.A', status: { kind: 'delivered' } },
    });
    expect(held(outbound, status(delivered))).not.toHaveProperty('after.waitsFor');
  });
});

describe('a failure', () => {
  test('of a sent message is followed by what its code asks for', () => {
    expect(held(sent, status(lost))).toMatchObject({
      after: { state: 'failed', failureCode: 131026, refusedIds: ['wamid.A'] },
    });
    expect(held(sent, status(busy))).toMatchObject({ after: { state: 'waiting' } });
    expect(held(sent, status({ kind: 'failed', refusal: 'window-closed' }))).toMatchObject({
      after: { state: 'waiting', waitsFor: 'client' },
    });
    expect(held(sent, status(busy))).not.toHaveProperty('after.channelId');
  });

  test('that comes twice counts once', () => {
    const first = held(sent, status(busy));
    if (first.kind !== 'changed') throw new Error(first.kind);
    expect(held(first.after, status(busy))).toEqual({ kind: 'unchanged', why: 'repeated' });
  });

  test('that comes while the send is still being noted is looked at again', () => {
    expect(held(anOutbound({ state: 'sending' }), status(lost))).toEqual({ kind: 'early' });
  });

  test.each(['delivered', 'read'] as const)('of what was %s is not believed', (kind) => {
    const arrived = { ...sent, status: { kind, at } };
    expect(held(arrived, status(lost))).toEqual({ kind: 'unchanged', why: 'overtaken' });
  });

  test('of what is given up changes nothing', () => {
    const given = anOutbound({ state: 'failed' });
    expect(held(given, status(lost))).toEqual({ kind: 'unchanged', why: 'overtaken' });
  });
});

describe('what is told of a sent message', () => {
  const word = (kind: 'sent' | 'delivered' | 'read') => status({ kind });

  test.each([
    ['sent', 'delivered', 'changed'],
    ['sent', 'read', 'changed'],
    ['delivered', 'read', 'changed'],
    ['sent', 'sent', 'repeated'],
    ['read', 'read', 'repeated'],
    ['delivered', 'sent', 'overtaken'],
    ['read', 'delivered', 'overtaken'],
  ] as const)('after %s, %s: %s', (known, next, outcome) => {
    const result = held({ ...sent, status: { kind: known, at: someNow } }, word(next));
    if (outcome === 'changed') {
      expect(result).toMatchObject({ after: { state: 'sent', status: { kind: next, at } } });
    } else {
      expect(result).toEqual({ kind: 'unchanged', why: outcome });
    }
  });

  test('is of the send on record; another one of the same message is none of it', () => {
    for (const one of [delivered, lost]) {
      const other = status(one, 'wamid.B');
      expect(held(sent, other)).toEqual({ kind: 'unchanged', why: 'other-send' });
    }
  });

  test('"sent" of a send that was refused afterwards comes late', () => {
    const waiting = anOutbound({ state: 'waiting', dueAt: now, refusedIds: ['wamid.A'] });
    expect(held(waiting, word('sent'))).toEqual({ kind: 'unchanged', why: 'overtaken' });
    expect(held(waiting, word('delivered'))).toMatchObject({ after: { state: 'sent' } });
  });
});

test('whatever comes in whatever order, what has arrived is never sent again', () => {
  const kinds = fc.constantFrom<DeliveryStatus['word']>(
    { kind: 'sent' },
    delivered,
    { kind: 'read' },
    lost,
    busy,
  );
  const words = fc.array(fc.tuple(kinds, fc.constantFrom('wamid.A', 'wamid.B')), { maxLength: 12 });
  fc.assert(
    fc.property(words, fc.constantFrom(sent, doubtful), (all, first) => {
      let outbound = first;
      let hasArrived = false;
      for (const [word, channelId] of all) {
        const next = held(outbound, status(word, channelId));
        if (next.kind === 'changed') outbound = next.after;
        const isTold = outbound.status?.kind === 'delivered' || outbound.status?.kind === 'read';
        hasArrived ||= isTold;
        if (hasArrived) expect([outbound.state, isTold]).toEqual(['sent', true]);
        expect(possibleArrivals(outbound)).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
