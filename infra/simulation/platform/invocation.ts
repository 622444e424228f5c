import { setImmediate } from 'node:timers/promises';

/** How an invocation ended. After a crash, or when its time is up, nothing of it goes on. */
export type InvocationEnd =
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'timed-out' };

/** Turns of the event loop in which everything that needs no I/O has happened. */
const quietTurns = 4;
const stuckAfterTurns = 20_000;

/** One run of a handler. Whatever it does outside of itself passes a gate, where it is parked. */
export class Invocation {
  readonly id: string;
  /** Requests begun so far. */
  requests = 0;
  /** Requests under way, and pauses. */
  parked = 0;
  end: InvocationEnd | undefined;
  /** Called once, when it has ended. */
  readonly #onEnd: (end: InvocationEnd) => void;
  #isTold = false;

  constructor(id: string, onEnd: (end: InvocationEnd) => void) {
    this.id = id;
    this.#onEnd = onEnd;
  }

  finish(end: InvocationEnd): void {
    this.end ??= end;
  }

  /**
   * Resolves when the handler can do nothing more by itself: it has ended, or waits at the gate.
   * @throws Error when it waits for something that does not pass the gate.
   */
  async settle(): Promise<void> {
    for (let turn = 0; turn < quietTurns; turn += 1) await setImmediate();
    for (let turn = 0; this.end === undefined && this.parked === 0; turn += 1) {
      if (turn > stuckAfterTurns) throw new Error(`${this.id} waits for something unseen`);
      await setImmediate();
    }
    this.tellEnd();
  }

  tellEnd(): void {
    if (this.end === undefined || this.#isTold) return;
    this.#isTold = true;
    this.#onEnd(this.end);
  }
}
