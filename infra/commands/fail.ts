/** A mistake of whoever typed the command. */
export class UsageError extends Error {}

/** Runs a command: a usage error is one message and exit code 2, any other its message and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
