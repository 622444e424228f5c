import { describe, expect, test } from 'vitest';
import type { Sender } from '#domain/conversation/message.ts';
import { createWorld, decisionsOf, person, type World } from './conversation-world.ts';

const [{ phone, userId }, other] = [person(1), person(2)];
const words = 'Booking besok jam 10 pagi';
const mine = 'jadwalku apa aja?';

/** How clients are found: `phone +62… client pairedWith`, clients numbered as they appear. */
async function aliasesOf(world: World): Promise<string[]> {
  const aliases = await world.entities('alias');
  const clients = [...new Set(aliases.map(({ clientId }) => clientId))];
  return aliases
    .map(({ kind, value, clientId, pairedWith }) =>
      [kind, value, clients.indexOf(clientId) + 1, ...(pairedWith ? [pairedWith] : [])].join(' '),
    )
    .toSorted();
}

describe('a new client', () => {
  test.each<[string, Sender, string[], string]>([
    ['a phone only', { phone }, [`phone ${phone} 1`], phone],
    ['a user id only', { userId }, [`user-id ${userId} 1`], userId],
    [
      'both',
      { phone, userId, name: 'Dewi' },
      [`phone ${phone} 1 ${userId}`, `user-id ${userId} 1`],
      phone,
    ],
  ])('who is known by %s is made once, and answered there', async (_by, sender, aliases, to) => {
    const world = await createWorld();
    await world.say(sender, words);
    const [reply] = await world.say(sender, mine);
    expect(reply).toContain('Kamis, 3 Desember 2026 pukul 10.00');
    expect(await aliasesOf(world)).toEqual(aliases);
    expect((await world.entities('profile')).map(({ name }) => name)).toEqual([sender.name]);
    expect(world.graph.accepted.map((message) => message.to)).toEqual([to, to]);
  });

  test('who writes two messages at once is one client', async () => {
    const world = await createWorld();
    const handled = await Promise.all([
      world.handle(world.message(person(1), words)),
      world.handle(world.message(person(1), 'Booking lusa jam 9 pagi')),
    ]);
    expect(decisionsOf(handled)).toEqual({ booked: 2 });
    const clients = (await world.entities('booking')).map(({ clientId }) => clientId);
    expect(new Set(clients).size).toBe(1);
    expect(await world.entities('profile')).toMatchObject([{ clientId: clients[0] }]);
    expect(await aliasesOf(world)).toEqual([`phone ${phone} 1 ${userId}`, `user-id ${userId} 1`]);
    expect(await world.bookings()).toEqual([
      '2026-12-03T03:00:00Z confirmed',
      '2026-12-04T02:00:00Z confirmed',
    ]);
  });
});

describe('a known client', () => {
  test('whose phone is hidden later is known by the user id', async () => {
    const world = await createWorld();
    await world.say({ phone, userId }, words);
    expect((await world.say({ userId }, mine))[0]).toContain('pukul 10.00');
    expect(await world.entities('profile')).toHaveLength(1);
  });

  test('who was known by the phone alone keeps their bookings when the user id appears', async () => {
    const world = await createWorld();
    await world.say({ phone }, words);
    expect((await world.say({ phone, userId }, mine))[0]).toContain('pukul 10.00');
    expect(await aliasesOf(world)).toEqual([`phone ${phone} 1 ${userId}`, `user-id ${userId} 1`]);
  });

  test('who changes the phone keeps their bookings', async () => {
    const world = await createWorld();
    await world.say({ phone, userId }, words);
    expect((await world.say({ phone: other.phone, userId }, mine))[0]).toContain('pukul 10.00');
    expect(await world.entities('profile')).toHaveLength(1);
  });
});

describe('a phone that comes with another user id', () => {
  const stranger = { phone, userId: other.userId };

  test('is a new client, who sees and cancels nothing of the first one', async () => {
    const world = await createWorld();
    await world.say({ phone, userId }, words);
    const [listed, refused] = [
      await world.say(stranger, mine),
      await world.say(stranger, 'Batalin dong'),
    ];
    expect([...listed, ...refused].join()).not.toContain('10.00');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    const profiles = (await world.entities('profile')).map(({ clientId }) => clientId);
    expect(new Set(profiles).size).toBe(2);
  });

  test('leaves the first one theirs, who is known by the user id', async () => {
    const world = await createWorld();
    await world.say({ phone, userId }, words);
    await world.say(stranger, 'Booking besok jam 3 sore');
    const [seen] = await world.say({ userId }, mine);
    expect(seen).toContain('pukul 10.00');
    expect(seen).not.toContain('15.00');
  });
});

test('a tap on what was offered to another is not acted on', async () => {
  const world = await createWorld();
  await world.say(person(1), 'Booking besok dong');
  const choice = world.graph.choiceFor(person(1), 1)?.choice;
  expect(choice).toBeDefined();
  const { id = '', title = '' } = choice ?? {};
  await world.say(other, { kind: 'choice', id, title });
  expect(await world.bookings()).toEqual([]);
  await world.say(person(1), { kind: 'choice', id, title });
  expect(await world.bookings()).toHaveLength(1);
});
