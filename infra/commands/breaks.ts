import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BreakFileError, readBreaks } from '#infra/breaks/break-file.ts';
import { type BreakResult, checkBreaks } from '#infra/breaks/check-breaks.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run breaks -- [options]: breaks each promise on purpose and sees its test go red

Each tests/breaks/<name>.patch is applied to a copy of the sources, where the test that its header names has to fail
by an assertion, or the simulation to see a promise broken; without the patch both have to hold.
  # test: tests/<file>.test.ts [-t <pattern of titles>]
  # simulation: seeds 1..200 [of <N> messages]
  # sees: <the promise in the simulation's words>
  # promise: <what the patch breaks>

  --only NAME   this break alone
  --help        this

Exit code 1 when a break was not caught, 2 when the call is wrong.`;

await runCommand(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  const breaks = chosenBreaks(options.only);
  const promises = new Map(breaks.map(({ name, promise }) => [name, promise]));
  let passed = 0;
  for await (const result of checkBreaks(projectRoot, breaks)) {
    if (result.verdict.kind === 'caught') passed += 1;
    console.log(resultText(result, promises.get(result.name) ?? ''));
  }
  console.log(`${passed} passed, ${breaks.length - passed} failed`);
  if (passed < breaks.length) process.exitCode = 1;
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string' }, help: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function chosenBreaks(only: string | undefined) {
  try {
    const all = readBreaks(resolve(join(projectRoot, 'tests/breaks')));
    const chosen = all.filter(({ name }) => only === undefined || name === only);
    if (chosen.length > 0) return chosen;
    const names = all.map(({ name }) => `  ${name}`).join('\n');
    throw new UsageError(`there is no break ${only ?? ''}; there are:\n${names}`);
  } catch (error) {
    if (error instanceof BreakFileError) throw new UsageError(error.message);
    throw error;
  }
}

function resultText({ name, verdict, tookMs }: BreakResult, promise: string): string {
  const seconds = `${(tookMs / 1000).toFixed(1)} s`;
  switch (verdict.kind) {
    case 'caught':
      return `caught      ${name} (${seconds}): ${promise}`;
    case 'not-caught':
      return `NOT CAUGHT  ${name} (${seconds}): its tests pass though this is broken: ${promise}`;
    case 'void':
      return `VOID        ${name} (${seconds}): ${verdict.reason}`;
  }
}
