import * as z from 'zod/mini';
import type { IdentityNote } from '#domain/client/identity-note.ts';
import { jsonOrUndefined } from './json-or-undefined.ts';

const person = z.object({
  phone: z.exactOptional(z.string().check(z.minLength(1))),
  userId: z.exactOptional(z.string().check(z.minLength(1))),
});

/** The body of a queued note: `IdentityNote` as JSON. */
const identityNoteSchema: z.ZodMiniType<IdentityNote> = z.object({
  kind: z.literal('identity-note'),
  id: z.string().check(z.minLength(1)),
  sender: person,
  current: person,
  marks: z.exactOptional(z.array(z.string())),
});

/** Reads a queued note back; undefined: it is something else. */
export function readIdentityNote(body: string): IdentityNote | undefined {
  return identityNoteSchema.safeParse(jsonOrUndefined(body)).data;
}
