import { createHash } from 'node:crypto';

/** An id that is made of a text: the same text, the same id. 32 lower-case hex digits, like any id of ours. */
export function digestId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
