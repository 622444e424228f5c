/** The id under which a booking is first written into the calendar. */
export function eventIdOf(bookingId: string): string {
  return bookingId;
}

/**
 * The id to write under when an event cannot be restored: `<hex>v2`, then `v3`. (Google takes `0`-`9` and
 * `a`-`v`, and never frees an id.)
 */
export function nextEventId(eventId: string): string {
  const [hex = eventId, generation] = eventId.split('v');
  return `${hex}v${generation === undefined ? 2 : Number(generation) + 1}`;
}

/** The booking whose event may have this id; undefined: it is none of ours. Nothing else about an event counts. */
export function bookingIdOf(eventId: string): string | undefined {
  return /^([0-9a-f]{32})(?:v\d+)?$/.exec(eventId)?.[1];
}
