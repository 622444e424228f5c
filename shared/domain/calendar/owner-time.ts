import type { CalendarEvent, Span } from '#domain/calendar/calendar-event.ts';
import { startOfDate } from '#domain/schedule/studio-time.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** Time that an event of the owner's takes. */
export interface OwnerTime extends Span {
  /** The lanes that it takes; absent: all there are. */
  readonly lanes?: readonly string[];
}

/** The time that an event of hers takes from clients; undefined: none. */
export function ownerTime(
  event: CalendarEvent,
  calendarZone: string,
  lanes: Studio['lanes'],
): OwnerTime | undefined {
  const isFree = event.isTransparent || event.isDeclined || event.isRemark || event.isCancelled;
  const span = isFree ? undefined : spanOf(event, calendarZone);
  if (span === undefined || span.endsAt <= span.startsAt) return undefined;
  const named = lanesNamed(event.title, lanes);
  return named.length > 0 ? { ...span, lanes: named } : span;
}

/** From when to when an event is. Whole days run from midnight to midnight in the calendar's own zone. */
export function spanOf({ times }: CalendarEvent, calendarZone: string): Span | undefined {
  if (times === undefined) return undefined;
  if (times.kind === 'timed') return { startsAt: times.startsAt, endsAt: times.endsAt };
  return {
    startsAt: startOfDate(calendarZone, times.from),
    endsAt: startOfDate(calendarZone, times.until),
  };
}

/**
 * The lanes that a title names: "Reformer 2 diservis" one of the places, "Reformer diservis" all of them. A name
 * counts as whole words, whatever its case.
 */
function lanesNamed(title: string, lanes: Studio['lanes']): string[] {
  const words = ` ${wordsOf(title)} `;
  const isNamed = (name: string) => words.includes(` ${wordsOf(name)} `);
  const places = lanes.filter(({ name }) => isNamed(name));
  const resources = lanes.filter(
    ({ id, name }) =>
      isNamed(name.replace(placeNumber, '')) || isNamed(id.replace(placeNumber, '')),
  );
  return (places.length > 0 ? places : resources).map(({ id }) => id);
}

/** A resource with several places calls them `Reformer 1`, `Reformer 2`. */
const placeNumber = /[ -]\d+$/;

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
