import { cellsTouched } from '#domain/schedule/cells.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { minuteMs } from '#domain/time/instant.ts';
import type { ReplayLine } from '#infra/replay/replay-schema.ts';
import { instantOfClockTime } from '#infra/replay/studio-time-text.ts';

/** Why bookings that a line gives cannot all stand in this studio, or undefined. Opening hours do not matter. */
export function givenFault(given: ReplayLine['given'], studio: Studio): string | undefined {
  const taken = new Set<number>();
  for (const [index, { start }] of given.entries()) {
    const place = `given.${index}.start`;
    let startsAt: number;
    try {
      startsAt = instantOfClockTime(studio.zone, start);
    } catch {
      return `${place}: ${start} does not exist in ${studio.zone}`;
    }
    const cells = cellsTouched(startsAt, startsAt + studio.sessionMinutes * minuteMs);
    if (cells.some((cell) => taken.has(cell)))
      return `${place}: ${start} overlaps another one given`;
    for (const cell of cells) taken.add(cell);
  }
  return undefined;
}
