/** What the bench holds its figures against: each is the most that a figure should be. */
export const targets = {
  /** Import of a function, as a multiple of importing the SDK alone. */
  importRatio: 1.25,
  /** Kilobytes of script that are loaded at the start. */
  startKb: 700,
  ingestStartKb: 450,
  /** Kilobytes of openai and of Google's client among them. */
  lazyKb: 0,
  ingestMs: 5,
  turnMs: 15,
  readsInARow: 3,
  writes: 2,
  modelCalls: 1,
  modelCallsOfTap: 0,
  slotsOfMonthMs: 1,
  winners: 1,
} as const;
