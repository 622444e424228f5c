import { App } from 'aws-cdk-lib';

import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { CoreSyncError } from '#domain/error.ts';

import { addChecks } from './constructs/add-checks.ts';
import { CoreSyncStack } from './coresync-stack.ts';

/** The CDK app. Contexts: `stage` (default `dev`) and `studio`, the path of the studio's file. */
function synthesize(): void {
  const app = new App();
  const stage = contextOf(app, 'stage', 'dev');
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(stage)) {
    throw new CoreSyncError(
      'config.invalid',
      `stage ${stage}: up to 20 of a-z, 0-9 and -, beginning with a letter`,
    );
  }
  const studioFile = contextOf(app, 'studio', 'studio_config.json');
  readStudioFile(studioFile);
  new CoreSyncStack(app, `CoreSync-${stage}`, { studioFile });
  addChecks(app);
  app.synth();
}

function contextOf(app: App, name: string, otherwise: string): string {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

try {
  synthesize();
} catch (fault) {
  if (!(fault instanceof CoreSyncError)) throw fault;
  // The owner's mistake, told in the owner's words: a stack trace would bury it.
  console.error(fault.message);
  process.exitCode = 1;
}
