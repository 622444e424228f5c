import { expect, test } from 'vitest';
import type { TurnStep } from '#ports/turn-trace.ts';
import { createWorld, person } from './conversation-world.ts';

test('who watches a turn is told each step as it is done, and of a repetition that nothing is', async () => {
  const steps: TurnStep[] = [];
  const world = await createWorld();
  const handle = world.handler({ trace: (_message, step) => void steps.push(step) });
  const message = world.message(person(1), 'Booking besok jam 10 pagi');
  await handle(message);
  expect(steps.map(({ kind }) => kind)).toEqual([
    ...['recalled', 'known', 'read', 'decided', 'committed', 'sent'],
  ]);
  expect(steps[2]).toMatchObject({ grammar: { intent: 'book' }, reading: { intent: 'book' } });
  expect(steps[3]).toMatchObject({ decision: { name: 'booked' } });
  expect(steps[4]).toMatchObject({
    outcome: 'committed',
    unit: { changes: [{ after: { status: 'confirmed' } }] },
  });
  await handle(message);
  expect(steps.slice(6)).toEqual([{ kind: 'recalled', decidedBefore: true }]);
});
