import type { App } from 'aws-cdk-lib';

import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { CoreSyncError } from '#domain/error.ts';

import { CoreSyncStack } from './coresync-stack.ts';

/**
 * The stack that the app's contexts ask for: `stage` (default `dev`), `region` (default: that of whoever deploys)
 * `studio`, the path of the studio's file, and `alarms`, an e-mail address (default: none).
 * @throws CoreSyncError `config.invalid` for a context or a studio's file that cannot be used.
 */
export function buildStack(app: App): CoreSyncStack {
  const stage = contextOf(app, 'stage', 'dev');
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(stage)) {
    throw new CoreSyncError(
      'config.invalid',
      `stage ${stage}: up to 20 of a-z, 0-9 and -, beginning with a letter`,
    );
  }
  const region = contextOf(app, 'region', '');
  if (region !== '' && !/^[a-z]{2}(-[a-z]+){1,3}-\d$/.test(region)) {
    throw new CoreSyncError('config.invalid', `region ${region}: such as ap-southeast-3`);
  }
  const alarmEmail = contextOf(app, 'alarms', '');
  if (alarmEmail !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(alarmEmail)) {
    throw new CoreSyncError('config.invalid', `alarms ${alarmEmail}: an e-mail address`);
  }
  const studioFile = contextOf(app, 'studio', 'studio_config.json');
  const { retention } = readStudioFile(studioFile);
  return new CoreSyncStack(app, `CoreSync-${stage}`, {
    studioFile,
    logDays: retention.logs,
    ...(alarmEmail === '' ? {} : { alarmEmail }),
    ...(region === '' ? {} : { env: { region } }),
  });
}

function contextOf(app: App, name: string, otherwise: string): string {
  const value: unknown = app.node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
