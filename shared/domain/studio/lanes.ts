import type { Lane } from '#domain/studio/studio.ts';

/**
 * The lanes of a resource: each holds one session at a time. The first keeps the resource's own id, so that bookings
 * made while its capacity was one are still in the way when it is two: `mat` and `mat-2`.
 */
export function lanesOf(resource: {
  readonly id: string;
  readonly name?: string | undefined;
  readonly capacity: number;
  readonly calendar?: string | undefined;
}): Lane[] {
  const name = resource.name ?? resource.id;
  const own = resource.calendar === undefined ? {} : { calendar: resource.calendar };
  if (resource.capacity === 1) return [{ id: resource.id, name, ...own }];
  return Array.from({ length: resource.capacity }, (_, index) => ({
    id: index === 0 ? resource.id : `${resource.id}-${index + 1}`,
    name: `${name} ${index + 1}`,
    ...own,
  }));
}

/** The calendars of single resources, each with the lanes that its events take. */
export function calendarsOf(lanes: readonly Lane[]): Map<string, Lane[]> {
  const calendars = new Map<string, Lane[]>();
  for (const lane of lanes) {
    const { calendar } = lane;
    if (calendar !== undefined) calendars.set(calendar, [...(calendars.get(calendar) ?? []), lane]);
  }
  return calendars;
}
