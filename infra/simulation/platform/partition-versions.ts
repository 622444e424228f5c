/** Counts the writes to each partition, so that what was read of one may be taken again while nothing changed it. */
export class PartitionVersions {
  readonly #versions = new Map<string, number>();

  of(partition: string): number {
    return this.#versions.get(partition) ?? 0;
  }

  /** They were written to, or may have been. */
  bump(partitions: readonly string[]): void {
    for (const partition of partitions) this.#versions.set(partition, this.of(partition) + 1);
  }
}
