import * as z from 'zod/mini';
import { instantFromIso, isoFromInstant } from '#domain/time/instant.ts';

/** Reads an instant as the table spells it, `2026-12-03T03:00:00Z`; writing it is `isoFromInstant`. */
export const storedInstantSchema = z.pipe(
  z.string().check(z.refine(isStoredInstant, { error: 'not an instant in UTC' })),
  z.transform(instantFromIso),
);

function isStoredInstant(text: string): boolean {
  try {
    return isoFromInstant(instantFromIso(text)) === text;
  } catch {
    return false;
  }
}
