import { App } from 'aws-cdk-lib';

import { CoreSyncError } from '#domain/error.ts';

import { buildStack } from './build-stack.ts';
import { addChecks } from './constructs/add-checks.ts';

/** The CDK app; its contexts are those of `buildStack`. */
try {
  const app = new App();
  buildStack(app);
  // On one machine it is made anew with every change of the code; the checks are for what is deployed.
  if (app.node.tryGetContext('stage') !== 'local') addChecks(app);
  app.synth();
} catch (fault) {
  if (!(fault instanceof CoreSyncError)) throw fault;
  // The owner's mistake, told in the owner's words: a stack trace would bury it.
  console.error(fault.message);
  process.exitCode = 1;
}
