import { describe, expect, it } from 'vitest';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import { aStudio, everyDay, threeKeys } from './a-studio.ts';

const day = { start: '08:00', end: '20:00' };

/** The faults of the file with these keys, as `path: message`. */
function faultsWith(keys: Record<string, unknown>): string[] {
  return faultsOf({ ...threeKeys, ...keys });
}

function faultsOf(json: unknown): string[] {
  const parsed = parseStudio(json);
  if (parsed.kind === 'valid') return [];
  return parsed.faults.map((fault) => `${fault.path}: ${fault.message}`);
}

describe('a studio file', () => {
  it('needs three keys, and has these defaults for the others', () => {
    const json = {
      session_duration_minutes: 50,
      weekly_schedule: { Monday: { start: '08:30', end: '20:00', break: ['12:00', '13:15'] } },
      holidays: [{ start: '2026-12-24', end: '2026-12-26' }],
    };

    expect(parseStudio(json)).toEqual({
      kind: 'valid',
      studio: {
        name: 'CoreSync Pilates',
        zone: 'Asia/Jakarta',
        sessionMinutes: 50,
        startIntervalMinutes: 15,
        minNoticeMinutes: 0,
        maxAdvanceDays: 90,
        maxActiveBookings: 10,
        cancellationWindowHours: 0,
        lateCancellation: 'refer',
        messageLimits: { perMinute: 20, perDay: 200 },
        retention: { messages: 8, conversations: 30, logs: 30 },
        modelCallsPerDay: 2_000,
        templates: {},
        weekly: { 1: { opensAt: 510, closesAt: 1200, breaks: [{ from: 720, to: 795 }] } },
        holidays: [{ start: '2026-12-24', end: '2026-12-26' }],
        lanes: [{ id: 'studio', name: 'studio' }],
        contact: {},
        faq: [],
        reader: 'auto',
      },
    });
  });

  it('may say everything itself', () => {
    const studio = aStudio({
      $schema: './studio.schema.json',
      studio_name: 'Kor',
      timezone: 'Europe/Berlin',
      start_interval_minutes: 60,
      min_notice_minutes: 120,
      max_advance_days: 30,
      max_active_bookings_per_client: 3,
      cancellation_window_hours: 12.5,
      holidays: [{ start: '2026-12-25', end: '2026-12-25', name: 'Christmas' }],
      resources: [
        {
          id: 'reformer',
          name: 'Reformer',
          capacity: 2,
          calendar: 'a1b2@group.calendar.google.com',
        },
        { id: 'chair' },
      ],
      templates: {
        moved: { name: 'session_moved', language: 'id' },
        cancelled: { name: 'session_cancelled', language: 'en_US' },
      },
      contact: { phone: '+6281234567890', address: 'Jl. Senopati 1', email: 'hi@example.com' },
      faq: [{ topic: 'Parking', keywords: ['parkir'], answer: 'Behind the house.' }],
      reader: 'both',
    });

    expect(studio).toMatchObject({
      name: 'Kor',
      zone: 'Europe/Berlin',
      startIntervalMinutes: 60,
      minNoticeMinutes: 120,
      maxAdvanceDays: 30,
      maxActiveBookings: 3,
      cancellationWindowHours: 12.5,
      holidays: [{ start: '2026-12-25', end: '2026-12-25', name: 'Christmas' }],
      contact: { phone: '+6281234567890', address: 'Jl. Senopati 1', email: 'hi@example.com' },
      faq: [{ topic: 'Parking', keywords: ['parkir'], answer: 'Behind the house.' }],
      reader: 'both',
      templates: {
        moved: { name: 'session_moved', language: 'id' },
        cancelled: { name: 'session_cancelled', language: 'en_US' },
      },
    });
    const calendar = 'a1b2@group.calendar.google.com';
    expect(studio.lanes).toEqual([
      { id: 'reformer', name: 'Reformer 1', calendar },
      { id: 'reformer-2', name: 'Reformer 2', calendar },
      { id: 'chair', name: 'chair' },
    ]);
  });

  it('keeps the lane that bookings are in when the capacity is raised', () => {
    const one = aStudio({ resources: [{ id: 'mat', capacity: 1 }] });
    const three = aStudio({ resources: [{ id: 'mat', capacity: 3 }] });

    expect(one.lanes.map((lane) => lane.id)).toEqual(['mat']);
    expect(three.lanes.map((lane) => lane.id)).toEqual(['mat', 'mat-2', 'mat-3']);
  });

  it('counts weekdays from Monday, 1, to Sunday, 7, and is closed on those that are absent', () => {
    expect(Object.keys(aStudio({ weekly_schedule: everyDay(day) }).weekly)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(aStudio({ weekly_schedule: { Sunday: day } }).weekly).toEqual({
      7: { opensAt: 480, closesAt: 1200, breaks: [] },
    });
    expect(aStudio({ weekly_schedule: {} }).weekly).toEqual({});
  });

  it('may be open round the clock, to 24:00', () => {
    const schedule = { Monday: { start: '00:00', end: '24:00', break: ['23:59', '24:00'] } };

    expect(aStudio({ weekly_schedule: schedule }).weekly[1]).toEqual({
      opensAt: 0,
      closesAt: 1440,
      breaks: [{ from: 1439, to: 1440 }],
    });
  });
});

describe('a faulty studio file', () => {
  it('has every fault told at once, with its path, and none that only follows from another', () => {
    const faults = faultsOf({
      session_duration_minutes: '45',
      weekly_schedule: {
        Monday: { start: '9:00', end: '20:00', break: ['13:00', '12:00'] },
        Tuesday: { start: 10, end: '09:00', colour: 'red' },
        Wednesday: { start: '10:00', end: '09:00', colour: 'red' },
        Montag: day,
      },
      holidays: [{ start: '2026-02-30', end: '2026-02-01' }],
      timezone: 'WIB',
      opening: true,
    });

    expect(faults.sort()).toEqual([
      ': Unrecognized key: "opening"',
      'holidays.0.start: must be a date of the calendar such as "2026-12-24"',
      'session_duration_minutes: Invalid input: expected number, received string',
      'timezone: must be an IANA time zone such as "Asia/Jakarta"',
      'weekly_schedule.Monday.break.1: must be after the beginning of the break',
      'weekly_schedule.Monday.start: must be a clock time such as "09:00"',
      'weekly_schedule.Tuesday.start: Invalid input: expected string, received number',
      'weekly_schedule.Tuesday: Unrecognized key: "colour"',
      'weekly_schedule.Wednesday.end: must be after start',
      'weekly_schedule.Wednesday: Unrecognized key: "colour"',
      'weekly_schedule: Unrecognized key: "Montag"',
    ]);
  });

  it.each([
    ['session_duration_minutes', 'number'],
    ['weekly_schedule', 'record'],
    ['holidays', 'array'],
  ])('lacks %s', (key, type) => {
    expect(faultsWith({ [key]: undefined })).toEqual([
      `${key}: Invalid input: expected ${type}, received undefined`,
    ]);
  });

  it.each([
    ['null', null],
    ['array', []],
    ['string', 'studio'],
  ])('is no object but %s', (kind, json) => {
    expect(faultsOf(json)).toEqual([`: Invalid input: expected object, received ${kind}`]);
  });
});

describe('bounds of a studio file', () => {
  it.each([
    ['session_duration_minutes', 5, 240],
    ['min_notice_minutes', 0, 43_200],
    ['max_advance_days', 1, 366],
    ['max_active_bookings_per_client', 1, 100],
    ['cancellation_window_hours', 0, 168],
  ])('%s is %i to %i', (key, min, max) => {
    expect(faultsWith({ [key]: min })).toEqual([]);
    expect(faultsWith({ [key]: max })).toEqual([]);
    expect(faultsWith({ [key]: min - 1 })).toEqual([
      `${key}: Too small: expected number to be >=${min}`,
    ]);
    expect(faultsWith({ [key]: max + 1 })).toEqual([
      `${key}: Too big: expected number to be <=${max}`,
    ]);
  });

  it.each([
    ['messages_days', 8, 90],
    ['conversations_days', 1, 365],
  ])('retention.%s is %i to %i', (key, min, max) => {
    const faults = (days: number) => faultsWith({ retention: { [key]: days } });
    expect([faults(min), faults(max)]).toEqual([[], []]);
    expect(faults(min - 1)).toEqual([
      `retention.${key}: Too small: expected number to be >=${min}`,
    ]);
    expect(faults(max + 1)).toEqual([`retention.${key}: Too big: expected number to be <=${max}`]);
  });

  it('logs are kept for as long as CloudWatch can, and for no other time', () => {
    expect(aStudio({ retention: { logs_days: 7 } }).retention).toEqual({
      ...{ messages: 8, conversations: 30, logs: 7 },
    });
    expect(faultsWith({ retention: { logs_days: 8 } })).toEqual([
      'retention.logs_days: Invalid option: expected one of 7|14|30|60|90|180|365',
    ]);
  });

  it.each([
    [
      'moved',
      { name: 'Session moved', language: 'id' },
      'name: must be a template name of a-z, 0-9 and "_"',
    ],
    ['moved', { name: '', language: 'id' }, 'name: must be a template name of a-z, 0-9 and "_"'],
    [
      'cancelled',
      { name: 'gone', language: 'Indonesian' },
      'language: must be a language such as "id" or "en_US"',
    ],
    ['cancelled', { name: 'gone' }, 'language: Invalid input: expected string, received undefined'],
  ])('a template is named and in a language (%s: %j)', (key, template, fault) => {
    expect(faultsWith({ templates: { [key]: template } })).toEqual([`templates.${key}.${fault}`]);
    expect(faultsWith({ templates: { [key]: { name: 'a_1', language: 'en' } } })).toEqual([]);
    expect(faultsWith({ templates: { changed: template } })).toEqual([
      'templates: Unrecognized key: "changed"',
    ]);
  });

  it.each(['reformer', 'a b@group.calendar.google.com', 'https://calendar.google.com/a@b', ''])(
    'a resource names its calendar by its id, not by %j',
    (calendar) => {
      expect(faultsWith({ resources: [{ id: 'mat', calendar }] })).toEqual([
        'resources.0.calendar: must be a Google calendar id such as "abc@group.calendar.google.com"',
      ]);
      expect(faultsWith({ resources: [{ id: 'mat', calendar: 'a@b' }] })).toEqual([]);
    },
  );

  it('sessions are whole minutes', () => {
    expect(faultsWith({ session_duration_minutes: 45.5 })).toEqual([
      'session_duration_minutes: Invalid input: expected int, received number',
    ]);
  });

  it('sessions start every 15, 30 or 60 minutes and at no other interval', () => {
    for (const interval of [15, 30, 60]) {
      expect(aStudio({ start_interval_minutes: interval }).startIntervalMinutes).toBe(interval);
    }
    for (const interval of [0, 1, 14, 16, 20, 29, 31, 45, 59, 61, 120, '15']) {
      expect(faultsWith({ start_interval_minutes: interval })).toEqual([
        'start_interval_minutes: Invalid option: expected one of 15|30|60',
      ]);
    }
  });

  it('hours end after they start', () => {
    expect(faultsWith({ weekly_schedule: { Monday: { start: '08:00', end: '08:01' } } })).toEqual(
      [],
    );
    expect(faultsWith({ weekly_schedule: { Monday: { start: '08:00', end: '08:00' } } })).toEqual([
      'weekly_schedule.Monday.end: must be after start',
    ]);
  });

  it.each(['24:01', '25:00', '8:00', '08:60', '08.00', '', '08:00 '])(
    '%j is no clock time',
    (end) => {
      expect(faultsWith({ weekly_schedule: { Monday: { start: '00:00', end } } })).toEqual([
        'weekly_schedule.Monday.end: must be a clock time such as "09:00"',
      ]);
    },
  );

  it.each([
    [['08:00', '08:01'], []],
    [['19:59', '20:00'], []],
    [['08:00', '20:00'], []],
    [
      ['12:00', '12:00'],
      ['weekly_schedule.Monday.break.1: must be after the beginning of the break'],
    ],
    [['07:59', '09:00'], ['weekly_schedule.Monday.break: must lie between start and end']],
    [['19:00', '20:01'], ['weekly_schedule.Monday.break: must lie between start and end']],
  ])('a break of %j in 08:00 to 20:00 has the faults %j', (pause, faults) => {
    expect(faultsWith({ weekly_schedule: { Monday: { ...day, break: pause } } })).toEqual(faults);
  });

  it('holidays may be one day and end no earlier than they start', () => {
    expect(faultsWith({ holidays: [{ start: '2026-12-24', end: '2026-12-24' }] })).toEqual([]);
    expect(faultsWith({ holidays: [{ start: '2026-12-24', end: '2026-12-23' }] })).toEqual([
      'holidays.0.end: must not be before start',
    ]);
  });

  it('the time zone has a name', () => {
    expect(faultsWith({ timezone: 'Australia/Lord_Howe' })).toEqual([]);
    for (const timezone of ['+07:00', '', 'WIB', 'Asia/Jakarata']) {
      expect(faultsWith({ timezone })).toEqual([
        'timezone: must be an IANA time zone such as "Asia/Jakarta"',
      ]);
    }
  });

  it('no two lanes have one id, those of further places among them', () => {
    const unique = 'resources: ids must be unique (a second place on "mat" is called "mat-2")';

    expect(faultsWith({ resources: [{ id: 'mat' }, { id: 'mat' }] })).toEqual([unique]);
    expect(faultsWith({ resources: [{ id: 'mat', capacity: 2 }, { id: 'mat-2' }] })).toEqual([
      unique,
    ]);
    expect(faultsWith({ resources: [{ id: 'mat', capacity: 2 }, { id: 'mat-3' }] })).toEqual([]);
  });

  it('a resource has 1 to 20 places', () => {
    expect(aStudio({ resources: [{ id: 'mat', capacity: 20 }] }).lanes.at(-1)).toEqual({
      id: 'mat-20',
      name: 'mat 20',
    });
    expect(faultsWith({ resources: [{ id: 'mat', capacity: 21 }] })).toEqual([
      'resources.0.capacity: Too big: expected number to be <=20',
    ]);
    expect(faultsWith({ resources: [{ id: 'mat', capacity: 0 }] })).toEqual([
      'resources.0.capacity: Too small: expected number to be >=1',
    ]);
    expect(faultsWith({ resources: [] })).toEqual([
      'resources: Too small: expected array to have >=1 items',
    ]);
  });

  it('keys that it does not know are named wherever they stand', () => {
    const keys = {
      contact: { fax: '1' },
      holidays: [{ start: '2026-12-24', end: '2026-12-24', note: '' }],
      resources: [{ id: 'mat', size: 1 }],
      faq: [{ topic: 'a', answer: 'b', link: '' }],
    };

    expect(faultsWith(keys)).toEqual([
      'holidays.0: Unrecognized key: "note"',
      'resources.0: Unrecognized key: "size"',
      'contact: Unrecognized key: "fax"',
      'faq.0: Unrecognized key: "link"',
    ]);
  });
});
