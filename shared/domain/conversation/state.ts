import * as z from 'zod/mini';

// What is remembered between messages. It is stored as one JSON value and read back through this schema: a shape
// that is not understood (an older or newer deployment, nonsense) counts as no memory, never as an error.

const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const range = z.object({ from: z.number(), to: z.number() });

const dayPart = z.enum(['morning', 'midday', 'afternoon', 'late-afternoon', 'evening', 'night']);

const clock = z.object({
  hour: z.number(),
  minute: z.number(),
  meridiem: z.exactOptional(z.enum(['am', 'pm'])),
  part: z.exactOptional(dayPart),
  exact: z.exactOptional(z.literal(true)),
  approximate: z.exactOptional(z.literal(true)),
  halfUnclear: z.exactOptional(z.literal(true)),
});

const timeSpec = z.discriminatedUnion('form', [
  z.object({ form: z.literal('clock'), clock }),
  z.object({ form: z.literal('part'), part: dayPart }),
  z.object({
    form: z.literal('window'),
    from: z.exactOptional(clock),
    to: z.exactOptional(clock),
    joined: z.exactOptional(z.enum(['to', 'until'])),
  }),
  z.object({ form: z.literal('span'), fromMinute: z.number(), toMinute: z.number() }),
  z.object({ form: z.literal('in'), minutes: z.number() }),
  z.object({ form: z.literal('same') }),
  z.object({ form: z.literal('any') }),
]);

/** What has been said so far of a session that is wanted. */
const draftSchema = z.object({
  goal: z.enum(['book', 'ask', 'move']),
  /** The booking to be moved. */
  bookingId: z.exactOptional(z.string()),
  date: z.exactOptional(date),
  /** A week or weekend named, in which a weekday will be looked for. */
  scope: z.exactOptional(z.array(date)),
  times: z.exactOptional(z.array(timeSpec)),
  /** By how much the booking is to be moved, while it is asked which one. */
  shift: z.exactOptional(z.object({ minutes: z.number(), days: z.number() })),
  /** Which way it is to be moved, while it is asked how far. */
  direction: z.exactOptional(z.enum(['later', 'earlier'])),
  refusedTimes: z.exactOptional(z.array(range)),
});

const slotOption = z.object({ id: z.string(), date, minute: z.number() });

const questionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day') }),
  z.object({ kind: z.literal('time') }),
  z.object({
    kind: z.literal('which-intent'),
    options: z.array(
      z.object({ id: z.string(), intent: z.enum(['book', 'cancel', 'move', 'undo', 'no']) }),
    ),
  }),
  /** `hours`: the client was asked for a time, so that a bare number is an hour and no place in the list. */
  z.object({
    kind: z.literal('slot'),
    options: z.array(slotOption),
    hours: z.exactOptional(z.literal(true)),
  }),
  z.object({ kind: z.literal('which-day'), options: z.array(z.object({ id: z.string(), date })) }),
  z.object({
    kind: z.literal('which-time'),
    options: z.array(z.object({ id: z.string(), minute: z.number() })),
  }),
  z.object({
    kind: z.literal('which-booking'),
    purpose: z.enum(['cancel', 'move']),
    options: z.array(z.object({ id: z.string(), bookingId: z.string() })),
  }),
  z.object({
    kind: z.literal('cancel-all'),
    bookingIds: z.array(z.string()),
    yesId: z.string(),
    noId: z.string(),
  }),
  z.object({
    kind: z.literal('delete-data'),
    yesId: z.string(),
    /** Absent: there is nothing ahead that could be cancelled. */
    cancelId: z.exactOptional(z.string()),
    noId: z.string(),
  }),
  z.object({
    kind: z.literal('cancel-or-move'),
    bookingId: z.string(),
    cancelId: z.string(),
    moveId: z.string(),
  }),
]);

/** What was done last, for "eh salah, jam 11" and for taking back. */
const lastActionSchema = z.object({
  kind: z.enum(['booked', 'moved', 'cancelled']),
  bookingIds: z.array(z.string()),
  at: z.number(),
  /** Where a moved booking was before. */
  from: z.exactOptional(z.number()),
  /** The week that was named for it, in which a corrected weekday is looked for. */
  scope: z.exactOptional(z.array(date)),
});

const countedSince = z.object({ since: z.number(), count: z.number() });

export const conversationStateSchema = z.object({
  language: z.enum(['en', 'id']),
  /** When the last message that was acted on was sent: an older one that comes later changes nothing. */
  lastSentAt: z.number(),
  draft: z.exactOptional(draftSchema),
  question: z.exactOptional(questionSchema),
  lastAction: z.exactOptional(lastActionSchema),
  /** The last cancellations, newest first, each with the choice that takes it back. */
  undos: z.exactOptional(
    z.array(z.object({ undoId: z.string(), bookingIds: z.array(z.string()) })),
  ),
  /** Slots offered in earlier messages: a late tap on one is offered anew. */
  offered: z.exactOptional(z.array(slotOption)),
  /** What was spoken of before a silence that ended the conversation. */
  lapsed: z.exactOptional(draftSchema),
  /** Slots that the studio offered for one that it cancelled: a tap on one books it, however late it comes. */
  standing: z.exactOptional(z.array(slotOption)),
  /** When the open question was put without a message to answer: it is as fresh as if it had been one. */
  askedAt: z.exactOptional(z.number()),
  /** How many messages came lately, for the limits. */
  rate: z.exactOptional(z.object({ minute: countedSince, day: countedSince })),
  /** How many messages in a row were not understood. */
  misunderstood: z.number(),
  /** Kinds of unreadable message that were explained already. */
  explained: z.array(z.string()),
});

export type ConversationState = z.infer<typeof conversationStateSchema>;
export type Draft = z.infer<typeof draftSchema>;
export type Question = z.infer<typeof questionSchema>;
export type SlotOption = z.infer<typeof slotOption>;
export type LastAction = z.infer<typeof lastActionSchema>;
