import { beforeAll, describe, expect, test } from 'vitest';
import { replayAll } from '#infra/replay/replay-all.ts';
import {
  type ReplayLine,
  type ReplayResult,
  replayLineSchema,
  replayResultSchema,
} from '#infra/replay/replay-schema.ts';
import type { ReaderOption, ReplayHost } from '#infra/replay/replay-world.ts';
import { createTestTable } from '#tests/support/dynamo-table.ts';
import { bookedAt, jakartaStudio } from '#tests/use-cases/conversation-world.ts';

let host: ReplayHost;

beforeAll(async () => {
  host = { ...(await createTestTable()), studio: jakartaStudio, reader: 'auto' };
});

function line(turns: unknown[], fields: object = {}): ReplayLine {
  return replayLineSchema.parse({ id: 'a', now: '2026-12-02T09:00:00+07:00', turns, ...fields });
}

/** Plays lines, and checks each result against the schema of the contract. */
async function replay(lines: ReplayLine[], reader: ReaderOption = 'auto'): Promise<ReplayResult[]> {
  const results: ReplayResult[] = [];
  for await (const result of replayAll({ ...host, reader }, lines)) {
    expect(replayResultSchema.strict().parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    results.push(result);
  }
  return results;
}

async function play(turns: unknown[], fields: object = {}): Promise<ReplayResult> {
  const [result] = await replay([line(turns, fields)]);
  if (!result) throw new Error('one line has one result');
  return result;
}

const words = 'Booking besok jam 10 pagi';
const ten = '2026-12-03T10:00';

describe('a conversation', () => {
  test('is told turn by turn: words, replies, changes and bookings', async () => {
    expect(await play([words])).toEqual({
      id: 'a',
      turns: [
        {
          text: words,
          replies: [bookedAt('2026-12-03T10:00:00+07:00')],
          changes: [{ change: 'booked', client: 'self', start: ten }],
          bookings: [ten],
        },
      ],
      bookings: [ten],
      others: [],
      messages_sent: 1,
      model_calls: 0,
    });
  });

  test('without turns is what was given', async () => {
    const given = [
      { start: '2026-12-04T10:00', client: 'self' },
      { start: '2026-12-03T09:00', client: 'self' },
      { start: '2026-12-03T15:00', client: 'other' },
    ];
    expect(await play([], { given })).toMatchObject({
      turns: [],
      bookings: ['2026-12-03T09:00', '2026-12-04T10:00'],
      others: ['2026-12-03T15:00'],
      messages_sent: 0,
    });
  });

  test('moves, cancels and takes back, each as a change', async () => {
    const result = await play(
      ['pindahin ke jumat jam 3 sore', 'Batalin dong', { tap: 'kembalikan' }],
      { given: [{ start: ten, client: 'self' }] },
    );
    expect(result.turns.map(({ changes }) => changes)).toEqual([
      [{ change: 'moved', client: 'self', start: '2026-12-04T15:00', from: ten }],
      [{ change: 'cancelled', client: 'self', start: '2026-12-04T15:00' }],
      [{ change: 'restored', client: 'self', start: '2026-12-04T15:00' }],
    ]);
  });

  test("never sees or frees another's booking", async () => {
    const given = [{ start: ten, client: 'other' }];
    const result = await play(['jadwalku apa aja?', 'Batalin semua dong', words], { given });
    expect([result.bookings, result.others]).toEqual([[], [ten]]);
    expect(result.turns.flatMap(({ changes }) => changes)).toEqual([]);
    expect(result.turns[0]?.replies.join()).not.toContain('10.00');
    expect(result.turns[2]?.replies.join()).toMatch(/10\.00 sudah (?:penuh|terisi)/);
  });
});

describe('a turn', () => {
  const given = [{ start: ten, client: 'other' }];

  test.each([['09.00'], [1], ['1']])('taps the choice %j', async (tap) => {
    const result = await play([words, { tap }], { given });
    expect(result.turns[1]).toMatchObject({ text: '09.00', bookings: ['2026-12-03T09:00'] });
    expect(result.turns[0]?.replies[0]?.split('\n')[1]).toBe('09.00');
  });

  test('taps what was never offered: that is its fault, and nothing is sent', async () => {
    const result = await play([words, { tap: '23.00' }, { tap: 9 }], { given });
    expect(result.turns.slice(1)).toEqual([
      {
        text: '23.00',
        replies: [],
        changes: [],
        bookings: [],
        fault: 'nothing to tap is called "23.00"',
      },
      { text: '9', replies: [], changes: [], bookings: [], fault: 'nothing to tap is called "9"' },
    ]);
    expect(result.messages_sent).toBe(1);
  });

  test('lets time pass: ten minutes are enough to take back, eleven are not', async () => {
    const result = async (advance: string) =>
      (await play([words, 'Batalin dong', { advance }, { tap: 'Kembalikan' }])).bookings;
    expect(await result('PT9M')).toEqual([ten]);
    expect(await result('PT11M')).toEqual([]);
  });

  test('is twenty seconds after the one before it, and a day may pass', async () => {
    const now = '2026-12-02T23:59:30+07:00';
    const twice = await play([words, 'Booking besok jam 9 pagi', 'Booking besok jam 9 pagi'], {
      now,
    });
    expect(twice.bookings).toEqual(['2026-12-03T09:00', ten, '2026-12-04T09:00']);
    const later = await play([{ advance: 'P1D' }, words]);
    expect(later.bookings).toEqual(['2026-12-04T10:00']);
  });

  test('is a voice message, which is explained once', async () => {
    const result = await play([{ audio: true }, { audio: true }]);
    expect(result.turns.map(({ replies }) => replies)).toEqual([
      [expect.stringContaining('pesan suara')],
      [],
    ]);
  });

  test('is a message of WhatsApp as it is on the wire, or a whole webhook', async () => {
    const raw = { type: 'text', text: { body: words } };
    expect((await play([{ raw }])).bookings).toEqual([ten]);
    const image = { type: 'image', image: { id: '1', mime_type: 'image/jpeg', sha256: 'x' } };
    expect((await play([{ raw: image }])).turns[0]?.replies).toHaveLength(1);
    const webhook = {
      object: 'whatsapp_business_account',
      entry: [{ id: '1', changes: [{ field: 'account_update', value: {} }] }],
    };
    expect((await play([{ raw: webhook }])).turns[0]).toMatchObject({ replies: [], changes: [] });
  });

  test('is text in an object', async () => {
    expect((await play([{ text: words }])).turns[0]).toMatchObject({
      text: words,
      bookings: [ten],
    });
  });
});

describe('the model', () => {
  const strange = 'gimme the usual sesh besok 10 pagi pls xoxo qwz';

  test('answers as the script has it, and is asked once', async () => {
    const [result] = await replay(
      [line([{ model: { intent: 'book', day: 'besok', time: '10 pagi' } }, strange])],
      'deepseek',
    );
    expect(result).toMatchObject({ bookings: [ten], model_calls: 1 });
  });

  test.each(['server-error', 'reset', 'empty-answer', 'wrong-shape'])(
    'that fails with %s leaves clients able to book',
    async (fault) => {
      const [result] = await replay([line([{ model: fault }, words])], 'both');
      expect(result).toMatchObject({ bookings: [ten], model_calls: 1 });
    },
  );

  test('is not asked by the grammar alone', async () => {
    const [result] = await replay([line([{ model: { intent: 'list' } }, words])], 'grammar');
    expect(result).toMatchObject({ bookings: [ten], model_calls: 0 });
  });
});

test('conversations are worlds of their own, and come out in the order of the lines', async () => {
  const lines = Array.from({ length: 12 }, (_, index) =>
    line(index % 3 === 0 ? [words, 'jadwalku apa aja?', 'Batalin dong', words] : [words], {
      id: `line-${index}`,
    }),
  );
  const results = await replay(lines);
  expect(results.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
  expect(results.map(({ bookings }) => bookings)).toEqual(lines.map(() => [ten]));
});

test('a given booking that cannot be placed fails with the name of its line', async () => {
  const given = [
    { start: ten, client: 'self' },
    { start: '2026-12-03T10:15', client: 'other' },
  ];
  await expect(play([], { id: 'clash', given })).rejects.toThrow(/"clash".*10:15/);
});
