import { slotsOn } from '#domain/schedule/slots.ts';
import { addDays } from '#domain/studio/local-date.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { BenchSection } from './section.ts';
import { targets } from './targets.ts';
import { threadMs } from './thread-time.ts';

const firstDay = '2026-12-01';
const days = 31;

/** All starts of a month by the owner's file; in computing time, which a busy machine does not lengthen. */
export function slotsSection(studio: Studio): BenchSection {
  const dates = Array.from({ length: days }, (_, ahead) => addDays(firstDay, ahead));
  const all = () => dates.flatMap((date) => slotsOn(studio, date));
  return {
    name: 'slots',
    run: async ({ rateMs }) => {
      repeat(all, rateMs / 4);
      const before = threadMs();
      const passes = repeat(all, rateMs);
      const mean = (threadMs() - before) / passes;
      return [
        {
          ...{ section: 'slots', subject: 'slots of a month', who: 'CoreSync' },
          figures: [
            { name: 'slots', value: all().length, unit: '' },
            { name: 'computing mean', value: mean, unit: 'ms', target: targets.slotsOfMonthMs },
          ],
        },
      ];
    },
  };
}

function repeat(pass: () => unknown, forMs: number): number {
  let passes = 0;
  for (const until = performance.now() + forMs; performance.now() < until || passes === 0; ) {
    pass();
    passes += 1;
  }
  return passes;
}
