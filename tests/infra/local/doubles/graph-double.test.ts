import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type AcceptedMessage, createGraphDouble } from '#infra/local/doubles/graph-double.ts';

const phone = '+6281234567890';
const userId = 'ID.13490000000000001';
const startsAt = Date.parse('2026-12-01T02:00:00Z');

function world() {
  const clock = { at: startsAt, now: () => clock.at };
  const seen: AcceptedMessage[] = [];
  const double = createGraphDouble({
    clock,
    phoneNumberId: '106500000000001',
    token: 'right',
    onMessage: (message) => seen.push(message),
  });
  double.noteInbound('wamid.IN', { phone, userId }, startsAt);
  return { clock, double, seen };
}

const answerSchema = z.looseObject({
  error: z.looseObject({ code: z.number() }).optional(),
  contacts: z.unknown().optional(),
});

async function post(double: ReturnType<typeof createGraphDouble>, body: object, token = 'right') {
  const response = await double.fetch(
    new Request('http://graph.local/v25.0/106500000000001/messages', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    }),
  );
  const json = answerSchema.parse(await response.json());
  return { status: response.status, json, code: json.error?.code };
}

const text = (body: string) => ({
  messaging_product: 'whatsapp',
  to: phone,
  type: 'text',
  text: { body },
});

const button = (title: string, id = title) => ({ type: 'reply', reply: { id, title } });

const buttons = (list: object[], body = 'Which?') => ({
  messaging_product: 'whatsapp',
  to: phone,
  type: 'interactive',
  interactive: { type: 'button', body: { text: body }, action: { buttons: list } },
});

const list = (rows: object[], label = 'Menu') => ({
  messaging_product: 'whatsapp',
  to: phone,
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text: 'Which?' },
    action: { button: label, sections: [{ rows }] },
  },
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `r${n}`, title: `Row ${n}` }));

describe('the Graph double', () => {
  it('answers an accepted message as Meta does and records it', async () => {
    const { double, seen } = world();
    const answer = await post(double, { ...text('Halo'), biz_opaque_callback_data: 'out1' });
    expect(answer).toEqual({
      status: 200,
      code: undefined,
      json: {
        messaging_product: 'whatsapp',
        contacts: [{ input: phone, wa_id: '6281234567890' }],
        messages: [{ id: double.accepted[0]?.id }],
      },
    });
    expect(double.accepted).toMatchObject([
      { to: phone, at: startsAt, callbackId: 'out1', rendered: 'Halo', choices: [] },
    ]);
    expect(seen).toEqual(double.accepted);
  });

  it('answers a message to a user id without a wa_id', async () => {
    const { double } = world();
    const { to: _, ...rest } = text('Halo');
    const { json } = await post(double, { ...rest, recipient: userId });
    expect(json.contacts).toEqual([{ input: userId, user_id: userId }]);
    expect(double.accepted[0]?.to).toBe(userId);
  });

  it('refuses a wrong token with 190', async () => {
    expect(await post(world().double, text('Halo'), 'wrong')).toMatchObject({
      status: 401,
      code: 190,
    });
  });

  it.each([
    ['a text of 4096', text('x'.repeat(4096)), undefined],
    ['a text of 4097', text('x'.repeat(4097)), 131009],
    ['an empty text', text(''), 131009],
    ['a blank text', text(' \n'), 131009],
    ['a missing text', { messaging_product: 'whatsapp', to: phone, type: 'text' }, 131008],
    ['a phone without a plus', { ...text('x'), to: '6281234567890' }, 131009],
    ['no recipient', { ...text('x'), to: undefined }, 131009],
    ['a member that is not known', { ...text('x'), priority: 'high' }, 100],
    ['a type that is not known', { ...text('x'), type: 'poem' }, 100],
    ['three buttons', buttons([button('A'), button('B'), button('C')]), undefined],
    ['four buttons', buttons([button('A'), button('B'), button('C'), button('D')]), 131009],
    ['no button', buttons([]), 131009],
    ['two buttons of one title', buttons([button('A', '1'), button('A', '2')]), 131009],
    ['two buttons of one id', buttons([button('A', '1'), button('B', '1')]), 131009],
    ['a button title of 20', buttons([button('x'.repeat(20))]), undefined],
    ['a button title of 21', buttons([button('x'.repeat(21), 'id')]), 131009],
    ['a button id of 256', buttons([button('A', 'x'.repeat(256))]), undefined],
    ['a button id of 257', buttons([button('A', 'x'.repeat(257))]), 131009],
    ['a button id that ends in a space', buttons([button('A', 'a ')]), 131009],
    ['a body of 1024 over buttons', buttons([button('A')], 'x'.repeat(1024)), undefined],
    ['a body of 1025 over buttons', buttons([button('A')], 'x'.repeat(1025)), 131009],
    ['ten rows', list(rows(10)), undefined],
    ['eleven rows', list(rows(11)), 131009],
    ['a row title of 24', list([{ id: 'a', title: 'x'.repeat(24) }]), undefined],
    ['a row title of 25', list([{ id: 'a', title: 'x'.repeat(25) }]), 131009],
    [
      'a description of 72',
      list([{ id: 'a', title: 'A', description: 'x'.repeat(72) }]),
      undefined,
    ],
    ['a description of 73', list([{ id: 'a', title: 'A', description: 'x'.repeat(73) }]), 131009],
    ['a row id of 200', list([{ id: 'x'.repeat(200), title: 'A' }]), undefined],
    ['a row id of 201', list([{ id: 'x'.repeat(201), title: 'A' }]), 131009],
    ['a list label of 20', list(rows(1), 'x'.repeat(20)), undefined],
    ['a list label of 21', list(rows(1), 'x'.repeat(21)), 131009],
  ])('judges %s', async (_name, body, code) => {
    expect((await post(world().double, body)).code).toBe(code);
  });

  it('closes the window 24 hours after the last inbound message', async () => {
    const { clock, double } = world();
    clock.at = startsAt + 86_400_000 - 1;
    expect((await post(double, text('in time'))).status).toBe(200);
    clock.at = startsAt + 86_400_000;
    expect(await post(double, text('late'))).toMatchObject({ status: 400, code: 131047 });
    const template = { name: 'reminder', language: { code: 'id' } };
    const { text: _, ...rest } = text('');
    expect((await post(double, { ...rest, type: 'template', template })).status).toBe(200);
    double.switches.window = false;
    expect((await post(double, text('switched off'))).status).toBe(200);
  });

  it('lets 45 messages to one recipient through at once, then one in six seconds', async () => {
    const { clock, double } = world();
    for (let n = 0; n < 45; n += 1) expect((await post(double, text(`${n}`))).status).toBe(200);
    expect((await post(double, text('46th'))).code).toBe(131056);
    clock.at += 5_999;
    expect((await post(double, text('too early'))).code).toBe(131056);
    clock.at += 1;
    expect((await post(double, text('in time'))).status).toBe(200);
    double.switches.pairLimit = false;
    expect((await post(double, text('switched off'))).status).toBe(200);
  });

  it('marks a known message read and shows typing, and refuses an unknown one', async () => {
    const { double } = world();
    const read = (wamid: string) => ({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      typing_indicator: { type: 'text' },
    });
    expect(await post(double, read('wamid.IN'))).toMatchObject({
      status: 200,
      json: { success: true },
    });
    expect(double.reads).toEqual([{ wamid: 'wamid.IN', typing: true, at: startsAt }]);
    expect(await post(double, read('wamid.OTHER'))).toMatchObject({ status: 400, code: 131009 });
  });

  it('renders a list as a person reads it and finds choices by title and number', async () => {
    const { double } = world();
    await post(
      double,
      list([
        { id: 'a', title: '10:00', description: 'Thu 3 Dec' },
        { id: 'b', title: '11:00' },
      ]),
    );
    expect(double.accepted[0]?.rendered).toBe('Which?\n10:00 — Thu 3 Dec\n11:00');
    expect(double.choiceFor({ phone }, '11:00')?.choice).toEqual({
      replyType: 'list_reply',
      id: 'b',
      title: '11:00',
    });
    expect(double.choiceFor({ phone }, 1)?.choice.id).toBe('a');
    expect(double.choiceFor({ phone }, 3)).toBeUndefined();
    expect(double.choiceFor({ phone: '+620000000' }, 1)).toBeUndefined();
  });

  it('finds the newest choice of a title', async () => {
    const { double } = world();
    await post(double, buttons([button('Yes', 'old')]));
    await post(double, buttons([button('Yes', 'new')]));
    expect(double.choiceFor({ phone }, 'yes')).toMatchObject({
      choice: { id: 'new', replyType: 'button_reply' },
      message: { id: double.accepted[1]?.id },
    });
  });

  it('gives an error code on demand once and accepts nothing then', async () => {
    const { double } = world();
    double.fail({ code: 131026 }, 'server-error');
    expect(await post(double, text('a'))).toMatchObject({ status: 400, code: 131026 });
    expect(await post(double, text('b'))).toMatchObject({ status: 500, code: 131000 });
    expect((await post(double, text('c'))).status).toBe(200);
    expect(double.accepted.map(({ rendered }) => rendered)).toEqual(['c']);
  });
});
