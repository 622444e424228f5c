import { describe, expect, test } from 'vitest';
import { readWebhook } from '#adapters/whatsapp/webhook-messages.ts';

const number = '106500000000001';

/** What a webhook of one change tells of who is known by something else, and what of it is ignored. */
function notesOf(field: string, fields: object) {
  const metadata = { display_phone_number: '6281100001111', phone_number_id: number };
  const value = { messaging_product: 'whatsapp', metadata, ...fields };
  const reading = readWebhook({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field, value }] }],
  });
  if (reading.kind !== 'read') throw new Error('read');
  return { deliveries: reading.deliveries, ignored: reading.ignored };
}

const system = (said: object, fields: object = {}) =>
  notesOf('messages', {
    messages: [
      {
        ...{ from: '6281111111', id: 'wamid.S', timestamp: '1764000000', type: 'system' },
        ...{ system: { body: 'Budi changed from +62 811 to +62 822', ...said }, ...fields },
      },
    ],
  });

const told = (sender: object, current: object, id: unknown = 'wamid.S') => ({
  deliveries: [
    {
      businessNumberId: number,
      messages: [],
      notes: [{ kind: 'identity-note', id, sender, current }],
    },
  ],
  ignored: [],
});

describe('a system message', () => {
  test('tells the new number and id of whoever had the old number', () => {
    const said = { type: 'user_changed_number', wa_id: '6282222222', user_id: 'ID.2' };
    expect(system(said, { from_user_id: 'ID.1' })).toEqual(
      told({ phone: '+6281111111', userId: 'ID.1' }, { phone: '+6282222222', userId: 'ID.2' }),
    );
  });

  test('whose own id is the new one says nothing of the old id', () => {
    const said = { type: 'user_changed_number', wa_id: '6282222222', user_id: 'ID.2' };
    expect(system(said, { from_user_id: 'ID.2' })).toEqual(
      told({ phone: '+6281111111' }, { phone: '+6282222222', userId: 'ID.2' }),
    );
  });

  test('of a new id alone leaves the number as it is', () => {
    expect(system({ type: 'user_changed_user_id', user_id: 'ID.2' })).toEqual(
      told({ phone: '+6281111111' }, { phone: '+6281111111', userId: 'ID.2' }),
    );
  });

  test.each([
    ['of another kind', { type: 'customer_identity_changed' }],
    ['that names nobody new', { type: 'user_changed_number' }],
  ])('%s is ignored', (_what, said) => {
    expect(system(said)).toEqual({ deliveries: [], ignored: ['system'] });
  });
});

describe('a change of user ids', () => {
  const update = (previous: unknown, current: unknown, waId?: string) => ({
    ...{ wa_id: waId, detail: 'User id for Budi has been updated.', timestamp: '1764000000' },
    user_id: { previous, current },
  });
  const updates = (...all: unknown[]) =>
    notesOf('user_id_update', { contacts: [], user_id_update: all });

  test('tells the new id, and the phone beside it', () => {
    expect(updates(update('ID.1', 'ID.2', '6281111111'))).toEqual(
      told(
        { userId: 'ID.1' },
        { phone: '+6281111111', userId: 'ID.2' },
        expect.stringMatching(/^identity\.[0-9a-f]{32}$/),
      ),
    );
  });

  test('said twice has the same id twice, another one another', () => {
    const { deliveries } = updates(
      update('ID.1', 'ID.2'),
      update('ID.1', 'ID.2', '6281111111'),
      update('ID.2', 'ID.3'),
    );
    const ids = deliveries.flatMap(({ notes }) => notes.map(({ id }) => id));
    expect([ids.length, new Set(ids).size, ids[0] === ids[1]]).toEqual([3, 2, true]);
  });

  test('that cannot be read is ignored, and loses none beside it', () => {
    const { deliveries, ignored } = updates(null, update('ID.1', 7), update('ID.1', 'ID.2'));
    expect(deliveries.flatMap(({ notes }) => notes)).toHaveLength(1);
    expect(ignored).toEqual(['field:user_id_update', 'field:user_id_update']);
  });
});
