/** Randomness as an argument: fresh opaque ids, 32 lower-case hex digits, unguessable in production. */
export interface IdSource {
  next(): string;
}
