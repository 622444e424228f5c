import type { OfferReason, Reply, SlotChoice, SlotTime } from '#domain/conversation/reply.ts';
import type { Refusal } from '#domain/schedule/judge-start.ts';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { instantFromIso } from '#domain/time/instant.ts';

type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>;
type Samples = { readonly [Kind in Reply['kind']]: Readonly<Record<string, ReplyOf<Kind>>> };

const weekday = { start: '08:00', end: '20:00', break: ['12:00', '13:00'] };
const file = {
  session_duration_minutes: 45,
  weekly_schedule: {
    Monday: weekday,
    Tuesday: weekday,
    Wednesday: weekday,
    Thursday: weekday,
    Friday: weekday,
    Saturday: { start: '08:00', end: '24:00' },
  },
  holidays: [
    { start: '2026-12-24', end: '2026-12-26', name: 'Natal' },
    { start: '2027-01-01', end: '2027-01-01' },
  ],
  min_notice_minutes: 120,
  cancellation_window_hours: 12,
  contact: { phone: '+6281100001111', address: 'Jl. Kemang Raya 10, Jakarta Selatan' },
};

export function aStudio(changes: Record<string, unknown> = {}): Studio {
  const parsed = parseStudio({ ...file, ...changes });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.faults));
  return parsed.studio;
}

/** Every text that the owner may write is as long as it may be. */
export const wordyStudio = aStudio({
  studio_name: 'W'.repeat(40),
  timezone: 'America/Argentina/ComodRivadavia',
  start_interval_minutes: 30,
  min_notice_minutes: 30 * 24 * 60 - 1,
  max_advance_days: 366,
  max_active_bookings_per_client: 100,
  cancellation_window_hours: 167.9,
  holidays: [{ start: '2026-12-24', end: '2026-12-26', name: 'W'.repeat(60) }],
  contact: {
    phone: '+628110000111122',
    email: `${'w'.repeat(60)}@${'w'.repeat(60)}.example.com`,
    address: 'W'.repeat(200),
  },
});

const thursday10 = instantFromIso('2026-12-03T03:00:00Z');
const saturday1230 = instantFromIso('2026-12-05T05:30:00Z');
const christmas: SlotTime = { date: '2026-12-24', minute: 600 };
const thursday: SlotTime = { date: '2026-12-03', minute: 600 };

const none: readonly SlotChoice[] = [];
const one = slots(['2026-12-03', 660]);
const sameDay = slots(['2026-12-03', 660], ['2026-12-03', 720], ['2026-12-03', 870]);
const nextDay = slots(['2026-12-04', 480], ['2026-12-04', 600], ['2026-12-04', 1155]);
const mixed = slots(['2026-12-03', 1155], ['2026-12-04', 480], ['2026-12-05', 750]);
const nine = slots(
  ...[480, 525, 570, 630, 675, 780, 870, 1110, 1155].map(
    (minute) => ['2026-12-03', minute] as const,
  ),
);

const refusals = {
  past: { kind: 'past' },
  'too-soon': { kind: 'too-soon' },
  'too-far': { kind: 'too-far' },
  closed: { kind: 'closed', closure: { kind: 'weekday' } },
  'outside-hours': { kind: 'outside-hours' },
  'in-break': { kind: 'in-break' },
  'off-grid': { kind: 'off-grid' },
  'no-such-time': { kind: 'no-such-time' },
  taken: { kind: 'taken' },
} as const satisfies { readonly [Kind in Refusal['kind']]: Extract<Refusal, { kind: Kind }> };

/** The time that would be refused so. */
const askedFor: Readonly<Record<Refusal['kind'], SlotTime>> = {
  past: { date: '2026-12-02', minute: 480 },
  'too-soon': { date: '2026-12-02', minute: 945 },
  'too-far': { date: '2027-06-03', minute: 600 },
  closed: { date: '2026-12-06', minute: 600 },
  'outside-hours': { date: '2026-12-03', minute: 420 },
  'in-break': { date: '2026-12-03', minute: 690 },
  'off-grid': { date: '2026-12-03', minute: 610 },
  'no-such-time': { date: '2026-12-03', minute: 120 },
  taken: thursday,
};

const reasons: Readonly<Record<string, OfferReason>> = {
  ...Object.fromEntries(
    Object.values(refusals).map((refusal): [string, OfferReason] => [
      `refused, ${refusal.kind}`,
      { kind: 'refused', asked: askedFor[refusal.kind], refusal },
    ]),
  ),
  'refused, past closing': {
    kind: 'refused',
    asked: { date: '2026-12-03', minute: 1170 },
    refusal: { kind: 'outside-hours' },
  },
  'refused, past midnight': {
    kind: 'refused',
    asked: { date: '2026-12-05', minute: 1410 },
    refusal: { kind: 'outside-hours' },
  },
  'refused, named holiday': {
    kind: 'refused',
    asked: christmas,
    refusal: { kind: 'closed', closure: { kind: 'holiday', name: 'Natal' } },
  },
  'refused, unnamed holiday': {
    kind: 'refused',
    asked: { date: '2027-01-01', minute: 600 },
    refusal: { kind: 'closed', closure: { kind: 'holiday' } },
  },
  ...({
    'free-on': { kind: 'free-on', date: '2026-12-03', narrowed: false },
    'free-next': { kind: 'free-next' },
    again: { kind: 'again' },
    nearest: { kind: 'nearest', date: '2026-12-03' },
    'move-to': { kind: 'move-to', from: thursday },
  } satisfies {
    readonly [Kind in Exclude<OfferReason['kind'], 'refused'>]: Extract<
      OfferReason,
      { kind: Kind }
    >;
  }),
  'free-on, narrowed': { kind: 'free-on', date: '2026-12-03', narrowed: true },
};

const shapes = { none, one, 'same day': sameDay, 'next day': nextDay, 'several days': mixed };

/** Every reason with and without choices; one refusal stands for all where only the shape of the choices tells. */
const offers = Object.fromEntries(
  Object.entries(reasons).flatMap(([name, reason]) =>
    Object.entries(shapes)
      .filter(([shape]) => hasShape(name, shape))
      .map(([shape, choices]): [string, ReplyOf<'offer'>] => [
        `${name}; ${shape}`,
        { kind: 'offer', reason, choices },
      ]),
  ),
);

function hasShape(reason: string, shape: string): boolean {
  if (reason.startsWith('free-on')) return !['next day', 'several days'].includes(shape);
  if (!reason.startsWith('refused') || reason === 'refused, taken') return true;
  return shape === 'none' || shape === 'several days';
}

const fiveDays = [0, 1, 2, 3, 4].map((days) => thursday10 + days * 24 * 60 * 60_000);
const twoBookings = [
  { id: 'a', start: thursday10 },
  { id: 'b', start: saturday1230 },
];
const sundayOrMonday = [
  { id: 'a', date: '2026-12-06' },
  { id: 'b', date: '2026-12-13' },
];

/** One of everything that can be said: the type asks for every kind, the names tell the variants. */
export const samples: Samples = {
  booked: {
    one: { kind: 'booked', starts: [thursday10] },
    two: { kind: 'booked', starts: [thursday10, saturday1230] },
  },
  moved: { moved: { kind: 'moved', from: thursday10, to: saturday1230 } },
  'owner-moved': { 'owner-moved': { kind: 'owner-moved', from: thursday10, to: saturday1230 } },
  'owner-cancelled': {
    'with alternatives': { kind: 'owner-cancelled', start: thursday10, choices: sameDay },
    'without alternatives': { kind: 'owner-cancelled', start: thursday10, choices: none },
  },
  cancelled: { cancelled: { kind: 'cancelled', start: thursday10, undoId: 'undo' } },
  'cancelled-all': {
    one: { kind: 'cancelled-all', starts: [thursday10] },
    two: { kind: 'cancelled-all', starts: [thursday10, saturday1230] },
  },
  restored: {
    one: { kind: 'restored', starts: [thursday10] },
    two: { kind: 'restored', starts: [thursday10, saturday1230] },
  },
  'undo-late': { late: { kind: 'undo-late' } },
  'undo-nothing': { nothing: { kind: 'undo-nothing' } },
  unchanged: { unchanged: { kind: 'unchanged' } },
  'ask-day': {
    plain: { kind: 'ask-day', choices: none },
    'plain, with choices': { kind: 'ask-day', choices: mixed },
    timed: { kind: 'ask-day', time: 600, choices: none },
    'timed, with choices': {
      kind: 'ask-day',
      time: 600,
      choices: slots(['2026-12-03', 600], ['2026-12-04', 600]),
    },
  },
  'ask-time': {
    plain: { kind: 'ask-time', date: '2026-12-03', choices: none },
    'with choices': { kind: 'ask-time', date: '2026-12-03', choices: nine },
  },
  offer: offers,
  'confirm-slot': {
    books: { kind: 'confirm-slot', choice: { id: 'a', ...thursday }, moves: false },
    moves: { kind: 'confirm-slot', choice: { id: 'a', ...thursday }, moves: true },
  },
  'which-day': {
    'which-week': { kind: 'which-day', why: 'which-week', choices: sundayOrMonday },
    'today-or-next': { kind: 'which-day', why: 'today-or-next', choices: sundayOrMonday },
    contradiction: { kind: 'which-day', why: 'contradiction', choices: sundayOrMonday },
    spelling: { kind: 'which-day', why: 'spelling', choices: sundayOrMonday },
  } satisfies Record<ReplyOf<'which-day'>['why'], Reply>,
  'which-time': {
    'am-or-pm': { kind: 'which-time', why: 'am-or-pm', choices: minutes(480, 1200) },
    'am-or-pm, dated': {
      kind: 'which-time',
      why: 'am-or-pm',
      date: '2026-12-03',
      choices: minutes(480, 1200),
    },
    half: { kind: 'which-time', why: 'half', choices: minutes(870, 930) },
    'half, dated': {
      kind: 'which-time',
      why: 'half',
      date: '2026-12-03',
      choices: minutes(870, 930),
    },
  },
  'which-booking': {
    cancel: { kind: 'which-booking', purpose: 'cancel', noneFits: false, choices: twoBookings },
    move: { kind: 'which-booking', purpose: 'move', noneFits: false, choices: twoBookings },
    'cancel, none fits': {
      kind: 'which-booking',
      purpose: 'cancel',
      noneFits: true,
      choices: twoBookings,
    },
    'move, none fits': {
      kind: 'which-booking',
      purpose: 'move',
      noneFits: true,
      choices: twoBookings,
    },
    'two at one time': {
      kind: 'which-booking',
      purpose: 'cancel',
      noneFits: false,
      choices: [...twoBookings, { id: 'c', start: saturday1230 }],
    },
  },
  'confirm-cancel-all': {
    one: { kind: 'confirm-cancel-all', starts: [thursday10], yesId: 'yes', noId: 'no' },
    five: { kind: 'confirm-cancel-all', starts: fiveDays, yesId: 'yes', noId: 'no' },
    fifteen: {
      kind: 'confirm-cancel-all',
      starts: [...fiveDays, ...fiveDays, ...fiveDays],
      yesId: 'yes',
      noId: 'no',
    },
  },
  'cancel-or-move': {
    asked: { kind: 'cancel-or-move', start: thursday10, cancelId: 'cancel', moveId: 'move' },
  },
  'no-such-day': { asked: { kind: 'no-such-day' } },
  bookings: {
    one: { kind: 'bookings', starts: [thursday10] },
    two: { kind: 'bookings', starts: [thursday10, saturday1230] },
  },
  'no-bookings': { none: { kind: 'no-bookings' } },
  gone: { one: { kind: 'gone' } },
  'already-yours': { one: { kind: 'already-yours', start: thursday10 } },
  'too-many': { one: { kind: 'too-many', limit: 1 }, ten: { kind: 'too-many', limit: 10 } },
  'which-intent': {
    'book or cancel': {
      kind: 'which-intent',
      choices: [
        { id: 'q.1', intent: 'book' },
        { id: 'q.2', intent: 'cancel' },
      ],
    },
    'move or take back': {
      kind: 'which-intent',
      choices: [
        { id: 'q.1', intent: 'move' },
        { id: 'q.2', intent: 'undo' },
      ],
    },
    'nothing or book': {
      kind: 'which-intent',
      choices: [
        { id: 'q.1', intent: 'no' },
        { id: 'q.2', intent: 'book' },
      ],
    },
  },
  'one-at-a-time': { 'before an offer': { kind: 'one-at-a-time' } },
  'late-change': { 'twelve hours': { kind: 'late-change', hours: 12 } },
  'inside-window': {
    'one hour': { kind: 'inside-window', start: thursday10, hours: 1 },
    'twelve hours': { kind: 'inside-window', start: thursday10, hours: 12 },
    'half an hour': { kind: 'inside-window', start: thursday10, hours: 0.5 },
    'three days': { kind: 'inside-window', start: thursday10, hours: 72 },
  },
  greeting: {
    hello: { kind: 'greeting', salam: false },
    salam: { kind: 'greeting', salam: true },
  },
  thanks: { thanks: { kind: 'thanks' } },
  'let-me-know': { left: { kind: 'let-me-know' } },
  help: { help: { kind: 'help' } },
  'nothing-asked': { nothing: { kind: 'nothing-asked' } },
  question: {
    unknown: { kind: 'question', topic: 'price' },
    answered: { kind: 'question', topic: 'equipment', answer: 'Matras tersedia / mats are here.' },
    address: { kind: 'question', topic: 'place', answer: file.contact.address },
  },
  duration: { duration: { kind: 'duration' } },
  hours: {
    week: { kind: 'hours' },
    'open day': { kind: 'hours', date: '2026-12-03' },
    'until midnight': { kind: 'hours', date: '2026-12-05' },
    'closed weekday': { kind: 'hours', date: '2026-12-06' },
    'named holiday': { kind: 'hours', date: '2026-12-24' },
    'unnamed holiday': { kind: 'hours', date: '2027-01-01' },
  },
  human: { contact: { kind: 'human' } },
  'about-me': { bot: { kind: 'about-me' } },
  late: { late: { kind: 'late' } },
  'others-private': { asked: { kind: 'others-private' } },
  'not-mine': { other: { kind: 'not-mine' } },
  'confirm-delete-data': {
    'nothing ahead': { kind: 'confirm-delete-data', starts: [], yesId: 'yes', noId: 'no' },
    'one ahead': {
      kind: 'confirm-delete-data',
      starts: [thursday10],
      yesId: 'yes',
      cancelId: 'cancel',
      noId: 'no',
    },
    'too near to cancel': {
      kind: 'confirm-delete-data',
      starts: [thursday10],
      yesId: 'yes',
      noId: 'no',
    },
  },
  'data-deleted': {
    'nothing ahead': { kind: 'data-deleted', cancelled: [], kept: [] },
    kept: { kind: 'data-deleted', cancelled: [], kept: [thursday10] },
    cancelled: { kind: 'data-deleted', cancelled: fiveDays, kept: [] },
    both: { kind: 'data-deleted', cancelled: [thursday10], kept: [saturday1230] },
  },
  'data-kept': { kept: { kind: 'data-kept' } },
  'stale-choice': { stale: { kind: 'stale-choice' } },
  'old-message': { old: { kind: 'old-message' } },
  'slow-down': { 'too fast': { kind: 'slow-down' } },
  'day-spent': { 'too many': { kind: 'day-spent', again: thursday10 } },
  apology: { failed: { kind: 'apology' } },
  unreadable: {
    voice: { kind: 'unreadable', type: 'audio' },
    other: { kind: 'unreadable', type: 'sticker' },
  },
};

export const namedSamples = Object.entries(samples).flatMap(([kind, variants]) =>
  Object.entries<Reply>(variants).map(([variant, reply]) => ({ kind, variant, reply })),
);

export function slots(...times: readonly (readonly [string, number])[]): SlotChoice[] {
  return times.map(([date, minute], index) => ({ id: `slot-${index}`, date, minute }));
}

function minutes(...all: readonly number[]): { id: string; minute: number }[] {
  return all.map((minute, index) => ({ id: `time-${index}`, minute }));
}
