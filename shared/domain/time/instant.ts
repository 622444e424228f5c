/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Always UTC, never a wall clock. */
export type Instant = number;

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** The one spelling in which instants are stored and logged: `2026-12-03T03:00:00Z`, seconds precision. */
export function isoFromInstant(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/**
 * Reads an instant from ISO 8601 with an offset or `Z`.
 * @throws RangeError when the text is not one, or names no offset (it would silently mean the machine's zone).
 */
export function instantFromIso(text: string): Instant {
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) {
    throw new RangeError(`not an instant with an offset: ${text}`);
  }
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new RangeError(`not an instant: ${text}`);
  return instant;
}
