import { slotsOn } from '#domain/schedule/slots.ts';
import { addDays } from '#domain/studio/local-date.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { measureRate } from './measure-rate.ts';
import type { BenchSection } from './section.ts';
import { targets } from './targets.ts';

const firstDay = '2026-12-01';
const days = 31;

/** All starts of a month by the owner's file. */
export function slotsSection(studio: Studio): BenchSection {
  const dates = Array.from({ length: days }, (_, ahead) => addDays(firstDay, ahead));
  const all = () => dates.flatMap((date) => slotsOn(studio, date));
  return {
    name: 'slots',
    run: async ({ rateMs }) => [
      {
        section: 'slots',
        subject: 'slots of a month',
        who: 'CoreSync',
        figures: [
          { name: 'slots', value: all().length, unit: '' },
          {
            ...{ name: 'mean', value: 1000 / measureRate(all, 1, rateMs), unit: 'ms' },
            target: targets.slotsOfMonthMs,
          },
        ],
      },
    ],
  };
}
