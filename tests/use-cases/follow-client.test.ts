import { describe, expect, test } from 'vitest';
import type { IdentityNote } from '#domain/client/identity-note.ts';
import type { Sender } from '#domain/conversation/message.ts';
import { createWorld, person, type World } from './conversation-world.ts';

const before = person(1);
const after = person(2);
const stranger = person(3);
const mine = 'jadwalku apa aja?';
const session = 'Kamis, 3 Desember 2026 pukul 10.00';

function note(sender: IdentityNote['sender'], current: IdentityNote['current'], id = 'wamid.note') {
  return { kind: 'identity-note', id, sender, current } as const;
}

/** As WhatsApp tells of a new number: the ids, and both numbers. */
const moved = note(
  { phone: before.phone, userId: before.userId },
  { phone: after.phone, userId: after.userId },
);

async function clientWithSession(): Promise<World> {
  const world = await createWorld();
  await world.say(before, 'Booking besok jam 10 pagi');
  return world;
}

/** Whether the sender is told of the session, and how many clients there are. */
async function heard(world: World, sender: Sender) {
  const [reply] = await world.say(sender, mine);
  const clients = new Set((await world.entities('profile')).map(({ clientId }) => clientId));
  return { seesSession: reply?.includes(session), clients: clients.size };
}

describe('a client with a new number', () => {
  test('is the same client under it, and is told nothing of it', async () => {
    const world = await clientWithSession();
    const sent = world.graph.accepted.length;
    expect(await world.followClient(moved)).toBe('followed');
    expect(world.graph.accepted).toHaveLength(sent);
    expect(await heard(world, after)).toEqual({ seesSession: true, clients: 1 });
    expect(await world.entities('profile')).toMatchObject([
      {
        aliases: [
          { kind: 'user-id', value: after.userId },
          { kind: 'phone', value: after.phone },
          { kind: 'user-id', value: before.userId },
        ],
      },
    ]);
  });

  test('is inherited by nobody who is given the old one', async () => {
    const world = await clientWithSession();
    await world.followClient(moved);
    expect(await heard(world, { phone: before.phone, userId: stranger.userId })).toEqual({
      ...{ seesSession: false, clients: 2 },
    });
  });

  test('nor by who writes from the old one and is known by the phone alone', async () => {
    const world = await clientWithSession();
    await world.followClient(moved);
    expect(await heard(world, { phone: before.phone })).toEqual({ seesSession: false, clients: 2 });
  });

  test('still means the client in messages that were under way under the old id', async () => {
    const world = await clientWithSession();
    await world.followClient(moved);
    expect(await heard(world, { userId: before.userId })).toEqual({
      ...{ seesSession: true, clients: 1 },
    });
  });
});

test('a new id alone is followed, and its phone paired anew', async () => {
  const world = await clientWithSession();
  const update = note({ userId: before.userId }, { userId: after.userId, phone: before.phone });
  expect(await world.followClient(update)).toBe('followed');
  expect(await heard(world, { phone: before.phone, userId: after.userId })).toEqual({
    ...{ seesSession: true, clients: 1 },
  });
});

test('the old phone is left too where only the new id and phone are told', async () => {
  const world = await clientWithSession();
  const update = note({ userId: before.userId }, { userId: after.userId, phone: after.phone });
  await world.followClient(update);
  expect(await heard(world, { phone: before.phone })).toEqual({ seesSession: false, clients: 2 });
});

describe('nothing changes', () => {
  test('where the note comes again, by the same id or another', async () => {
    const world = await clientWithSession();
    await world.followClient(moved);
    expect(await world.followClient(moved)).toBe('decided-before');
    expect(await world.followClient({ ...moved, id: 'wamid.again' })).toBe('known');
  });

  test('where nobody is known by what is told', async () => {
    const world = await createWorld();
    expect(await world.followClient(moved)).toBe('unknown');
    expect(await world.entities('alias')).toEqual([]);
  });

  test('where they have written under the new id already: two clients are not made one', async () => {
    const world = await clientWithSession();
    await world.say(after, mine);
    const aliases = await world.entities('alias');
    expect(await world.followClient(moved)).toBe('taken');
    expect(await world.entities('alias')).toEqual(aliases);
  });
});

test('two notes at once are one change', async () => {
  const world = await clientWithSession();
  const update = note(
    { userId: before.userId },
    { userId: after.userId, phone: after.phone },
    'identity.1',
  );
  const outcomes = await Promise.all([world.followClient(moved), world.followClient(update)]);
  expect(outcomes).toContain('followed');
  expect(await heard(world, after)).toEqual({ seesSession: true, clients: 1 });
  expect(await heard(world, { phone: before.phone })).toEqual({ seesSession: false, clients: 2 });
});
