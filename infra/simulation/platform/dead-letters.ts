import type { QueueEntry, SimulatedQueue } from './queue-record.ts';

/** A queue that nothing reads: what lies in it waits for a person. */
export class DeadLetters implements SimulatedQueue {
  readonly #entries: QueueEntry[] = [];

  send(entry: QueueEntry): void {
    this.#entries.push(entry);
  }

  isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Takes everything out, as a person does who returns it. */
  takeAll(): QueueEntry[] {
    return this.#entries.splice(0);
  }
}
