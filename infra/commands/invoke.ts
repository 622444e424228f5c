import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { calendarsOf } from '#domain/studio/lanes.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import { projectRoot, synthesise } from '#infra/local/assembly.ts';
import { eventInstant } from '#infra/local/event-instant.ts';
import { invocationText } from '#infra/local/invocation-text.ts';
import { invokeFunction, UnknownFunctionError } from '#infra/local/invoke-function.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { startOutsideServices } from '#infra/local/outside-services.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run invoke -- <function> events/<file>.json [options]: one function, one event

Runs the bundled function on fresh local engines, with doubles of the outside services, and prints what it returned
and changed. A file events/<file>.given.json beside the event says what there is before:
  { "items": [ …the table's items as plain JSON… ], "calendar": [ …the owner's events as Google takes them… ],
    "now": "2026-12-01T09:00:00+07:00" }

  --config FILE   the studio's file (default studio_config.json)
  --now ISO       the clock starts there (default: the given file's now, else the event's own time)
  --verbose       show every line that the function logs
  --help          this

Exit code 1 when the function fails, 2 when the call is wrong.`;

const givenSchema = z.strictObject({
  items: z.array(z.record(z.string(), z.unknown())).default([]),
  calendar: z.array(z.record(z.string(), z.unknown())).default([]),
  now: z.string().transform(instantFromIso).optional(),
});

await runCommand(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  const [functionName, eventFile] = options.positionals;
  if (functionName === undefined || eventFile === undefined || options.positionals.length > 2) {
    throw new UsageError(help);
  }
  const event = readEvent(eventFile);
  const given = readGiven(eventFile.replace(/\.json$/, '.given.json'));
  const { zone, lanes } = readStudioFile(options.config);
  const assembly = await synthesise({
    studioFile: options.config,
    onStale: () => console.error('Synthesising, a few seconds …'),
  });
  const clock = createLocalClock({ start: options.now ?? given.now ?? eventInstant(event) });
  const outside = await startOutsideServices({
    ...{ clock, zone },
    otherCalendars: [...calendarsOf(lanes).keys()],
  });
  try {
    for (const made of given.calendar) outside.google?.double.make(made);
    const report = await invokeFunction({
      ...{ assembly, clock, outside, functionName, event, givenItems: given.items },
      log: ({ level, source, text }) => {
        if (options.verbose || level === 'warn' || level === 'error')
          console.error(`${source} ${level}: ${text}`);
      },
    });
    console.log(invocationText(report, outside));
    if (report.result.kind === 'failed') process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof UnknownFunctionError)) throw error;
    throw new UsageError(`there is no function ${functionName}: ${error.message}`);
  } finally {
    await outside.stop();
  }
});

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        config: { type: 'string', default: join(projectRoot, 'studio_config.json') },
        now: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const now = values.now === undefined ? undefined : instantFromIso(values.now);
    return { ...values, now, positionals };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function readEvent(file: string): unknown {
  if (!existsSync(file)) {
    const events = readdirSync(join(projectRoot, 'events'))
      .filter((name) => name.endsWith('.json') && !name.endsWith('.given.json'))
      .map((name) => `  events/${name}`);
    throw new UsageError(`there is no event ${file}; there are:\n${events.join('\n')}`);
  }
  return parseJson(file);
}

function readGiven(file: string): z.infer<typeof givenSchema> {
  const given = givenSchema.safeParse(existsSync(file) ? parseJson(file) : {});
  if (given.success) return given.data;
  throw new UsageError(`${file} cannot be used:\n${z.prettifyError(given.error)}`);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
