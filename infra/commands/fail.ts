import { CoreSyncError } from '#domain/error.ts';
import { faultText } from './fault-text.ts';

/** A mistake of whoever typed the command. */
export class UsageError extends Error {}

/**
 * Runs a command: a usage error, or a studio's file that cannot be used, is one message and exit code 2; anything
 * else its message and exit code 1.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(faultText(error));
    const isUsage =
      error instanceof UsageError ||
      (error instanceof CoreSyncError && error.code === 'config.invalid');
    process.exitCode = isUsage ? 2 : 1;
  }
}
