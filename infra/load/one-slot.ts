import type { BenchRow } from '#infra/bench/section.ts';
import type { LocalState } from '#infra/local/state-schema.ts';
import { type LoadDesk, loadClient } from './load-desk.ts';

/**
 * So many clients write for one session at once.
 * @throws Error when not exactly one has it, or not exactly that one was told so.
 */
export async function contendForSlot(
  desk: LoadDesk,
  readState: () => Promise<LocalState>,
  race: { readonly clients: number; readonly firstClient: number; readonly text: string },
): Promise<BenchRow> {
  const before = await confirmedOf(readState);
  const began = performance.now();
  const replies = await Promise.all(
    Array.from({ length: race.clients }, (_, index) =>
      desk.say(loadClient(race.firstClient + index), race.text),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  const booked = (await confirmedOf(readState)) - before;
  const told = replies.filter(({ reply }) => reply.rendered.includes('sudah dibooking')).length;
  const refused = replies.filter(({ reply }) => reply.rendered.includes('sudah terisi')).length;
  if (booked !== 1 || told !== 1 || refused !== race.clients - 1) {
    throw new Error(
      `of ${race.clients} clients for one session ${booked} have it, ${told} were told that they have, and ${refused} that it is taken`,
    );
  }
  return {
    section: 'one slot',
    subject: `${race.clients} clients at once`,
    who: '',
    figures: [
      { name: 'booked', value: booked, unit: '' },
      { name: 'told that it is taken', value: refused, unit: '' },
      { name: 'messages', value: race.clients / seconds, unit: '/s' },
    ],
  };
}

async function confirmedOf(readState: () => Promise<LocalState>): Promise<number> {
  const { bookings } = await readState();
  return bookings.filter(({ status }) => status === 'confirmed').length;
}
