import { randomUUID } from 'node:crypto';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import { createReplayWorld, type ReplayHost } from '#infra/replay/replay-world.ts';

const now = '2026-12-01T09:00:00+07:00';

/** So many clients write the same wish at once; how many got it, and when the last was answered. */
export async function runContention(
  host: ReplayHost,
  rivals: number,
): Promise<{ readonly tookMs: number; readonly winners: number; readonly answered: number }> {
  const line = { id: randomUUID(), now, given: [], turns: ['halo'] };
  let winners = 0;
  const world = await createReplayWorld(
    {
      ...host,
      trace: (_message, step) => {
        if (step.kind === 'committed' && step.outcome === 'committed') {
          winners += step.unit.changes.length;
        }
      },
    },
    line,
  );
  const webhooks = Array.from({ length: rivals }, (_, index) => {
    const digits = String(index).padStart(4, '0');
    const client = { phone: `+62812300${digits}`, userId: `ID.1349${digits}`, name: 'Ana' };
    const id = `wamid.${line.id}.${index}`;
    const at = world.clock.now();
    world.graph.noteInbound(id, client, at);
    return clientWebhook(client, { kind: 'text', text: 'Booking besok jam 10 pagi' }, id, at);
  });
  const began = performance.now();
  await Promise.all(webhooks.map((webhook) => world.deliver(webhook)));
  return { tookMs: performance.now() - began, winners, answered: world.graph.accepted.length };
}
