import { expect, test } from 'vitest';
import { createScheduler } from '#infra/simulation/scheduler.ts';

test('what is due runs by its time, and in the order of asking where times are equal', async () => {
  const scheduler = createScheduler(1_000);
  const ran: string[] = [];
  const note = (name: string) => () => {
    ran.push(`${name} at ${scheduler.now()}`);
  };
  scheduler.after(20, note('late'));
  scheduler.after(10, note('first'));
  scheduler.after(10, note('second'));
  scheduler.after(10, () => scheduler.after(0, note('third')));
  await scheduler.runUntil(1_019);
  expect(ran).toEqual(['first at 1010', 'second at 1010', 'third at 1010']);
  expect(scheduler.now()).toBe(1_019);
  await scheduler.runUntil(1_020);
  expect(ran.at(-1)).toBe('late at 1020');
});

test('it stops when it is told, and says whether it was', async () => {
  const scheduler = createScheduler(0);
  let ran = 0;
  for (const delayMs of [1, 2, 3]) {
    scheduler.after(delayMs, () => {
      ran += 1;
    });
  }
  expect(await scheduler.runWhile(() => ran === 2, 100)).toBe(true);
  expect(scheduler.now()).toBe(2);
  expect(await scheduler.runWhile(() => ran === 4, 100)).toBe(false);
  expect(scheduler.now()).toBe(100);
});
