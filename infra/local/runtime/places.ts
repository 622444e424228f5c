/** A bounded number of places; who finds none waits, first come first served. */
export interface Places {
  /** Places taken and those who wait for one. */
  demand(): number;
  /** Runs the work in a place of its own. */
  occupy<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createPlaces(maximum: number): Places {
  const waiting: (() => void)[] = [];
  let taken = 0;

  async function take(): Promise<void> {
    if (taken < maximum) taken++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function giveBack(): void {
    // It goes to who waits longest, or becomes free.
    const next = waiting.shift();
    if (next === undefined) taken--;
    else next();
  }

  return {
    demand: () => taken + waiting.length,
    async occupy(work) {
      await take();
      try {
        return await work();
      } finally {
        giveBack();
      }
    },
  };
}
