import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#infra/local/assembly.ts';
import { replayAll } from '#infra/replay/replay-all.ts';
import { startReplayHost } from '#infra/replay/replay-host.ts';
import { runCommand, UsageError } from './fail.ts';
import { readReplayFile } from './read-lines.ts';
import { readReader } from './reader-option.ts';

const help = `npm run replay -- FILE.jsonl [options]: plays conversations, each in a world of its own

  --now ISO         the clock starts there, whatever the lines say
  --config FILE     the studio's file (default studio_config.json)
  --reader WHICH    grammar, deepseek or both (default: as the studio's file says; without a key the grammar alone)
  --json            is what it writes anyway: one JSON object a line
  --help            this

A line: {"id","now","given":[{"start":"2026-12-03T10:00","client":"self"}],"turns":["Booking besok jam 10 pagi"]}
A turn may also be {"tap":"title or number"}, {"advance":"PT11M"}, {"model":answer}, {"audio":true}, {"raw":{…}}.`;

await runCommand(async () => {
  const { values, positionals } = readOptions();
  if (values.help) return console.log(help);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`one file of conversations is wanted\n\n${help}`);
  const now = values.now;
  const lines = readReplayFile(resolve(file)).map(({ line }) =>
    now === undefined ? line : { ...line, now },
  );
  if (existsSync(join(projectRoot, '.env'))) process.loadEnvFile(join(projectRoot, '.env'));
  const deepseekKey = process.env.DEEPSEEK_API_KEY || undefined;
  const host = await startReplayHost({
    studioFile: resolve(values.config),
    reader: readReader(values.reader),
    ...(deepseekKey === undefined ? {} : { deepseekKey }),
  });
  try {
    for await (const result of replayAll(host, lines)) {
      if (!process.stdout.write(`${JSON.stringify(result)}\n`)) await once(process.stdout, 'drain');
    }
  } finally {
    await host.stop();
  }
});

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        now: { type: 'string' },
        config: { type: 'string', default: join(projectRoot, 'studio_config.json') },
        reader: { type: 'string' },
        json: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
