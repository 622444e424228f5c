import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { renata } from '#tests/closed-doors/played-people.ts';
import { wholeStackForTests } from '#tests/closed-doors/whole-stack-for-tests.ts';

const { whole, graph } = wholeStackForTests();

const outboundOf = async (id: string | undefined) =>
  (await whole().stack.tableItems()).find(
    (item) => item.outboundId === id && item.SK === 'OUTBOUND',
  );

describe('what WhatsApp tells of a reply', () => {
  /** Posts statuses of the last reply, one webhook for all; resolves with how the reply stands then. */
  async function afterStatuses(...statuses: readonly object[]) {
    const reply = graph().accepted.at(-1);
    const common = {
      id: reply?.id,
      biz_opaque_callback_data: reply?.callbackId,
      timestamp: String(Math.floor(whole().clock.now() / 1_000)),
    };
    const value = { statuses: statuses.map((status) => ({ ...common, ...status })) };
    const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
    expect(await whole().post({ object: 'whatsapp_business_account', entry })).toBe(200);
    const { state, status } = (await outboundOf(reply?.callbackId)) ?? {};
    return { state, told: z.object({ kind: z.string() }).safeParse(status).data?.kind };
  }

  test('is kept as far as it has come, in whatever order it comes', async () => {
    await whole().say(renata, 'jadwalku apa aja?');
    expect(await afterStatuses({ status: 'sent' })).toEqual({ state: 'sent', told: 'sent' });
    expect(await afterStatuses({ status: 'read' })).toEqual({ state: 'sent', told: 'read' });
    expect(await afterStatuses({ status: 'delivered' }, { status: 'sent' })).toEqual({
      ...{ state: 'sent', told: 'read' },
    });
  });

  test('is that it failed: it is given up, and the owner learns it in her calendar', async () => {
    await whole().say(renata, 'jadwalku apa aja?');
    const failed = { status: 'failed', errors: [{ code: 131026, title: 'undeliverable' }] };
    expect(await afterStatuses(failed)).toEqual({ state: 'failed', told: undefined });
    const notes = () =>
      (whole().outside.google?.double.events() ?? []).filter(({ id }) => id.startsWith('note'));
    expect(notes()).toEqual([]);
    // Her number is known and never wrote: WhatsApp takes nothing for it either.
    await whole().stack.advanceClock(4 * 60_000);
    expect(notes()).toMatchObject([
      { description: expect.stringContaining(`My reply to ${renata.phone} did not arrive`) },
    ]);
  });
});
