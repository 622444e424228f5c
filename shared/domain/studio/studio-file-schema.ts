import * as z from 'zod';
import { lanesOf } from '#domain/studio/lanes.ts';
import { makeDate } from '#domain/studio/local-date.ts';
import { defaultRetention } from '#domain/studio/retention.ts';

// The one definition of `studio_config.json`. Three keys are enough; everything else has a default.

const clockText = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a clock time such as "09:00"');

const dateText = z
  .string()
  .refine((text) => isDate(text), 'must be a date of the calendar such as "2026-12-24"');

const pause = z.tuple([clockText, clockText]).refine(([from, to]) => from < to, {
  path: [1],
  error: 'must be after the beginning of the break',
  when: isSoundAs(z.tuple([clockText, clockText])),
});

const hours = z
  .strictObject({ start: clockText, end: clockText, break: pause.optional() })
  .refine((day) => day.start < day.end, {
    path: ['end'],
    error: 'must be after start',
    when: isSoundAs(z.object({ start: clockText, end: clockText })),
  })
  .refine((day) => !day.break || (day.start <= day.break[0] && day.break[1] <= day.end), {
    path: ['break'],
    error: 'must lie between start and end',
    when: isSoundAs(z.object({ start: clockText, end: clockText, break: pause.optional() })),
  });

const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const holiday = z
  .strictObject({ start: dateText, end: dateText, name: z.string().min(1).max(60).optional() })
  .refine((range) => range.start <= range.end, {
    path: ['end'],
    error: 'must not be before start',
    when: isSoundAs(z.object({ start: dateText, end: dateText })),
  });

const resource = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,30}$/, 'must be 1 to 30 of a-z, 0-9 and "-"'),
  name: z.string().min(1).max(40).optional(),
  capacity: z.int().min(1).max(20).default(1),
  /** A calendar of its own: the owner's events in it take this resource. Sessions stay in the studio's calendar. */
  calendar: z
    .string()
    .regex(
      /^[^\s@/]{1,100}@[^\s@/]{1,100}$/,
      'must be a Google calendar id such as "abc@group.calendar.google.com"',
    )
    .optional(),
});

/** A message that WhatsApp has approved, for clients who have not written for a day. */
const template = z.strictObject({
  /** As it is called at Meta. Its body has one place for a time, {{1}}; a move has a second one, the new time. */
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be a template name of a-z, 0-9 and "_"'),
  /** As it was approved in, such as `id` or `en`. The times in it are spelt so. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'must be a language such as "id" or "en_US"'),
});

const wholeDayMinutes = 24 * 60;
const longestSessionMinutes = 240;

export const studioFileSchema = z.strictObject({
  session_duration_minutes: z.int().min(5).max(longestSessionMinutes),
  weekly_schedule: z.partialRecord(z.enum(weekdayNames), hours),
  holidays: z.array(holiday),
  timezone: z
    .string()
    .refine((zone) => isZone(zone), 'must be an IANA time zone such as "Asia/Jakarta"')
    .default('Asia/Jakarta'),
  studio_name: z.string().min(1).max(40).default('CoreSync Pilates'),
  start_interval_minutes: z.literal([15, 30, 60]).default(15),
  min_notice_minutes: z
    .int()
    .min(0)
    .max(30 * wholeDayMinutes)
    .default(0),
  max_advance_days: z.int().min(1).max(366).default(90),
  max_active_bookings_per_client: z.int().min(1).max(100).default(10),
  cancellation_window_hours: z.number().min(0).max(168).default(0),
  late_cancellation: z.enum(['refer', 'allow']).default('refer'),
  owner_whatsapp: z
    .string()
    .regex(/^\+\d{8,15}$/, 'must be an international number such as "+6281234567890"')
    .optional(),
  resources: z
    .array(resource)
    .min(1)
    .max(20)
    .refine((all) => haveDistinctLanes(all), {
      error: 'ids must be unique (a second place on "mat" is called "mat-2")',
      when: isSoundAs(
        z.array(z.object({ id: resource.shape.id, capacity: resource.shape.capacity })),
      ),
    })
    .default([{ id: 'studio', capacity: 1 }]),
  templates: z
    .strictObject({ moved: template.optional(), cancelled: template.optional() })
    .default({}),
  contact: z
    .strictObject({
      phone: z
        .string()
        .regex(/^\+\d{8,15}$/, 'must be an international number such as "+6281234567890"')
        .optional(),
      address: z.string().min(1).max(200).optional(),
      email: z.email().optional(),
    })
    .default({}),
  faq: z
    .array(
      z.strictObject({
        topic: z.string().min(1).max(40),
        keywords: z.array(z.string().min(2).max(40)).max(30).default([]),
        answer: z.string().min(1).max(600),
      }),
    )
    .max(50)
    .default([]),
  /** More messages of one client in a minute or a day are not acted on, and answered once. */
  messages_per_minute_max: z.int().min(5).max(60).default(20),
  messages_per_day_max: z.int().min(20).max(2_000).default(200),
  /** How long what is not kept for good is kept. Messages: longer than WhatsApp repeats them, which is seven days. */
  retention: z
    .strictObject({
      messages_days: z.int().min(8).max(90).default(defaultRetention.messages),
      conversations_days: z.int().min(1).max(365).default(defaultRetention.conversations),
      /** As CloudWatch knows them. */
      logs_days: z.literal([7, 14, 30, 60, 90, 180, 365]).default(30),
    })
    .prefault({}),
  /** After so many calls of the model on one day the grammar reads alone; 0: always. About 0.0005 USD each. */
  model_calls_per_day_max: z.int().min(0).max(100_000).default(2_000),
  reader: z.enum(['auto', 'both', 'grammar', 'deepseek']).default('auto'),
  $schema: z.string().optional(),
});

export type StudioFile = z.output<typeof studioFileSchema>;

/**
 * Rules between fields are checked where those fields are sound, whatever else is wrong beside them: so every fault
 * is told at once, and none that only follows from another.
 */
function isSoundAs(schema: z.ZodType): (payload: { readonly value: unknown }) => boolean {
  return ({ value }) => schema.safeParse(value).success;
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  return makeDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== undefined;
}

/** Bare offsets such as `+07:00` are no zones to Google Calendar. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function haveDistinctLanes(resources: readonly z.output<typeof resource>[]): boolean {
  const ids = resources.flatMap(lanesOf).map((lane) => lane.id);
  return new Set(ids).size === ids.length;
}
