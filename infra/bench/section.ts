/** One number of a measurement. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** Empty for a count. */
  readonly unit: string;
  /** What it should be at most, in the same unit; absent where nothing is promised. */
  readonly target?: number;
}

/** A line of the table: what was measured on whom. */
export interface BenchRow {
  readonly section: string;
  /** What was measured, such as the set of phrases. */
  readonly subject: string;
  /** Who was measured. */
  readonly who: string;
  readonly figures: readonly Figure[];
  /** How many times as fast as the reference of the same subject, measured in the same run; absent where nothing is compared. */
  readonly ratio?: number;
}

/** A part of the measurements that can be run alone. */
export interface BenchSection {
  readonly name: string;
  readonly run: (budget: BenchBudget) => Promise<readonly BenchRow[]>;
}

/** How long a section may measure. */
export interface BenchBudget {
  /** Wall-clock time for each rate that is measured. */
  readonly rateMs: number;
}
