import { bagus, renata } from './played-people.ts';
import type { WholeStack } from './whole-stack.ts';

/** Two clients want their data gone. Of one the answer stays in doubt, so that the timer has to go on with it. */
export async function eraseClients({ say, tap, outside, stack }: WholeStack): Promise<void> {
  await say(renata, 'Booking jumat depan jam 10 pagi');
  await say(renata, 'hapus data saya');
  await tap(renata, 1);
  await say(bagus, 'hapus data saya');
  outside.whatsapp?.double.fail('reset-after-accept');
  const choices = outside.whatsapp?.double.accepted.at(-1)?.choices ?? [];
  await tap(bagus, choices[0]?.title ?? '');
  for (let minute = 1; minute <= 3; minute += 1) await stack.advanceClock(60_000);
}
