import type { LocalDate } from '#domain/studio/studio.ts';

/** How often the model was asked. */
export interface ModelBudget {
  /** Counts one more call on a day of the studio. Returns how many there were on it, with this one. */
  count(day: LocalDate): Promise<number>;
}
