import { execFile } from 'node:child_process';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import { eko } from './played-people.ts';
import type { WholeStack } from './whole-stack.ts';

const commandWithinMs = 60_000;

/** The command on that stack; its exit code and what it says. */
export function redrive({ stack }: Pick<WholeStack, 'stack'>, ...args: readonly string[]) {
  return new Promise<{ code: number; said: string }>((resolve) => {
    const command = ['infra/commands/redrive.ts', ...args, '--url', stack.url];
    execFile(process.execPath, command, { timeout: commandWithinMs }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr });
    });
  });
}

/** Makes a client's profile unreadable, so that none of their messages can be handled. */
export async function poison({ stack, putItem }: WholeStack, name: string): Promise<void> {
  const items = await stack.tableItems();
  const profile = items.find((item) => item.entity === 'profile' && item.name === name);
  await putItem({ ...profile, createdAt: 'no instant' });
}

/** A message that fails with each of its three receives, 20 s apart: they are not waited for. */
export async function poisonMessage(whole: WholeStack): Promise<void> {
  await whole.say(eko, 'Booking senin depan jam 3 sore zebra');
  await poison(whole, eko.name);
  const words = { kind: 'text', text: 'jadwalku apa aja zebra?' } as const;
  await whole.deliver(clientWebhook(eko, words, 'wamid.HBgNpoisoned==', whole.clock.now()));
}

/**
 * Whoever operates the studio looks at the dead letters and sends them back. What the command says is output like any
 * other, unless content is asked for.
 */
export async function lookAtDeadLetters(whole: WholeStack): Promise<void> {
  const look = async (...args: readonly string[]) => {
    const { said } = await redrive(whole, ...args);
    whole.note(said);
  };
  for (const queue of ['messages', 'statuses', 'calendar'])
    for (const action of ['list', 'show']) await look(action, '--queue', queue);
  await look('return');
  await look('return', '--all');
  await whole.stack.settled();
}
