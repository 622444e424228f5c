import { expect, test } from 'vitest';
import { whatsappPayload } from '#adapters/whatsapp/message-payload.ts';
import type { Language } from '#domain/conversation/language.ts';
import type { OutboundMessage } from '#domain/conversation/message.ts';
import { renderReplies } from '#domain/conversation/render-reply.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import { aStudio, namedSamples, slots, wordyStudio } from './render-samples.ts';

const studio = aStudio();
const languages = ['en', 'id'] as const;
const thursday10 = instantFromIso('2026-12-03T03:00:00Z');
const dayMs = 24 * 60 * 60_000;

function rendered(language: Language, reply: Reply, at = studio): OutboundMessage {
  const message = renderReplies([reply], language, at);
  if (!message) throw new Error('nothing was rendered');
  return message;
}

/** A message as the proof-reading file shows it: the words, then what can be tapped. */
function shown({ body, choices = [] }: OutboundMessage): string {
  const buttons = choices.map(({ title, description }) =>
    description === undefined ? `[${title}]` : `[${title} | ${description}]`,
  );
  return [body, ...(buttons.length > 0 ? [buttons.join(' ')] : [])].join('\n');
}

test('everything that is said, in both languages, is as it was proof-read', async () => {
  const lines = ['# Everything that CoreSync says', ''];
  let lastKind = '';
  for (const { kind, variant, reply } of namedSamples) {
    if (kind !== lastKind) lines.push(`## ${kind}`, '');
    lastKind = kind;
    lines.push(`### ${variant}`, '');
    for (const language of languages) {
      lines.push('```text', `${language}: ${shown(rendered(language, reply))}`, '```', '');
    }
  }
  await expect(`${lines.join('\n').trimEnd()}\n`).toMatchFileSnapshot('./replies.md');
});

test.each(namedSamples)('$kind, $variant: each language has words of its own', ({ reply }) => {
  const [english, indonesian] = languages.map((language) => rendered(language, reply));
  const isOwnersAnswer = reply.kind === 'question' && reply.answer?.includes('mats') === true;
  expect(english?.body === indonesian?.body).toBe(isOwnersAnswer);
  expect(english?.body).not.toMatch(/\bKak\b/);
  expect(indonesian?.body).not.toMatch(/\bAnda\b|\d [ap]m\b/i);
  expect(english?.choices?.map(({ id }) => id)).toEqual(indonesian?.choices?.map(({ id }) => id));
});

test.each(namedSamples)('$kind, $variant: fits WhatsApp at any studio', ({ reply }) => {
  for (const language of languages) {
    for (const where of [studio, wordyStudio]) fitsWhatsapp(rendered(language, reply, where));
  }
});

test.each(['cancel', 'move'] as const)(
  'ten bookings at one time to %s keep titles apart',
  (purpose) => {
    const choices = Array.from({ length: 10 }, (_, index) => ({
      id: `booking-${index}`,
      // Wednesday, 30 September 2026, 12:30 in Jakarta: the longest that a title gets.
      start: instantFromIso('2026-09-30T05:30:00Z'),
    }));
    for (const language of languages) {
      fitsWhatsapp(rendered(language, { kind: 'which-booking', purpose, noneFits: true, choices }));
    }
  },
);

test('the second of two sessions at one time is numbered', () => {
  const choices = ['a', 'b'].map((id) => ({ id, start: instantFromIso('2026-09-30T05:30:00Z') }));
  const reply: Reply = { kind: 'which-booking', purpose: 'cancel', noneFits: false, choices };
  expect(rendered('en', reply).choices).toEqual([
    { id: 'a', title: 'Wed 30 Sep 12:30 pm' },
    { id: 'b', title: '30 Sep 12:30 pm (2)' },
  ]);
  expect(rendered('id', reply).choices).toEqual([
    { id: 'a', title: 'Rab 30 Sep 12.30' },
    { id: 'b', title: 'Rab 30 Sep 12.30 (2)' },
  ]);
});

test('a hundred bookings fit a text, what is beyond fifty being counted', () => {
  const starts = Array.from({ length: 100 }, (_, index) => thursday10 + index * dayMs);
  for (const language of languages) {
    for (const kind of ['booked', 'bookings', 'cancelled-all', 'restored'] as const) {
      const message = rendered(language, { kind, starts }, wordyStudio);
      fitsWhatsapp(message);
      expect(message.body).toContain(language === 'en' ? '… and 50 more' : '… dan 50 lagi');
    }
  }
});

test.each([
  [12, undefined],
  [13, '… and 1 more'],
] as const)('of %i sessions to cancel the question hides %s', (count, hidden) => {
  const starts = Array.from({ length: count }, (_, index) => thursday10 + index * dayMs);
  const reply: Reply = { kind: 'confirm-cancel-all', starts, yesId: 'yes', noId: 'no' };
  const message = rendered('en', reply, wordyStudio);
  fitsWhatsapp(message);
  expect(message.body.match(/^•/gm)).toHaveLength(12);
  expect(message.body.match(/… and .*/)?.[0]).toBe(hidden);
});

test('times on the day that the message names go without the date, others with it', () => {
  const titles = (...times: readonly (readonly [string, number])[]) =>
    rendered('en', {
      kind: 'offer',
      reason: { kind: 'nearest', date: '2026-12-03' },
      choices: slots(...times),
    }).choices?.map(({ title }) => title);
  expect(titles(['2026-12-03', 600], ['2026-12-03', 720])).toEqual(['10:00 am', '12:00 pm']);
  expect(titles(['2026-12-03', 600], ['2026-12-04', 600])).toEqual([
    'Thu 3 Dec 10:00 am',
    'Fri 4 Dec 10:00 am',
  ]);
  expect(titles(['2026-12-04', 600])).toEqual(['Fri 4 Dec 10:00 am']);
});

test.each([
  ['Asia/Jakarta', 'Thursday, 3 December 2026 at 10:00 am WIB'],
  ['Asia/Makassar', 'Thursday, 3 December 2026 at 11:00 am WITA'],
  ['Asia/Jayapura', 'Thursday, 3 December 2026 at 12:00 pm WIT'],
  ['Europe/Berlin', 'Thursday, 3 December 2026 at 4:00 am GMT+1'],
  ['America/Los_Angeles', 'Wednesday, 2 December 2026 at 7:00 pm PST'],
])('a studio in %s confirms in its own time', (timezone, time) => {
  const there = aStudio({ timezone });
  expect(rendered('en', { kind: 'booked', starts: [thursday10] }, there).body).toBe(
    `You're booked for *${time}*. See you then! 🙏`,
  );
});

test('a slot to confirm is told in full, with weekday and zone', () => {
  const choice = { id: 'a', date: '2026-12-03', minute: 1170 };
  const reply: Reply = { kind: 'confirm-slot', choice, moves: false };
  const there = aStudio({ timezone: 'Asia/Makassar' });
  expect(rendered('id', reply, there).body).toBe(
    '*Kamis, 3 Desember 2026 pukul 19.30 WITA* masih kosong Kak. Mau saya bookingkan?',
  );
});

test.each([
  [{}, 'Please get in touch with our studio team directly.'],
  [{ phone: '+6281100001111' }, 'Please contact our studio team directly: +6281100001111.'],
  [{ email: 'hi@studio.example' }, 'Please contact our studio team directly: hi@studio.example.'],
  [
    { phone: '+6281100001111', email: 'hi@studio.example' },
    'Please contact our studio team directly: +6281100001111 or hi@studio.example.',
  ],
])('a studio reached by %j refers to it in a whole sentence', (contact, sentence) => {
  expect(rendered('en', { kind: 'human' }, aStudio({ contact })).body).toBe(sentence);
});

test('several replies become one message, with the choices of the last', () => {
  const replies: Reply[] = [
    { kind: 'thanks' },
    { kind: 'cancelled', start: thursday10, undoId: 'undo' },
  ];
  expect(renderReplies(replies, 'id', studio)).toEqual({
    body: 'Sama-sama Kak! 🙏\n\nOke Kak, sesi *Kamis, 3 Desember 2026 pukul 10.00 WIB* sudah dibatalkan. Kalau berubah pikiran, bisa dikembalikan dalam 10 menit ya.',
    choices: [{ id: 'undo', title: 'Kembalikan' }],
    menuLabel: 'Lihat pilihan',
  });
});

/** The longest answer that an owner may write, said before anything else that is owed. */
const longestAnswer: Reply = { kind: 'question', topic: 'price', answer: 'W'.repeat(600) };

test.each(namedSamples)(
  '$kind, $variant, fits behind the longest answer of an owner',
  ({ reply }) => {
    for (const language of languages) {
      const message = renderReplies([longestAnswer, reply], language, wordyStudio);
      const payload = whatsappPayload({ phone: '+6281234567890' }, message ?? { body: '' }, 'id');
      expect(payload.interactive?.body.text.length ?? 0).toBeLessThanOrEqual(1024);
      expect(payload.text?.body.length ?? 0).toBeLessThanOrEqual(4096);
      const said = JSON.stringify(payload);
      for (const { title } of message?.choices ?? []) expect(said).toContain(title);
    }
  },
);

test('no reply is no message', () => {
  expect(renderReplies([], 'en', studio)).toBeUndefined();
});

function fitsWhatsapp({ body, choices = [], menuLabel }: OutboundMessage): void {
  expect(body).toBe(body.trim());
  expect(body).not.toMatch(/undefined|NaN| {2}/);
  expect(body.length).toBeGreaterThan(0);
  expect(body.length).toBeLessThanOrEqual(choices.length > 0 ? 1024 : 4096);
  expect(choices.length).toBeLessThanOrEqual(10);
  expect(menuLabel?.length ?? 0).toBeLessThanOrEqual(20);
  expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
  expect(new Set(choices.map(({ title }) => title)).size).toBe(choices.length);
  for (const { title, description = '' } of choices) {
    expect(title).toBe(title.trim());
    expect(title.length).toBeGreaterThan(0);
    expect(title.length).toBeLessThanOrEqual(choices.length <= 3 ? 20 : 24);
    expect(description.length).toBeLessThanOrEqual(72);
  }
}
