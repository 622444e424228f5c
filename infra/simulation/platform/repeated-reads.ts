/**
 * What the table answered, until something is written that may change it: a turn asks for the cells of many days and a
 * timer for what is due, over and over, and the engine's time is much of a run's. Only the functions of its world write
 * to a table, and every write of theirs is told here.
 */
export class RepeatedReads {
  #writes = 0;
  readonly #lastWrite = new Map<string, number>();
  readonly #answers = new Map<string, { readonly afterWrite: number; readonly answer: string }>();

  /**
   * @param name what is asked, in full
   * @param partitions those that the answer comes from; undefined: any
   */
  async ask(
    name: string,
    partitions: readonly string[] | undefined,
    read: () => Promise<string>,
  ): Promise<string> {
    const known = this.#answers.get(name);
    if (known !== undefined && known.afterWrite >= this.#lastWriteOf(partitions)) {
      return known.answer;
    }
    const answer = await read();
    this.#answers.set(name, { afterWrite: this.#writes, answer });
    return answer;
  }

  /** These were written to, or may have been. */
  noteWrite(partitions: readonly string[]): void {
    this.#writes += 1;
    for (const partition of partitions) this.#lastWrite.set(partition, this.#writes);
  }

  #lastWriteOf(partitions: readonly string[] | undefined): number {
    if (partitions === undefined) return this.#writes;
    return Math.max(0, ...partitions.map((partition) => this.#lastWrite.get(partition) ?? 0));
  }
}
