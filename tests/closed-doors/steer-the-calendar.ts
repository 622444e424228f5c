import { ownerOf, timed } from '#tests/support/google-owner.ts';
import { dwita } from './played-people.ts';
import type { WholeStack } from './whole-stack.ts';

const timerMs = 120_000;
const day = '2026-12-17';

/** What the owner does in her calendar, and what becomes of it where a client or an outage is in between. */
export async function steerTheCalendar(whole: WholeStack): Promise<void> {
  const { say, stack, outside } = whole;
  const google = outside.google?.double;
  if (google === undefined) throw new Error('the calendar is not the double');
  const owner = ownerOf(google);
  const before = new Set(google.events().map(({ id }) => id));
  await say(dwita, 'Booking tanggal 17 jam 9 pagi');
  const id = google.events().find((event) => !before.has(event.id))?.id ?? '';
  // The first pull reads everything; then a quarter of an hour is kept and the rest moves.
  await stack.advanceClock(timerMs);
  await owner.change(id, timed(day, '09:15', '10:00'));
  await stack.advanceClock(timerMs);
  const { id: block } = await owner.make({ summary: 'okapi', ...timed(day, '15:00', '16:00') });
  await stack.advanceClock(timerMs);
  await owner.remove(block);
  await stack.advanceClock(timerMs);
  // Both move it: the stream writes over hers and tells her, and so does the catching up after an outage.
  await owner.change(id, timed(day, '13:00', '13:45'));
  await say(dwita, 'pindahin ke jam 11 pagi');
  await owner.change(id, timed(day, '16:00', '16:45'));
  google.fail('bad-request', 'get', 100);
  await say(dwita, 'pindahin ke jam 10 pagi');
  google.clearFaults();
  await stack.advanceClock(timerMs);
  await owner.remove(id);
  await stack.advanceClock(timerMs);
}
