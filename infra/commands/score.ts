import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#infra/local/assembly.ts';
import { corpusFiles, readCorpora } from '#infra/replay/read-corpora.ts';
import { startReplayHost } from '#infra/replay/replay-host.ts';
import { directShare, type Scored, scoreCorpora, scoreTable } from '#infra/replay/score-corpora.ts';
import { runCommand, UsageError } from './fail.ts';
import { readReader } from './reader-option.ts';

const help = `npm run score -- [FILE.jsonl …] [options]: plays the corpora and tells how many end as expected

  --reader WHICH    grammar (default), deepseek or both; with a model each is played four times and must be right
                    every time (pass^4)
  --failures        each conversation that went wrong, with what was said
  --json            the verdicts as JSON
  --help            this`;

const passesWithModel = 4;
const shownCharacters = 200;

await runCommand(async () => {
  const { values, positionals } = readOptions();
  if (values.help) return console.log(help);
  if (existsSync(join(projectRoot, '.env'))) process.loadEnvFile(join(projectRoot, '.env'));
  const files =
    positionals.length > 0
      ? positionals.map((file) => resolve(file))
      : corpusFiles(join(projectRoot, 'tests', 'replay'));
  const rows = readCorpora(files);
  const reader = readReader(values.reader);
  const deepseekKey = process.env.DEEPSEEK_API_KEY || undefined;
  if (reader !== 'grammar' && deepseekKey === undefined) {
    throw new UsageError(
      `--reader ${values.reader} needs DEEPSEEK_API_KEY, in the environment or in .env`,
    );
  }
  const host = await startReplayHost({
    studioFile: join(projectRoot, 'studio_config.json'),
    reader,
    ...(deepseekKey === undefined ? {} : { deepseekKey }),
  });
  try {
    const began = performance.now();
    const scored = await scoreCorpora(host, rows, reader === 'grammar' ? 1 : passesWithModel);
    const seconds = (performance.now() - began) / 1000;
    const verdicts = scored.map((one) => one.verdict);
    if (values.json) return console.log(JSON.stringify(verdicts));
    if (values.failures) scored.filter((one) => !one.verdict.isRight).forEach(tell);
    print(scored, seconds);
  } finally {
    await host.stop();
  }
});

function tell({ row, verdict, result }: Scored): void {
  const given = row.line.given.length > 0 ? ` given ${JSON.stringify(row.line.given)}` : '';
  const wrong = verdict.isWrongBooking ? ' WRONG BOOKING' : '';
  console.log(`✗ ${verdict.id}${wrong} now ${row.line.now}${given}`);
  for (const fault of verdict.faults) console.log(`    ${fault}`);
  for (const turn of result.turns) {
    const replies = turn.replies.join(' | ').replaceAll('\n', ' / ').slice(0, shownCharacters);
    console.log(`    > ${turn.text.slice(0, shownCharacters)}\n      ${replies}`);
  }
}

function print(scored: readonly Scored[], seconds: number): void {
  const verdicts = scored.map((one) => one.verdict);
  console.log(
    '| category | right | of | % | wrong bookings |\n| --- | ---: | ---: | ---: | ---: |',
  );
  for (const { name, right, all, wrongBookings } of scoreTable(verdicts)) {
    console.log(`| ${name} | ${right} | ${all} | ${percent(right, all)} | ${wrongBookings} |`);
  }
  const { direct, all } = directShare(verdicts);
  console.log(
    `\nUnambiguous requests booked without a question: ${direct} of ${all} (${percent(direct, all)} %)`,
  );
  console.log(`${(verdicts.length / seconds).toFixed(0)} conversations a second`);
}

function percent(part: number, whole: number): string {
  return ((100 * part) / Math.max(whole, 1)).toFixed(1);
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        reader: { type: 'string', default: 'grammar' },
        failures: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
