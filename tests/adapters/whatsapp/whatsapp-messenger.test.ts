import { afterEach, describe, expect, it } from 'vitest';
import { createWhatsappMessenger } from '#adapters/whatsapp/whatsapp-messenger.ts';
import { createGraphDouble, type GraphDouble } from '#infra/local/doubles/graph-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { type ServedDouble, serveDouble } from '#infra/local/doubles/serve-double.ts';
import type { Messenger } from '#ports/messenger.ts';

const phone = '+6281234567890';
const now = Date.parse('2026-12-01T02:00:00Z');
/** A signal that is never given. */
const untilNever = new AbortController().signal;
const message = { body: 'Jadi: besok jam 10.', choices: [{ id: 'c1', title: 'Batal' }] };

function aDouble(): GraphDouble {
  const double = createGraphDouble({
    clock: { now: () => now },
    phoneNumberId: '106500000000001',
    token: 'right',
  });
  double.noteInbound('wamid.IN', { phone, userId: 'ID.1349' }, now);
  return double;
}

function aMessenger(
  fetch: typeof globalThis.fetch,
  apiUrl = 'http://graph.local/v25.0',
  token = 'right',
  sendTimeoutMs = 60,
): Messenger {
  return createWhatsappMessenger({
    fetch,
    apiUrl,
    access: async () => ({ token, phoneNumberId: '106500000000001' }),
    sendTimeoutMs,
    typingTimeoutMs: 60,
  });
}

const served: ServedDouble[] = [];
afterEach(async () => {
  for (const one of served.splice(0)) await one.close();
});

describe('the WhatsApp messenger', () => {
  it('sends once and returns the id that WhatsApp gave', async () => {
    const double = aDouble();
    const outcome = await aMessenger(inProcessFetch(double)).send({ phone }, message, 'out1');
    expect(outcome).toEqual({ kind: 'accepted', channelId: double.accepted[0]?.id });
    expect(double.accepted).toMatchObject([
      { to: phone, callbackId: 'out1', rendered: 'Jadi: besok jam 10.\nBatal' },
    ]);
  });

  it('asks for the token anew where it is refused, and sends with it', async () => {
    const double = aDouble();
    const asked: (boolean | undefined)[] = [];
    const messenger = createWhatsappMessenger({
      fetch: inProcessFetch(double),
      apiUrl: 'http://graph.local/v25.0',
      async access(isRefused) {
        asked.push(isRefused);
        return { token: isRefused ? 'right' : 'old', phoneNumberId: '106500000000001' };
      },
    });
    expect(await messenger.send({ phone }, message, 'out1')).toMatchObject({ kind: 'accepted' });
    expect(asked).toEqual([undefined, true]);
    expect(double.accepted).toHaveLength(1);
  });

  it('sends nothing twice where the token is refused and there is no other', async () => {
    const double = aDouble();
    const messenger = aMessenger(inProcessFetch(double), undefined, 'old');
    expect(await messenger.send({ phone }, message, 'out1')).toMatchObject({
      kind: 'refused',
      code: 190,
    });
    expect(double.accepted).toEqual([]);
  });

  it('reaches a client whose phone is hidden', async () => {
    const double = aDouble();
    await aMessenger(inProcessFetch(double)).send({ userId: 'ID.1349' }, message, 'out1');
    expect(double.accepted[0]?.to).toBe('ID.1349');
  });

  it.each([
    [190, 401, 'not-allowed'],
    [131047, 400, 'window-closed'],
    [131026, 400, 'undeliverable'],
    [131056, 400, 'recipient-busy'],
    [130429, 400, 'number-busy'],
    [131000, 500, 'outage'],
    [131016, 500, 'outage'],
    [368, 403, 'not-allowed'],
  ])('takes error %i for a refusal that is named', async (code, status, refusal) => {
    const double = aDouble();
    double.fail({ code, status });
    expect(await aMessenger(inProcessFetch(double)).send({ phone }, message, 'o')).toEqual({
      kind: 'refused',
      code,
      refusal,
    });
  });

  it('retries an unknown error that says of itself that it passes', async () => {
    const fetch = async () =>
      Response.json({ error: { code: 99, is_transient: true } }, { status: 500 });
    expect(await aMessenger(fetch).send({ phone }, message, 'o')).toEqual({
      kind: 'refused',
      code: 99,
      refusal: 'outage',
    });
  });

  it.each([
    ['reset', 'connection-lost', 0],
    ['reset-after-accept', 'connection-lost', 1],
    ['hang', 'timeout', 0],
    ['hang-after-accept', 'timeout', 1],
    ['html-502', 'status-502-without-answer', 0],
    ['empty-500', 'status-500-without-answer', 0],
    ['empty-body-after-accept', 'status-200-without-answer', 1],
  ] as const)('cannot know after %s whether it was sent', async (fault, reason, accepted) => {
    const double = aDouble();
    double.fail(fault);
    expect(await aMessenger(inProcessFetch(double)).send({ phone }, message, 'o')).toEqual({
      kind: 'ambiguous',
      reason,
    });
    expect(double.accepted.length).toBe(accepted);
  });

  it('cannot know over a real socket either when the connection breaks after the message was taken', async () => {
    const double = aDouble();
    double.fail('reset-after-accept');
    const one = await serveDouble(double);
    served.push(one);
    // A real socket takes as long as the machine does.
    const messenger = aMessenger(globalThis.fetch, `${one.url}/v25.0`, 'right', 10_000);
    const outcome = await messenger.send({ phone }, message, 'o');
    expect(outcome).toEqual({ kind: 'ambiguous', reason: 'connection-lost' });
    expect(double.accepted.map(({ callbackId }) => callbackId)).toEqual(['o']);
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const one = await serveDouble(aDouble());
    await one.close();
    expect(await aMessenger(globalThis.fetch, one.url).send({ phone }, message, 'o')).toEqual({
      kind: 'refused',
      code: 2,
      refusal: 'outage',
    });
  });

  it.each([
    [401, 'not-allowed'],
    [403, 'not-allowed'],
    [413, 'our-mistake'],
    [429, 'number-busy'],
  ])('takes a %i without words of WhatsApp for a refusal', async (status, refusal) => {
    const fetch = async () => new Response('<html>', { status });
    expect(await aMessenger(fetch).send({ phone }, message, 'o')).toEqual({
      kind: 'refused',
      code: status,
      refusal,
    });
  });

  it('marks read and shows typing', async () => {
    const double = aDouble();
    await aMessenger(inProcessFetch(double)).showTyping('wamid.IN', untilNever);
    expect(double.reads).toEqual([{ wamid: 'wamid.IN', typing: true, at: now }]);
  });

  it('gives typing up when told to, though WhatsApp never answers', async () => {
    const double = aDouble();
    double.failRead('hang');
    const until = new AbortController();
    // Far beyond the test's own time limit: only the signal ends it.
    const messenger = createWhatsappMessenger({
      fetch: inProcessFetch(double),
      apiUrl: 'http://graph.local/v25.0',
      access: async () => ({ token: 'right', phoneNumberId: '106500000000001' }),
      typingTimeoutMs: 3_600_000,
    });
    const typing = messenger.showTyping('wamid.IN', until.signal);
    until.abort();
    await expect(typing).resolves.toBeUndefined();
    expect(double.reads).toEqual([]);
  });

  it.each(['hang', 'reset', 'html-502', 'server-error'] as const)(
    'never throws for typing: %s',
    async (fault) => {
      const double = aDouble();
      double.failRead(fault);
      await expect(
        aMessenger(inProcessFetch(double)).showTyping('wamid.IN', untilNever),
      ).resolves.toBeUndefined();
      expect(double.reads).toEqual([]);
    },
  );

  it('never throws for typing when there is no token', async () => {
    const messenger = createWhatsappMessenger({
      fetch: inProcessFetch(aDouble()),
      apiUrl: 'http://graph.local/v25.0',
      access: () => Promise.reject(new Error('no secret')),
    });
    await expect(messenger.showTyping('wamid.IN', untilNever)).resolves.toBeUndefined();
    await expect(messenger.send({ phone }, message, 'o')).rejects.toThrow('no secret');
  });
});
