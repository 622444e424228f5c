import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#infra/local/assembly.ts';
import { expectationSchema, judgeResult, type Verdict } from '#infra/replay/judge-result.ts';
import { replayAll } from '#infra/replay/replay-all.ts';
import { startReplayHost } from '#infra/replay/replay-host.ts';
import { runCommand, UsageError } from './fail.ts';
import { readReplayFile } from './read-lines.ts';
import { readReader } from './reader-option.ts';

const help = `npm run score -- [FILE.jsonl …] [options]: plays the corpora and tells how many end as expected

  --reader WHICH    grammar (default), deepseek or both
  --failures        each conversation that went wrong, with what was said
  --json            the table as JSON
  --help            this`;

await runCommand(async () => {
  const { values, positionals } = readOptions();
  if (values.help) return console.log(help);
  const folder = join(projectRoot, 'tests', 'replay');
  const files =
    positionals.length > 0
      ? positionals.map((file) => resolve(file))
      : readdirSync(folder)
          .filter((name) => name.endsWith('.jsonl'))
          .sort()
          .map((name) => join(folder, name));
  const rows = files.flatMap((file) =>
    readReplayFile(file).map(({ line, json }) => {
      const expectation = expectationSchema.safeParse(json);
      if (!expectation.success)
        throw new UsageError(`${file}: "${line.id}" has no expectation that can be judged`);
      return { line, expectation: expectation.data };
    }),
  );
  const host = await startReplayHost({
    studioFile: join(projectRoot, 'studio_config.json'),
    reader: readReader(values.reader),
  });
  const began = performance.now();
  const verdicts: Verdict[] = [];
  try {
    let index = 0;
    for await (const result of replayAll(
      host,
      rows.map((row) => row.line),
    )) {
      const row = rows[index];
      index += 1;
      if (!row) continue;
      const verdict = judgeResult(row.expectation, result);
      verdicts.push(verdict);
      if (values.failures && !verdict.isRight) {
        console.log(
          `✗ ${verdict.id}${verdict.isWrongBooking ? ' WRONG BOOKING' : ''} now ${row.line.now}${row.line.given.length > 0 ? ` given ${JSON.stringify(row.line.given)}` : ''}`,
        );
        for (const fault of verdict.faults) console.log(`    ${fault}`);
        for (const turn of result.turns)
          console.log(
            `    > ${turn.text.slice(0, 160)}\n      ${turn.replies.join(' | ').replaceAll('\n', ' / ').slice(0, 200)}`,
          );
      }
    }
  } finally {
    await host.stop();
  }
  const seconds = (performance.now() - began) / 1000;
  if (values.json) return console.log(JSON.stringify(verdicts));
  print(verdicts, seconds);
});

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

function print(verdicts: readonly Verdict[], seconds: number): void {
  console.log(
    '| category | right | of | % | wrong bookings |\n| --- | ---: | ---: | ---: | ---: |',
  );
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    for (const key of [verdict.category, `language ${verdict.language}`, 'all']) {
      groups.set(key, [...(groups.get(key) ?? []), verdict]);
    }
  }
  for (const [key, all] of [...groups].sort(
    ([a], [b]) => rank(a) - rank(b) || a.localeCompare(b),
  )) {
    const right = all.filter((one) => one.isRight).length;
    const wrong = all.filter((one) => one.isWrongBooking).length;
    console.log(
      `| ${key} | ${right} | ${all.length} | ${((100 * right) / all.length).toFixed(1)} | ${wrong} |`,
    );
  }
  const direct = verdicts.filter((one) => one.isDirect !== undefined);
  const booked = direct.filter((one) => one.isDirect).length;
  console.log(
    `\nUnambiguous requests booked without a question: ${booked} of ${direct.length} (${((100 * booked) / Math.max(direct.length, 1)).toFixed(1)} %)`,
  );
  console.log(`${(verdicts.length / seconds).toFixed(0)} conversations a second`);
}

function rank(key: string): number {
  if (key === 'all') return 2;
  return key.startsWith('language') ? 1 : 0;
}
