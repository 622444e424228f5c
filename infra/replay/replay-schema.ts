import * as z from 'zod';
import { deepseekScriptSchema } from '#infra/local/doubles/deepseek-script.ts';

const wallClock = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

const studioTime = z
  .string()
  .refine(isWallClock, 'must be a time of the studio such as 2026-12-03T10:00');

const instantText = z.iso.datetime({ offset: true, error: 'must be ISO 8601 with an offset' });

/** One step of a conversation: what the client writes or taps, or what happens around it. */
export const replayTurnSchema = z.union([
  z.string(),
  z.strictObject({ text: z.string() }),
  /** The title of a choice that was offered, or its number, from 1. */
  z.strictObject({ tap: z.union([z.string(), z.int().min(1)]) }),
  /** Time that passes, as an ISO 8601 duration. */
  z.strictObject({ advance: z.iso.duration() }),
  /** What the model answers to its next question: a scripted answer or the name of a fault. */
  z.strictObject({ model: deepseekScriptSchema }),
  z.strictObject({ audio: z.literal(true) }),
  /** A message of WhatsApp's as it is on the wire, or a whole webhook body. */
  z.strictObject({ raw: z.record(z.string(), z.unknown()) }),
]);

/** A line of input. Further keys are allowed: corpora keep their expectations beside it. */
export const replayLineSchema = z.object({
  id: z.string().min(1),
  now: instantText,
  given: z.array(z.object({ start: studioTime, client: z.enum(['self', 'other']) })).default([]),
  turns: z.array(replayTurnSchema),
});

const change = z.object({
  change: z.enum(['booked', 'moved', 'cancelled', 'restored']),
  client: z.enum(['self', 'other']),
  start: studioTime,
  /** Where a moved booking was before. */
  from: studioTime.optional(),
});

const turnResult = z.object({
  text: z.string(),
  replies: z.array(z.string()),
  changes: z.array(change),
  /** The client's confirmed starts after this turn. */
  bookings: z.array(studioTime),
  /** Why nothing was sent, such as a tap on a choice that was never offered. */
  fault: z.string().optional(),
});

/** A line of output; `chat --json` prints the same object. */
export const replayResultSchema = z.object({
  id: z.string(),
  turns: z.array(turnResult),
  bookings: z.array(studioTime),
  others: z.array(studioTime),
  messages_sent: z.int(),
  model_calls: z.int(),
});

export type ReplayTurn = z.output<typeof replayTurnSchema>;
export type ReplayLine = z.output<typeof replayLineSchema>;
export type ReplayResult = z.output<typeof replayResultSchema>;
export type ReplayChange = z.output<typeof change>;

/** A date that the calendar has and a time that a day has: what is spelt anew is spelt the same. */
function isWallClock(text: string): boolean {
  const instant = wallClock.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
