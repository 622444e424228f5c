import { setTimeout as sleep } from 'node:timers/promises';

const askEveryMs = 200;

/** Asks until there is an answer. @throws Error that names what was waited for, when the time is up. */
export async function until<Answer>(
  ask: () => Answer | undefined | Promise<Answer | undefined>,
  withinMs: number,
  what: string,
): Promise<Answer> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`no ${what} in ${withinMs / 1000} s`);
    await sleep(askEveryMs);
  }
}
