import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Slot, slotsOn } from '#domain/schedule/slots.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { aStudio } from '#tests/domain/studio/a-studio.ts';
import { datesByZone, wallMinutesAround } from './zones.ts';

const someDay = fc.constantFrom(
  ...Object.entries(datesByZone).flatMap(([zone, dates]) => dates.map((date) => ({ zone, date }))),
);

/** Any minutes of the day, near the changes of clocks as often as not. */
const someMinute = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1440 }));

const someHours = fc
  .uniqueArray(someMinute, { minLength: 4, maxLength: 4 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .chain(([opensAt = 0, from = 0, to = 0, closesAt = 0]) =>
    fc.constantFrom(
      { opensAt, closesAt, breaks: [] },
      { opensAt, closesAt, breaks: [{ from, to }] },
    ),
  );

const someStudio = fc
  .record({
    hours: someHours,
    sessionMinutes: fc.oneof(fc.constantFrom(30, 45, 60), fc.integer({ min: 5, max: 240 })),
    startIntervalMinutes: fc.constantFrom(15 as const, 30 as const, 60 as const),
  })
  .map(({ hours, ...rest }): Studio => {
    const weekly = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours };
    return { ...aStudio(), ...rest, weekly };
  });

/** Slots found the slow way: each minute of each session is looked up on the wall. */
function slotsByTheWall(studio: Studio, zone: string, date: string): Slot[] {
  const table = wallMinutesAround(zone, date);
  const hours = studio.weekly[1];
  if (!hours) return [];
  const isOpen = table.map(
    (shown) =>
      shown.date === date &&
      shown.minute >= hours.opensAt &&
      shown.minute < hours.closesAt &&
      !hours.breaks.some((pause) => shown.minute >= pause.from && shown.minute < pause.to),
  );
  const slots: Slot[] = [];
  for (let minute = 0; minute < 1440; minute += studio.startIntervalMinutes) {
    const index = table.findIndex((shown) => shown.date === date && shown.minute === minute);
    if (index < 0) continue;
    const session = isOpen.slice(index, index + studio.sessionMinutes);
    if (session.includes(false)) continue;
    const startsAt = (table[0]?.at ?? 0) + index * minuteMs;
    slots.push({ date, minute, startsAt, endsAt: startsAt + studio.sessionMinutes * minuteMs });
  }
  return slots;
}

describe('slotsOn', () => {
  it('is exactly the full sessions on the grid that the wall clock sees open, changes of clocks or not', () => {
    fc.assert(
      fc.property(someStudio, someDay, (studio, { zone, date }) => {
        expect(slotsOn({ ...studio, zone }, date)).toEqual(slotsByTheWall(studio, zone, date));
      }),
      { numRuns: 1000 },
    );
  });

  it('is empty on every day of a holiday, its ends included', () => {
    const studio = { ...aStudio(), weekly: {}, zone: 'Asia/Jakarta' };
    const hours = { opensAt: 0, closesAt: 1440, breaks: [] };
    const weekly = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours };
    const day = fc.integer({ min: 1, max: 31 });
    const dateOf = (dayOfMonth: number) => `2026-12-${String(dayOfMonth).padStart(2, '0')}`;
    fc.assert(
      fc.property(day, day, day, (one, other, asked) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const holidays = [{ start: dateOf(start), end: dateOf(end) }];
        const slots = slotsOn({ ...studio, weekly, holidays }, dateOf(asked));
        expect(slots.length === 0).toBe(start <= asked && asked <= end);
      }),
    );
  });
});
