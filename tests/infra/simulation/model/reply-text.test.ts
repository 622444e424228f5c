import { describe, expect, test } from 'vitest';
import { renderReplies } from '#domain/conversation/render-reply.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import { sessionsAfter, timesIn, toldBy } from '#infra/simulation/model/reply-text.ts';

const parsed = parseStudio({
  session_duration_minutes: 45,
  weekly_schedule: { Monday: { start: '08:00', end: '20:00' } },
  holidays: [],
});
const ten = Date.parse('2026-12-03T03:00:00Z');
const evening = Date.parse('2026-12-04T11:30:00Z');

function said(language: 'en' | 'id', ...replies: Reply[]): string {
  if (parsed.kind === 'invalid') throw new Error('no studio');
  return renderReplies(replies, language, parsed.studio)?.body ?? '';
}

describe.each(['en', 'id'] as const)('in %s', (language) => {
  test.each<[Reply, ReturnType<typeof toldBy>]>([
    [{ kind: 'booked', starts: [ten] }, [{ kind: 'booked', starts: [ten] }]],
    [{ kind: 'booked', starts: [ten, evening] }, [{ kind: 'booked', starts: [ten, evening] }]],
    [{ kind: 'moved', from: ten, to: evening }, [{ kind: 'moved', from: ten, to: evening }]],
    [{ kind: 'cancelled', start: ten, undoId: 'u' }, [{ kind: 'cancelled', starts: [ten] }]],
    [{ kind: 'cancelled-all', starts: [ten] }, [{ kind: 'cancelled', starts: [ten] }]],
    [
      { kind: 'cancelled-all', starts: [ten, evening] },
      [{ kind: 'cancelled', starts: [ten, evening] }],
    ],
    [{ kind: 'restored', starts: [ten] }, [{ kind: 'restored', starts: [ten] }]],
    [{ kind: 'restored', starts: [ten, evening] }, [{ kind: 'restored', starts: [ten, evening] }]],
    [{ kind: 'bookings', starts: [ten] }, [{ kind: 'listed', starts: [ten] }]],
    [{ kind: 'bookings', starts: [ten, evening] }, [{ kind: 'listed', starts: [ten, evening] }]],
    [{ kind: 'no-bookings' }, [{ kind: 'listed', starts: [] }]],
    [{ kind: 'already-yours', start: ten }, [{ kind: 'yours', start: ten }]],
    [{ kind: 'unchanged' }, []],
    [{ kind: 'undo-late' }, []],
    [{ kind: 'undo-nothing' }, []],
    [{ kind: 'greeting', salam: false }, []],
    [{ kind: 'old-message' }, []],
    [
      {
        kind: 'offer',
        reason: {
          kind: 'refused',
          asked: { date: '2026-12-03', minute: 600 },
          refusal: { kind: 'taken' },
        },
        choices: [],
      },
      [],
    ],
  ])('%o tells %o', (reply, told) => {
    expect(toldBy(said(language, reply))).toEqual(told);
  });

  test('of several replies in one message each tells its own', () => {
    const text = said(
      language,
      { kind: 'cancelled', start: ten, undoId: 'u' },
      { kind: 'late-change', hours: 2 },
    );
    expect(toldBy(text)).toEqual([{ kind: 'cancelled', starts: [ten] }]);
  });
});

test('noon and midnight are read as they are spelled', () => {
  const at = (clock: string) => `Thursday, 3 December 2026 at ${clock} WIB`;
  expect(timesIn([at('12:00 pm'), at('12:15 am'), at('11:45 pm')].join(' and '))).toEqual(
    ['2026-12-03T05:00Z', '2026-12-02T17:15Z', '2026-12-03T16:45Z'].map(Date.parse),
  );
});

test('what was told adds up', () => {
  const story: Parameters<typeof sessionsAfter>[1][] = [
    { kind: 'booked', starts: [ten, ten] },
    { kind: 'cancelled', starts: [ten] },
    { kind: 'moved', from: ten, to: evening },
    { kind: 'listed', starts: [] },
    { kind: 'restored', starts: [ten] },
  ];
  expect(story.reduce(sessionsAfter, [])).toEqual([evening, ten]);
});
