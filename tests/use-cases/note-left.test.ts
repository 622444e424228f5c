import { describe, expect, test } from 'vitest';
import type { DeliveryEvent } from '#domain/delivery/delivery-event.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { OwnerNote } from '#ports/owner-calendar.ts';
import { createNoteLeft } from '#use-cases/note-left.ts';
import { createWorld, jakartaStudio, person, type World } from './conversation-world.ts';

const owner = '+6281100002222';
const withNumber = { ...jakartaStudio, ownerWhatsapp: owner };
const askForPerson = 'bisa ngomong sama orang aja?';

/** The timer that writes to the calendar, and the notes that it wrote. */
function timerOf(world: World, fault?: () => CoreSyncError | undefined) {
  const notes: OwnerNote[] = [];
  const reported: DeliveryEvent[] = [];
  const noteLeft = createNoteLeft({
    outbox: world.stores.outbox,
    calendar: {
      async note(note) {
        const thrown = fault?.();
        if (thrown) throw thrown;
        notes.push(note);
      },
    },
    clock: world.clock,
    report: (event) => reported.push(event),
  });
  return { notes, reported, noteLeft };
}

const wordsToOwner = async (world: World) =>
  (await world.entities('outbound'))
    .filter(({ audience }) => audience === 'owner')
    .map(({ state, by, pendingKey }) => ({ state, by, pendingKey }));

describe('what the owner cannot be told on WhatsApp', () => {
  test('because she has not written for a day stands in her calendar within one run', async () => {
    // The double refuses: she never wrote, so the window is closed.
    const world = await createWorld({ studio: withNumber });
    await world.say(person(1), askForPerson);
    expect(await wordsToOwner(world)).toEqual([
      { state: 'waiting', by: 'calendar', pendingKey: 'studio#PENDING#NOTES' },
    ]);
    const { notes, noteLeft } = timerOf(world);
    expect(await noteLeft()).toBe(1);
    expect(notes).toEqual([
      {
        id: expect.stringMatching(/^note[0-9a-v]+$/),
        title: 'CoreSync: mohon dilihat / please look',
        text: expect.stringContaining(`Dewi, ${person(1).phone} would like to talk to a person.`),
        startsAt: world.clock.now(),
        endsAt: world.clock.now() + 15 * 60_000,
      },
    ]);
  });

  test('because she has no number there stands in it too', async () => {
    const world = await createWorld();
    await world.say(person(1), askForPerson);
    const { notes, noteLeft } = timerOf(world);
    expect(await noteLeft()).toBe(1);
    expect(notes[0]?.text).toContain(person(1).phone);
  });

  test('of a reply that did not arrive stands in it too', async () => {
    const world = await createWorld();
    world.graph.fail({ code: 131026 });
    await world.say(person(1), 'jadwalku apa aja?');
    const { notes, noteLeft } = timerOf(world);
    expect(await noteLeft()).toBe(1);
    expect(notes[0]?.text).toContain(`My reply to ${person(1).phone} did not arrive`);
  });

  test('is written once, and housekeeping sends none of it', async () => {
    const world = await createWorld({ studio: withNumber });
    await world.say(person(1), askForPerson);
    const { notes, noteLeft } = timerOf(world);
    await noteLeft();
    expect(await noteLeft()).toBe(0);
    const sent = world.graph.accepted.length;
    await world.housekeep();
    expect([notes.length, world.graph.accepted.length]).toEqual([1, sent]);
    expect(await wordsToOwner(world)).toEqual([
      { state: 'sent', by: 'calendar', pendingKey: undefined },
    ]);
  });

  test('waits for a calendar that does not answer, and is written then', async () => {
    const world = await createWorld();
    await world.say(person(1), askForPerson);
    let isDown = true;
    const { notes, noteLeft, reported } = timerOf(world, () =>
      isDown ? new CoreSyncError('calendar.unavailable', 'x', { retryable: true }) : undefined,
    );
    await expect(noteLeft()).rejects.toMatchObject({ code: 'calendar.unavailable' });
    isDown = false;
    expect([await noteLeft(), notes.length, reported]).toEqual([1, 1, []]);
  });

  test('is given up, with an alarm, where her calendar takes no notes', async () => {
    const world = await createWorld();
    await world.say(person(1), askForPerson);
    const { noteLeft, reported } = timerOf(world, () => new CoreSyncError('calendar.refused', 'x'));
    expect(await noteLeft()).toBe(0);
    expect(reported).toMatchObject([{ kind: 'owner-unreached' }]);
    expect(await wordsToOwner(world)).toMatchObject([{ state: 'failed' }]);
  });
});
