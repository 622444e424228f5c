import { join } from 'node:path';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import type { Instant } from '#domain/time/instant.ts';
import { projectRoot, synthesise } from '../assembly.ts';
import { createLocalClock } from '../local-clock.ts';
import { startLocalStack } from '../local-stack.ts';
import { startOutsideServices } from '../outside-services.ts';

/** The local stack with its page, the project's own studio and a clock that begins at an instant. */
export async function startPageStage(start: Instant) {
  const studioFile = join(projectRoot, 'studio_config.json');
  const assembly = await synthesise({ studioFile });
  const studio = readStudioFile(studioFile);
  const clock = createLocalClock({ start });
  const outside = await startOutsideServices({ clock, zone: studio.zone });
  const stack = await startLocalStack({ assembly, clock, outside, page: { studio } });
  return {
    ...{ stack, outside, clock },
    async stop() {
      await stack.stop();
      await outside.stop();
    },
  };
}
