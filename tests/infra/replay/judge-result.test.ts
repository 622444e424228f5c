import { expect, test } from 'vitest';
import { expectationSchema, judgeResult } from '#infra/replay/judge-result.ts';
import type { ReplayResult } from '#infra/replay/replay-schema.ts';

const [ten, eleven] = ['2026-12-03T10:00', '2026-12-03T11:00'];

/** A conversation in which the client's bookings were these, turn by turn. */
function result(...bookings: string[][]): ReplayResult {
  const turns = bookings.map((now, index) => ({
    text: 'x',
    replies: [],
    bookings: now,
    changes: now
      .filter((start) => !(bookings[index - 1] ?? []).includes(start))
      .map((start) => ({ change: 'booked', client: 'self', start }) as const),
  }));
  return {
    id: 'a',
    turns,
    bookings: bookings.at(-1) ?? [],
    others: [],
    messages_sent: turns.length,
    model_calls: 0,
  };
}

function judge(expected: object, played: ReplayResult) {
  const expectation = expectationSchema.parse({
    id: 'a',
    category: 'c',
    language: 'id',
    expect: expected,
  });
  const { isRight, isWrongBooking, isDirect, faults } = judgeResult(expectation, played);
  return { isRight, isWrongBooking, isDirect, faults };
}

test.each([
  ['what was expected is right', { bookings: [ten] }, [[ten]], true, false],
  ['their order does not matter', { bookings: [eleven, ten] }, [[ten, eleven]], true, false],
  [
    'nothing booked where something should be is no wrong booking',
    { bookings: [ten] },
    [[]],
    false,
    false,
  ],
  ['another time booked is a wrong booking', { bookings: [ten] }, [[eleven]], false, true],
  ['something booked where nothing should be is one too', { bookings: [] }, [[ten]], false, true],
  [
    'what must never be booked is wrong though it was put right',
    { bookings: [ten], never: [eleven] },
    [[eleven], [ten]],
    false,
    true,
  ],
  [
    'a state on the way counts',
    { bookings: [ten], after: [{ turn: 0, bookings: [] }] },
    [[], [ten]],
    true,
    false,
  ],
])('%s', (_fact, expected, bookings, isRight, isWrongBooking) => {
  expect(judge(expected, result(...bookings))).toMatchObject({ isRight, isWrongBooking });
});

test('a fault names what was and what was expected', () => {
  const expected = { bookings: [ten], after: [{ turn: 0, bookings: [ten] }], others: [ten] };
  expect(judge(expected, result([], [eleven])).faults).toEqual([
    `bookings: [${eleven}], expected [${ten}]`,
    `others: [], expected [${ten}]`,
    `after turn 0: [], expected [${ten}]`,
  ]);
});

test('whether it was booked at once is asked of unambiguous requests only', () => {
  const expected = { bookings: [ten], booked_without_question: true };
  expect(judge(expected, result([ten])).isDirect).toBe(true);
  expect(judge(expected, result([])).isDirect).toBe(false);
  expect(judge({ bookings: [ten] }, result([ten])).isDirect).toBeUndefined();
});

test.each([
  ['a fact that the last replies give, whatever its case', { said: ['rp 250'] }, []],
  ['a fact that they do not give', { said: ['kemang'] }, ['did not say "kemang"']],
  ['a fact given earlier only', { said: ['halo'] }, ['did not say "halo"']],
  ['what no reply holds', { unsaid: ['Budi'] }, []],
  ['what an earlier reply holds', { unsaid: ['HALO'] }, ['said "HALO"']],
])('%s is judged', (_, words, faults) => {
  const played = result([], []);
  const said = [['Halo Kak'], ['Rp 250.000', 'ya']];
  const turns = played.turns.map((turn, index) => ({ ...turn, replies: said[index] ?? [] }));
  expect(judge({ bookings: [], ...words }, { ...played, turns }).faults).toEqual(faults);
});
