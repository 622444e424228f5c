import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { functionsSection } from '#infra/bench/functions-section.ts';
import { ingestSection } from '#infra/bench/ingest-section.ts';
import { languageSection, phraseFaults } from '#infra/bench/language-section.ts';
import { machineText } from '#infra/bench/machine-text.ts';
import { tableOf } from '#infra/bench/print-rows.ts';
import type { BenchRow } from '#infra/bench/section.ts';
import { slotsSection } from '#infra/bench/slots-section.ts';
import { turnSection } from '#infra/bench/turn-section.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { runCommand, UsageError } from './fail.ts';
import { faultText } from './fault-text.ts';

const help = `npm run bench -- [SECTION …] [options]: measures, and prints one table; speeds are ratios within this run

  SECTION           functions, ingest, turn, slots, language (default: every section)
  --ms N            milliseconds for each rate (default 1000)
  --failures        the phrases that were not read right, by reader, before the table
  --config FILE     the studio's file (default studio_config.json)
  --json            the rows as JSON
  --help            this`;

const shortestRateMs = 1;
const longestRateMs = 60_000;

await runCommand(async () => {
  const { values, positionals } = readOptions();
  if (values.help) return console.log(help);
  const rateMs = Number(values.ms);
  if (!Number.isInteger(rateMs) || rateMs < shortestRateMs || rateMs > longestRateMs) {
    throw new UsageError(`--ms takes a whole number from ${shortestRateMs} to ${longestRateMs}`);
  }
  const studio = readStudio(resolve(values.config));
  const studioFile = resolve(values.config);
  const sections = [
    functionsSection(studioFile),
    ingestSection(),
    turnSection(studioFile),
    slotsSection(studio),
    languageSection(studio),
  ];
  const unknown = positionals.find((name) => !sections.some((section) => section.name === name));
  if (unknown !== undefined) throw new UsageError(`there is no section "${unknown}"\n\n${help}`);
  if (values.failures) for (const fault of phraseFaults(studio)) console.log(fault);
  const machine = machineText();
  const rows: BenchRow[] = [];
  for (const section of sections) {
    if (positionals.length > 0 && !positionals.includes(section.name)) continue;
    try {
      rows.push(...(await section.run({ rateMs })));
    } catch (error) {
      // The other sections are worth having: minutes were spent on them.
      console.error(`${section.name}: not measured: ${faultText(error)}`);
      process.exitCode = 1;
    }
  }
  console.log(values.json ? JSON.stringify(rows) : `${machine}\n\n${tableOf(rows)}`);
});

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ms: { type: 'string', default: '1000' },
        failures: { type: 'boolean', default: false },
        config: { type: 'string', default: join(projectRoot, 'studio_config.json') },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function readStudio(file: string): Studio {
  const parsed = parseStudio(readJson(file));
  if (parsed.kind === 'valid') return parsed.studio;
  const faults = parsed.faults.map(({ path, message }) => `${path}: ${message}`);
  throw new UsageError(`${file}: ${faults.join('; ')}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
