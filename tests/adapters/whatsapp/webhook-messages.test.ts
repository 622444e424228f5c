import { describe, expect, it } from 'vitest';

import { readWebhook } from '#adapters/whatsapp/webhook-messages.ts';

const number = '106500000000001';
const text = { type: 'text', text: { body: 'Booking besok jam 10 pagi' } };

function raw(fields: object = {}) {
  return {
    from: '6281234567890',
    from_user_id: 'ID.1349',
    id: 'wamid.1',
    timestamp: '1796177700',
    ...text,
    ...fields,
  };
}

function contact(fields: object = {}) {
  return { profile: { name: 'Budi' }, wa_id: '6281234567890', user_id: 'ID.1349', ...fields };
}

function change(value: object, phoneNumberId = number) {
  const metadata = { display_phone_number: '6281100001111', phone_number_id: phoneNumberId };
  return { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } };
}

function webhook(...changes: unknown[]) {
  return { object: 'whatsapp_business_account', entry: [{ id: '104500000000001', changes }] };
}

/** The messages, of whatever number, and the kinds ignored. */
function read(json: unknown) {
  const reading = readWebhook(json);
  if (reading.kind !== 'read') throw new Error(`webhook is ${reading.kind}`);
  const messages = reading.deliveries.flatMap((delivery) => delivery.messages);
  return { messages, ignored: reading.ignored };
}

function readOne(message: object, contacts: unknown[] = [contact()]) {
  return read(webhook(change({ contacts, messages: [message] })));
}

describe('readWebhook', () => {
  it('reads a text with its sender, its time and the number written to', () => {
    const json = webhook(change({ contacts: [contact()], messages: [raw()] }));

    expect(readWebhook(json)).toEqual({
      kind: 'read',
      statuses: [],
      accountErrors: [],
      deliveries: [
        {
          businessNumberId: number,
          messages: [
            {
              id: 'wamid.1',
              sender: { phone: '+6281234567890', userId: 'ID.1349', name: 'Budi' },
              sentAt: Date.UTC(2026, 11, 2, 2, 15),
              content: { kind: 'text', text: 'Booking besok jam 10 pagi' },
            },
          ],
          notes: [],
        },
      ],
      ignored: [],
    });
  });

  it('reads every message of every change of every entry, in order', () => {
    const json = {
      object: 'whatsapp_business_account',
      entry: [
        {
          changes: [
            change({ messages: [raw({ id: 'wamid.1' }), raw({ id: 'wamid.2' })] }),
            change({ messages: [raw({ id: 'wamid.3' })] }, '106500000000002'),
          ],
        },
        { changes: [change({ messages: [raw({ id: 'wamid.4' })] })] },
      ],
    };

    expect(read(json).messages.map(({ id }) => id)).toEqual([
      'wamid.1',
      'wamid.2',
      'wamid.3',
      'wamid.4',
    ]);
  });

  it('loses nothing but the malformed among others', () => {
    const json = {
      object: 'whatsapp_business_account',
      entry: [
        null,
        {
          changes: [
            'nonsense',
            { field: 'messages', value: 7 },
            change({
              contacts: [null, { profile: 'nobody' }, contact()],
              messages: [
                raw({ id: undefined }),
                raw({ timestamp: 'yesterday' }),
                raw({ text: { body: 7 } }),
                raw({ from: undefined, from_user_id: undefined }),
                raw({ id: 'wamid.9' }),
              ],
            }),
          ],
        },
      ],
    };

    expect(read(json)).toEqual({
      messages: [
        expect.objectContaining({
          id: 'wamid.9',
          sender: { phone: '+6281234567890', userId: 'ID.1349', name: 'Budi' },
        }),
      ],
      ignored: [
        'malformed:entry',
        'malformed:change',
        'malformed:value',
        'malformed:message',
        'malformed:message',
        'malformed:text',
        'malformed:sender',
      ],
    });
  });

  it.each([
    ['nothing', undefined],
    ['another object', { object: 'page', entry: [] }],
    ['no entries', { object: 'whatsapp_business_account' }],
    ['a list', [webhook()]],
  ])('calls %s foreign', (_what, json) => {
    expect(readWebhook(json)).toEqual({ kind: 'foreign' });
  });
});

describe('content', () => {
  it.each([
    ['a tap on a button', 'button_reply', { id: 'yes', title: 'Ya' }],
    ['a tap in a list', 'list_reply', { id: 'yes', title: 'Ya', description: 'Kamis' }],
  ])('of %s is the choice', (_what, type, reply) => {
    const message = raw({ type: 'interactive', interactive: { type, [type]: reply } });

    expect(readOne(message).messages[0]?.content).toEqual({
      kind: 'choice',
      id: 'yes',
      title: 'Ya',
    });
  });

  it("of a template's button is the choice, or its words where it carries no payload", () => {
    const button = { payload: 'confirm:1', text: 'Saya datang' };

    expect(readOne(raw({ type: 'button', button })).messages[0]?.content).toEqual({
      kind: 'choice',
      id: 'confirm:1',
      title: 'Saya datang',
    });
    expect(
      readOne(raw({ type: 'button', button: { text: 'Saya datang' } })).messages[0]?.content,
    ).toEqual({ kind: 'text', text: 'Saya datang' });
  });

  it.each([
    'audio',
    'voice',
    'image',
    'video',
    'document',
    'sticker',
    'location',
    'contacts',
    'unsupported',
    'interactive',
  ])('of the type %s is unreadable and says so', (type) => {
    const message = raw({ type, [type]: { id: '1', type: 'nfm_reply' } });

    expect(readOne(message).messages[0]?.content).toEqual({ kind: 'unreadable', type });
  });

  it('of a text is at most as long as WhatsApp lets one be', () => {
    const body = 'a'.repeat(4_097);

    expect(readOne(raw({ text: { body } })).messages[0]?.content).toEqual({
      kind: 'text',
      text: 'a'.repeat(4_096),
    });
  });

  it.each(['reaction', 'system', 'edit', 'revoke', 'order', 'hologram'])(
    'of the type %s is ignored by name',
    (type) => {
      expect(readOne(raw({ type, [type]: {} }))).toEqual({ messages: [], ignored: [type] });
    },
  );

  it.each([
    ['forwarded', { context: { forwarded: true } }],
    ['of an advertisement', { referral: { source_type: 'ad', headline: 'Pilates' } }],
    ['of a firm with a parent id', { from_parent_user_id: 'ID.ENT.1' }],
    ['with errors beside it', { errors: [{ code: 131051 }] }],
    ['whose time is a number', { timestamp: 1796177700 }],
  ])('of a text %s is the text', (_what, fields) => {
    expect(readOne(raw(fields)).messages).toMatchObject([
      {
        sentAt: Date.UTC(2026, 11, 2, 2, 15),
        content: { kind: 'text', text: 'Booking besok jam 10 pagi' },
      },
    ]);
  });

  it('of a type that is no word is ignored without repeating it', () => {
    expect(readOne(raw({ type: 'Budi +62 812' })).ignored).toEqual(['other']);
  });
});

describe('what the path could not carry', () => {
  it.each([
    ['half a pair', 'besok \ud83d jam 10', 'besok \ufffd jam 10'],
    ['no characters', 'besok\0\ufffe\uffff', 'besok\ufffd\ufffd\ufffd'],
    ['lines and emoji', 'besok 👩‍👧\njam 10', 'besok 👩‍👧\njam 10'],
  ])('of a text, such as %s, is shown as a sign', (_what, body, expected) => {
    expect(readOne(raw({ text: { body } })).messages[0]?.content).toEqual({
      kind: 'text',
      text: expected,
    });
  });

  it('is not cut through a pair', () => {
    const body = `${'a'.repeat(4_095)}😀`;
    const content = readOne(raw({ text: { body } })).messages[0]?.content;

    expect(content).toEqual({ kind: 'text', text: `${'a'.repeat(4_095)}\ufffd` });
  });

  it.each([
    ['longer than any', 'w'.repeat(257)],
    ['of half a pair', 'wamid.\ud83d'],
    ['with a control', 'wamid.\n1'],
  ])('of an id, such as one %s, makes the message malformed', (_what, id) => {
    expect(readOne(raw({ id }))).toEqual({ messages: [], ignored: ['malformed:message'] });
    expect(readOne(raw({ id: 'w'.repeat(256) })).messages).toHaveLength(1);
  });

  it('of a name makes one short line of it', () => {
    const name = `Budi\r\nBOOKED \u202e${'x'.repeat(200)}`;

    expect(readOne(raw(), [contact({ profile: { name } })]).messages[0]?.sender.name).toBe(
      `Budi BOOKED  ${'x'.repeat(86)}`,
    );
  });

  it('of a title is cut', () => {
    const interactive = { type: 'list_reply', list_reply: { id: 'x', title: 'y'.repeat(101) } };

    expect(readOne(raw({ type: 'interactive', interactive })).messages[0]?.content).toEqual({
      kind: 'choice',
      id: 'x',
      title: 'y'.repeat(100),
    });
  });
});

describe('what is not a message', () => {
  it('is ignored by kind: statuses, errors of the account, other fields', () => {
    const json = webhook(
      change({ statuses: [{ status: 'read' }, { status: 'delivered' }, null] }),
      change({ errors: [{ title: 'without a code' }] }),
      { field: 'user_id_update', value: {} },
      { field: 'Something New', value: null },
    );

    expect(read(json)).toEqual({
      messages: [],
      ignored: [
        'status:read',
        'status:delivered',
        'status:other',
        'account-error',
        'field:user_id_update',
        'field:other',
      ],
    });
  });
});

describe('sender', () => {
  const senderOf = (message: object, contacts?: unknown[]) =>
    readOne(message, contacts).messages[0]?.sender;

  it('without a phone is known by the id alone', () => {
    const hidden = contact({ wa_id: undefined });

    expect(senderOf(raw({ from: undefined }), [hidden])).toEqual({
      userId: 'ID.1349',
      name: 'Budi',
    });
  });

  it('of an old payload is known by the phone alone', () => {
    const old = contact({ user_id: undefined });

    expect(senderOf(raw({ from_user_id: undefined }), [old])).toEqual({
      phone: '+6281234567890',
      name: 'Budi',
    });
  });

  it('is filled in from the contact that carries the same id', () => {
    expect(senderOf(raw({ from: undefined }))).toMatchObject({ phone: '+6281234567890' });
    expect(senderOf(raw({ from_user_id: undefined }))).toMatchObject({ userId: 'ID.1349' });
  });

  it('is matched to its contact by id, not by position', () => {
    const siti = contact({ profile: { name: 'Siti' }, wa_id: '6281111111111', user_id: 'ID.2' });

    expect(senderOf(raw(), [siti, contact()])).toMatchObject({ name: 'Budi' });
    expect(senderOf(raw(), [siti])).toEqual({ phone: '+6281234567890', userId: 'ID.1349' });
  });

  it('takes nothing from a contact of the same phone with another id', () => {
    const former = contact({ profile: { name: 'Siti' }, user_id: 'ID.2' });

    expect(senderOf(raw(), [former])).toEqual({ phone: '+6281234567890', userId: 'ID.1349' });
  });

  it.each([
    ['no contacts', []],
    ['no profile', [contact({ profile: undefined })]],
    ['a profile without a name', [contact({ profile: {} })]],
    ['a name of spaces', [contact({ profile: { name: '  ' } })]],
  ])('has no name where there are %s', (_what, contacts) => {
    expect(senderOf(raw(), contacts)).toEqual({ phone: '+6281234567890', userId: 'ID.1349' });
  });

  it('has one plus sign, whether WhatsApp wrote it or not', () => {
    expect(senderOf(raw({ from: '+6281234567890' }), [])).toMatchObject({
      phone: '+6281234567890',
    });
  });

  it('has no phone where the digits are none', () => {
    expect(senderOf(raw({ from: 'budi' }), [])).toEqual({ userId: 'ID.1349' });
  });
});
