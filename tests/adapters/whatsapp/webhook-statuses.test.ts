import { describe, expect, it } from 'vitest';
import { readAccountError, readStatus } from '#adapters/whatsapp/webhook-statuses.ts';

const raw = {
  id: 'wamid.OUT',
  status: 'delivered',
  timestamp: '1764000001',
  recipient_id: '6281234567890',
  recipient_user_id: 'ID.1349',
  biz_opaque_callback_data: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
};
const common = {
  channelId: 'wamid.OUT',
  outboundId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  at: 1_764_000_001_000,
};

describe('a status of a message of ours', () => {
  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['played', 'read'],
  ])('%s says %s, and nothing of the recipient', (status, kind) => {
    expect(readStatus({ ...raw, status })).toEqual({ ...common, word: { kind } });
  });

  it.each([
    [131026, 'undeliverable'],
    [131047, 'window-closed'],
    [131056, 'recipient-busy'],
    [190, 'not-allowed'],
    [999_999, 'undeliverable'],
  ])('failed says by its code %i why', (code, refusal) => {
    const errors = [{ code, title: 'x', error_data: { details: 'y' } }, { code: 1 }];
    expect(readStatus({ ...raw, status: 'failed', errors })).toEqual({
      ...common,
      word: { kind: 'failed', refusal, code },
    });
  });

  it.each([[undefined], [[]], [[{ title: 'x' }]], ['nonsense']])(
    'failed for no reason that can be read (%j) is for this message alone',
    (errors) => {
      expect(readStatus({ ...raw, status: 'failed', errors })).toEqual({
        ...common,
        word: { kind: 'failed', refusal: 'undeliverable' },
      });
    },
  );
});

describe('anything else', () => {
  it.each([
    ['without our id', { biz_opaque_callback_data: undefined }],
    ['with an id that is none', { biz_opaque_callback_data: '' }],
    ['with an id longer than any', { biz_opaque_callback_data: 'x'.repeat(257) }],
    ['without an id of its own', { id: undefined }],
    ['of an unknown kind', { status: 'warning' }],
    ['without a time', { timestamp: 'soon' }],
  ])('is no status: %s', (_what, fields) => {
    expect(readStatus({ ...raw, ...fields })).toBeUndefined();
  });

  it.each([null, 1, 'x', [], {}])('is no status: %j', (json) => {
    expect(readStatus(json)).toBeUndefined();
  });
});

describe('an error of the account', () => {
  it('is known by its code', () => {
    expect(readAccountError({ code: 130429, title: 'x' })).toEqual({
      refusal: 'number-busy',
      code: 130429,
    });
  });

  it.each([null, {}, { code: '1' }])('is none without a code: %j', (json) => {
    expect(readAccountError(json)).toBeUndefined();
  });
});
