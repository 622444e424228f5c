import { expect, test } from 'vitest';
import { bookedAt, createWorld, person } from './conversation-world.ts';

test('an apology is said once, in both languages, and the message is never acted on', async () => {
  const world = await createWorld();
  const message = world.message(person(1), 'Booking besok jam 10 pagi');
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => world.apologise(message)));
  expect(outcomes.toSorted()).toEqual(['apologised', ...Array(4).fill('decided')]);
  expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([
    expect.stringMatching(/Maaf Kak, ada gangguan.*\n\nSorry, something went wrong/s),
  ]);
  expect(await world.handle(message)).toEqual({ decision: 'decided-before' });
  expect([await world.bookings(), world.graph.accepted.length]).toEqual([[], 1]);
});

test('whoever is first met by an apology is the same client from then on', async () => {
  const world = await createWorld();
  await world.apologise(world.message(person(1), 'Booking besok jam 10 pagi'));
  await world.say(person(1), 'Booking besok jam 11 pagi');
  const clientIds = (await world.entities('inbound')).map(({ clientId }) => clientId);
  expect(clientIds).toHaveLength(2);
  expect(new Set(clientIds).size).toBe(1);
});

test('a message that was decided meanwhile gets none', async () => {
  const world = await createWorld();
  const message = world.message(person(1), 'Booking besok jam 10 pagi');
  await world.handle(message);
  expect(await world.apologise(message)).toBe('decided');
  expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([
    bookedAt('2026-12-03T10:00:00+07:00'),
  ]);
});

test('a conversation goes on after an apology where it was', async () => {
  const world = await createWorld();
  await world.say(person(1), 'Booking besok');
  await world.apologise(world.message(person(1), 'jam 10 pagi'));
  expect(await world.say(person(1), 'jam 10 pagi')).toEqual([
    bookedAt('2026-12-03T10:00:00+07:00'),
  ]);
});

test('an apology that was refused or left in doubt is resumed like any message', async () => {
  const world = await createWorld();
  world.graph.fail('reset');
  await world.apologise(world.message(person(1), 'halo'));
  expect(world.graph.accepted).toEqual([]);
  await world.housekeep();
  await world.housekeep();
  expect(world.graph.accepted).toHaveLength(1);
});
