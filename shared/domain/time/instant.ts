/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Always UTC, never a wall clock. */
export type Instant = number;

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** The one spelling in which instants are stored and logged: `2026-12-03T03:00:00Z`, seconds precision. */
export function isoFromInstant(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

const isoPattern = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads an instant from ISO 8601 with an offset or `Z`.
 * @throws RangeError when the text is not one, names a day that no month has (it would silently mean one of the
 * next), or names no offset (it would silently mean the machine's zone).
 */
export function instantFromIso(text: string): Instant {
  const date = isoPattern.exec(text)?.[1];
  if (date === undefined) throw new RangeError(`not an instant with an offset: ${text}`);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || isoFromInstant(midnight).slice(0, 10) !== date) {
    throw new RangeError(`not an instant: ${text}`);
  }
  return instant;
}
