import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startHours } from '#domain/schedule/opening.ts';
import { slotsOn } from '#domain/schedule/slots.ts';
import { addDays } from '#domain/studio/local-date.ts';
import { dayForms, formOf, type SpokenLanguage, timeForms } from './say-slot.ts';
import { clock, studio, wishesIn } from './understood.ts';

const firstNow = '2026-11-01';
const nowDays = 120;

/** A slot of the studio from today on, the day it is spoken of, and one way to say it. */
const spokenSlot = fc
  .record({
    today: fc.nat({ max: nowDays - 1 }).map((days) => addDays(firstNow, days)),
    ahead: fc.oneof(fc.nat({ max: 14 }), fc.nat({ max: 90 })),
    at: fc.nat(),
    dayLanguage: fc.constantFrom<SpokenLanguage>('id', 'en'),
    timeLanguage: fc.constantFrom<SpokenLanguage>('id', 'en'),
    dayFirst: fc.boolean(),
    opening: fc.constantFrom('', 'booking ', 'book ', 'mau booking ', "I'd like to book "),
  })
  .chain(({ today, ahead, at, dayLanguage, timeLanguage, dayFirst, opening }) => {
    const date = addDays(today, ahead);
    const slots = slotsOn(studio, date);
    const slot = slots[at % Math.max(slots.length, 1)];
    const minute = slot?.minute ?? 600;
    const hours = startHours(studio, date);
    const isStart = (other: number) => other >= hours.first && other <= hours.last;
    return fc.record({
      today: fc.constant(today),
      slot: fc.constant(slot),
      opening: fc.constant(opening),
      dayFirst: fc.constant(dayFirst),
      day: formOf(dayForms(dayLanguage, date, today)),
      time: formOf(timeForms(timeLanguage, minute, isStart)),
    });
  })
  .filter(({ slot }) => slot !== undefined)
  .filter(({ day, time, dayFirst }) => dayFirst || !isEve(time, day));

/** "jam 7 malam senin" may be Sunday's evening: a form that nobody can read back for certain. */
function isEve(time: string, day: string): boolean {
  return time.endsWith('malam') && /^(senin|selasa|rabu|kamis|jumat|sabtu|minggu)/.test(day);
}

describe('a slot put into words and read back', () => {
  it('is that slot, in every form, order and mixture of languages', () => {
    fc.assert(
      fc.property(spokenSlot, ({ today, slot, opening, dayFirst, day, time }) => {
        const text = opening + (dayFirst ? `${day} ${time}` : `${time} ${day}`);

        const expected = slot ? [`${slot.date} ${clock(slot.minute)}`] : [];
        expect(wishesIn(text, today), `"${text}" on ${today}`).toEqual(expected);
      }),
      { numRuns: 4_000 },
    );
  });
});
