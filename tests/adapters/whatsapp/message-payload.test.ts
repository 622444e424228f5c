import { describe, expect, it } from 'vitest';
import { whatsappPayload } from '#adapters/whatsapp/message-payload.ts';
import type { OutboundMessage } from '#domain/conversation/message.ts';

const phone = '+6281234567890';
const payload = (message: OutboundMessage) => whatsappPayload({ phone }, message, 'out1');

const choices = (count: number, titleLength = 8) =>
  Array.from({ length: count }, (_, n) => ({
    id: `c${n}`,
    title: `${n}`.padStart(titleLength, '0'),
  }));

const kindOf = (message: OutboundMessage) => {
  const { type, interactive } = payload(message);
  return interactive?.type ?? type;
};

describe('the payload of a message', () => {
  it('is a text to the phone, with our id to come back in statuses', () => {
    expect(payload({ body: 'Halo' })).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: phone,
      type: 'text',
      text: { body: 'Halo' },
      biz_opaque_callback_data: 'out1',
    });
  });

  it('goes to the user id where the phone is hidden, and to the phone where both are known', () => {
    const userId = 'ID.1349';
    expect(whatsappPayload({ userId }, { body: 'x' }, 'o')).toMatchObject({ recipient: userId });
    const both = whatsappPayload({ phone, userId }, { body: 'x' }, 'o');
    expect([both.to, both.recipient]).toEqual([phone, undefined]);
  });

  it('cannot be made for nobody', () => {
    expect(() => whatsappPayload({}, { body: 'x' }, 'o')).toThrow(
      expect.objectContaining({ code: 'message.invalid' }),
    );
  });

  it('has reply buttons for up to three short choices', () => {
    expect(
      payload({ body: 'Which?', choices: [{ id: 'a', title: 'Yes', description: 'sure' }] })
        .interactive,
    ).toEqual({
      type: 'button',
      body: { text: 'Which?' },
      action: { buttons: [{ type: 'reply', reply: { id: 'a', title: 'Yes' } }] },
    });
  });

  it('has a list for more, opened by the menu label', () => {
    const message = {
      body: 'Which?',
      menuLabel: 'Pilih jam',
      choices: [...choices(3), { id: 'd', title: '10:00', description: 'Thu' }],
    };
    expect(payload(message).interactive).toEqual({
      type: 'list',
      body: { text: 'Which?' },
      action: { button: 'Pilih jam', sections: [{ rows: message.choices }] },
    });
  });

  it.each([
    ['three choices with titles of 20', { body: 'x', choices: choices(3, 20) }, 'button'],
    ['three choices with titles of 21', { body: 'x', choices: choices(3, 21) }, 'list'],
    ['four choices', { body: 'x', choices: choices(4) }, 'list'],
    ['titles of 24', { body: 'x', choices: choices(4, 24) }, 'list'],
    ['titles of 25', { body: 'x', choices: choices(4, 25) }, 'text'],
    ['ten choices', { body: 'x', choices: choices(10) }, 'list'],
    ['eleven choices', { body: 'x', choices: choices(11) }, 'text'],
    ['a body of 1024', { body: 'x'.repeat(1024), choices: choices(2) }, 'button'],
    ['a body of 1025', { body: 'x'.repeat(1025), choices: choices(2) }, 'text'],
    [
      'two choices of one title',
      {
        body: 'x',
        choices: [
          { id: 'a', title: 'A' },
          { id: 'b', title: 'A' },
        ],
      },
      'text',
    ],
    [
      'two choices of one id',
      {
        body: 'x',
        choices: [
          { id: 'a', title: 'A' },
          { id: 'a', title: 'B' },
        ],
      },
      'text',
    ],
    ['an id of 201', { body: 'x', choices: [{ id: 'x'.repeat(201), title: 'A' }] }, 'text'],
    ['an id that ends in a space', { body: 'x', choices: [{ id: 'a ', title: 'A' }] }, 'text'],
    ['a blank title', { body: 'x', choices: [{ id: 'a', title: ' ' }] }, 'text'],
    ['no choices left', { body: 'x', choices: [] }, 'text'],
  ])('fits %s', (_name, message, kind) => {
    expect(kindOf(message)).toBe(kind);
  });

  it('falls back to a label of its own when the menu label does not fit', () => {
    const list = payload({ body: 'x', choices: choices(4), menuLabel: 'x'.repeat(21) }).interactive;
    expect(list).toMatchObject({ action: { button: 'Menu' } });
  });

  it('numbers the choices in a text where nothing can be tapped', () => {
    const long = choices(11).map((choice, n) =>
      n === 0 ? { ...choice, description: 'Thu' } : choice,
    );
    expect(payload({ body: 'Which?', choices: long }).text?.body.split('\n').slice(0, 4)).toEqual([
      'Which?',
      '',
      '1. 00000000 — Thu',
      '2. 00000001',
    ]);
  });

  it('keeps a text of 4096 and cuts a longer one at a line end', () => {
    const line = 'x'.repeat(2047);
    expect(payload({ body: `${line}\n${line}y` }).text?.body).toBe(`${line}\n${line}y`);
    expect(payload({ body: `${line}\n${line}yy` }).text?.body).toBe(`${line}\n…`);
  });

  it('cuts one endless line without halving a character', () => {
    const body = payload({ body: `${'x'.repeat(4094)}😀😀` }).text?.body;
    expect(body).toBe(`${'x'.repeat(4094)}…`);
  });

  it('never leaves a person without any answer', () => {
    expect(payload({ body: ' ' }).text?.body).toBe('…');
  });
});

describe('an approved template', () => {
  const template = {
    name: 'session_moved',
    language: 'en_US',
    parameters: ['Thursday,\n 3 December ', 'Friday\t4 December'],
  };

  it('goes as its name, its language, and the texts of its places in order, without line breaks', () => {
    expect(whatsappPayload({ phone: '+628120001' }, { body: 'moved', template }, 'o1')).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+628120001',
      biz_opaque_callback_data: 'o1',
      type: 'template',
      template: {
        name: 'session_moved',
        language: { code: 'en_US' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Thursday, 3 December' },
              { type: 'text', text: 'Friday 4 December' },
            ],
          },
        ],
      },
    });
  });

  it('comes before choices, which a template cannot carry, and without places has no components', () => {
    const message = {
      body: 'gone',
      choices: [{ id: 'a', title: 'A' }],
      template: { ...template, parameters: [] },
    };
    const payload = whatsappPayload({ userId: 'ID.1' }, message, 'o1');
    expect(payload).toMatchObject({ type: 'template', recipient: 'ID.1' });
    expect(payload.template?.components).toEqual([]);
    expect(payload.interactive).toBeUndefined();
  });
});
