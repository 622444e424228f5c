import { lanesOf } from '#domain/studio/lanes.ts';
import type { ClockMinutes, OpeningHours, Studio, Weekday } from '#domain/studio/studio.ts';
import { type StudioFile, studioFileSchema } from '#domain/studio/studio-file-schema.ts';

export interface StudioFault {
  /** Where in the file, such as `weekly_schedule.Monday.break`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

export type ParsedStudio =
  | { readonly kind: 'valid'; readonly studio: Studio }
  | { readonly kind: 'invalid'; readonly faults: readonly StudioFault[] };

/** Reads the owner's file (as parsed JSON) and fills in the defaults, or lists everything that is wrong. */
export function parseStudio(json: unknown): ParsedStudio {
  const parsed = studioFileSchema.safeParse(json);
  if (parsed.success) return { kind: 'valid', studio: studioFromFile(parsed.data) };
  return {
    kind: 'invalid',
    faults: parsed.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    })),
  };
}

function studioFromFile(file: StudioFile): Studio {
  return {
    name: file.studio_name,
    zone: file.timezone,
    sessionMinutes: file.session_duration_minutes,
    startIntervalMinutes: file.start_interval_minutes,
    minNoticeMinutes: file.min_notice_minutes,
    maxAdvanceDays: file.max_advance_days,
    maxActiveBookings: file.max_active_bookings_per_client,
    cancellationWindowHours: file.cancellation_window_hours,
    lateCancellation: file.late_cancellation,
    ...(file.owner_whatsapp === undefined ? {} : { ownerWhatsapp: file.owner_whatsapp }),
    weekly: weeklyFromFile(file.weekly_schedule),
    holidays: file.holidays.map(({ start, end, name }) =>
      name === undefined ? { start, end } : { start, end, name },
    ),
    lanes: file.resources.flatMap(lanesOf),
    templates: {
      ...(file.templates.moved === undefined ? {} : { moved: file.templates.moved }),
      ...(file.templates.cancelled === undefined ? {} : { cancelled: file.templates.cancelled }),
    },
    contact: {
      ...(file.contact.phone === undefined ? {} : { phone: file.contact.phone }),
      ...(file.contact.address === undefined ? {} : { address: file.contact.address }),
      ...(file.contact.email === undefined ? {} : { email: file.contact.email }),
    },
    faq: file.faq,
    messageLimits: {
      perMinute: file.messages_per_minute_max,
      perDay: file.messages_per_day_max,
    },
    retention: {
      messages: file.retention.messages_days,
      conversations: file.retention.conversations_days,
      logs: file.retention.logs_days,
    },
    modelCallsPerDay: file.model_calls_per_day_max,
    reader: file.reader,
  };
}

const weekdayByName = {
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
  Sunday: 7,
} as const satisfies Record<string, Weekday>;

function weeklyFromFile(schedule: StudioFile['weekly_schedule']): Studio['weekly'] {
  const weekly: Partial<Record<Weekday, OpeningHours>> = {};
  for (const [name, weekday] of Object.entries(weekdayByName)) {
    const day = schedule[name as keyof typeof weekdayByName];
    if (!day) continue;
    weekly[weekday] = {
      opensAt: clockMinutes(day.start),
      closesAt: clockMinutes(day.end),
      breaks: day.break
        ? [{ from: clockMinutes(day.break[0]), to: clockMinutes(day.break[1]) }]
        : [],
    };
  }
  return weekly;
}

function clockMinutes(text: string): ClockMinutes {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}
