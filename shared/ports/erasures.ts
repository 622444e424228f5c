import type { TurnStore } from '#ports/turn-store.ts';

/** The erasures that clients asked for and that are not through. */
export interface Erasures extends Pick<TurnStore, 'erase'> {
  /** Of whom, oldest first. It may name one that is through by now. */
  listPending(limit: number): Promise<string[]>;
}
