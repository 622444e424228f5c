import { synthesise } from '#infra/local/assembly.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { startOutsideServices } from '#infra/local/outside-services.ts';
import { startWiredEngines } from '#infra/local/wired-engines.ts';
import type { Wiring } from '#infra/local/wiring.ts';

/** The template as the local stack wires it, with all that the functions find in their environment; nothing runs on. */
export async function readDeployed(studioFile: string): Promise<Wiring> {
  const assembly = await synthesise({ studioFile });
  const outside = await startOutsideServices({ clock: createLocalClock(), zone: 'UTC' });
  const closers: (() => Promise<void>)[] = [() => outside.stop()];
  try {
    const { wiring } = await startWiredEngines({ assembly, outside, closers, onCrash: () => {} });
    return wiring;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}
