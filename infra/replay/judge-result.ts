import * as z from 'zod';
import type { ReplayResult } from '#infra/replay/replay-schema.ts';

/** What a corpus line expects, beside the conversation itself: states, and words only where they carry facts. */
export const expectationSchema = z.object({
  id: z.string(),
  category: z.string(),
  language: z.enum(['id', 'en', 'mixed']),
  expect: z.strictObject({
    bookings: z.array(z.string()),
    others: z.array(z.string()).optional(),
    /** An unambiguous request: the state is reached in the very turn. */
    booked_without_question: z.boolean().optional(),
    /** Starts that must not have been booked at any turn. */
    never: z.array(z.string()).optional(),
    after: z.array(z.object({ turn: z.int(), bookings: z.array(z.string()) })).optional(),
    /** Facts that the replies to the last turn must give, such as a price or a date; whatever their case. */
    said: z.array(z.string().min(1)).optional(),
    /** What no reply may hold at any turn, such as another client's number. */
    unsaid: z.array(z.string().min(1)).optional(),
  }),
});

export type Expectation = z.output<typeof expectationSchema>;

export interface Verdict {
  readonly id: string;
  readonly category: string;
  readonly language: Expectation['language'];
  readonly isRight: boolean;
  /** A time was booked, at some turn, that the expectation never has. */
  readonly isWrongBooking: boolean;
  /** For unambiguous requests: whether it was booked without a question. */
  readonly isDirect?: boolean;
  readonly faults: readonly string[];
}

/** Compares what happened with what was expected. */
export function judgeResult(expectation: Expectation, result: ReplayResult): Verdict {
  const { expect } = expectation;
  const faults: string[] = [];
  const compare = (what: string, got: readonly string[], wanted: readonly string[]) => {
    if (got.join() !== [...wanted].sort().join())
      faults.push(`${what}: [${got}], expected [${wanted}]`);
  };
  compare('bookings', result.bookings, expect.bookings);
  if (expect.others) compare('others', result.others, expect.others);
  for (const { turn, bookings } of expect.after ?? []) {
    compare(`after turn ${turn}`, result.turns[turn]?.bookings ?? [], bookings);
  }
  const booked = new Set(result.turns.flatMap((turn) => turn.bookings));
  for (const start of expect.never ?? []) {
    if (booked.has(start)) faults.push(`booked ${start}, which must never be`);
  }
  faults.push(...faultsOfWords(expectation, result));
  const given = result.turns[0]?.changes.map((one) => one.start) ?? [];
  const stood = new Set(
    (result.turns[0]?.bookings ?? []).filter((start) => !given.includes(start)),
  );
  // What stood before and was to go is a missed cancellation, not a wrong booking.
  const isWrongBooking =
    result.bookings.some((start) => !expect.bookings.includes(start) && !stood.has(start)) ||
    faults.some((fault) => fault.includes('never'));
  const last = result.turns.at(-1);
  return {
    id: expectation.id,
    category: expectation.category,
    language: expectation.language,
    isRight: faults.length === 0,
    isWrongBooking,
    ...(expect.booked_without_question
      ? { isDirect: last?.bookings.join() === [...expect.bookings].sort().join() }
      : {}),
    faults,
  };
}

function faultsOfWords({ expect }: Expectation, result: ReplayResult): string[] {
  const last = folded(result.turns.at(-1)?.replies ?? []);
  const all = folded(result.turns.flatMap((turn) => turn.replies));
  const missing = (expect.said ?? []).filter((words) => !last.includes(words.toLowerCase()));
  const leaked = (expect.unsaid ?? []).filter((words) => all.includes(words.toLowerCase()));
  return [
    ...missing.map((words) => `did not say "${words}"`),
    ...leaked.map((words) => `said "${words}"`),
  ];
}

function folded(replies: readonly string[]): string {
  return replies.join('\n').toLowerCase();
}
