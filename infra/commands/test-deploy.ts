import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { localDirectory } from '#infra/local/assembly.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { startOutsideServices } from '#infra/local/outside-services.ts';
import { createCdkCommands } from '#infra/rehearsal/cdk-commands.ts';
import { startEmulator } from '#infra/rehearsal/emulator.ts';
import { emulatorPackage, preparePython } from '#infra/rehearsal/python-environment.ts';
import { rehearsalZone } from '#infra/rehearsal/rehearsal-studio.ts';
import { rehearse } from '#infra/rehearsal/rehearse.ts';
import { createChecks } from '#infra/smoke/checks.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run test:deploy: a deploy into an emulator of AWS, and a client who books there

Makes a Python environment with ${emulatorPackage} in .coresync (the first time, from PyPI), then: cdk bootstrap, cdk
deploy, the secrets, the smoke, a client who books, moves and cancels, a second deploy, other hours, a newer version and
back, a restored table, the removal.
  --help   this

Exit code 1 when something is not as it should be. Where the emulator cannot be installed it says "not run" and why,
with exit code 0.`;

await runCommand(async () => {
  try {
    if (parseArgs({ options: { help: { type: 'boolean' } } }).values.help) return console.log(help);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
  const python = await preparePython(join(localDirectory, emulatorPackage.replace('==', '-')));
  if (python.kind === 'missing') return console.log(`not run: ${python.reason}`);
  const directory = await mkdtemp(join(tmpdir(), 'coresync-rehearsal-'));
  // On every way out: a signal leaves no time for promises.
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const closers: (() => Promise<unknown>)[] = [];
  const { check, conclude } = createChecks();
  try {
    const clock = createLocalClock();
    const outside = await startOutsideServices({ clock, zone: rehearsalZone });
    closers.push(() => outside.stop());
    const emulator = await startEmulator(python.emulator, directory);
    closers.push(async () => check('all that was started has ended', await emulator.stop(), []));
    const cdk = createCdkCommands(emulator, directory, {
      'double-whatsapp': outside.whatsapp?.url ?? '',
      'double-deepseek': outside.deepseek?.url ?? '',
      'double-google': outside.google?.url ?? '',
    });
    const now = () => clock.now();
    await rehearse({ emulator, cdk, outside, now, directory, check, say: console.log });
  } catch (error) {
    check('the rehearsal goes on', error instanceof Error ? error.message : String(error), '');
  } finally {
    for (const close of closers.reverse()) await close();
  }
  conclude();
});
