import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { givenFault } from '#infra/replay/given-fault.ts';
import { replayAll } from '#infra/replay/replay-all.ts';
import { startReplayHost } from '#infra/replay/replay-host.ts';
import { type ReplayLine, replayLineSchema } from '#infra/replay/replay-schema.ts';
import { readConversationOptions } from './conversation-options.ts';
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
  const { values, positionals } = readConversationOptions(help, true);
  if (values.help) return console.log(help);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`one file of conversations is wanted\n\n${help}`);
  const studioFile = resolve(values.config);
  const lines = readLines(resolve(file), values.now, readStudioFile(studioFile));
  if (existsSync(join(projectRoot, '.env'))) process.loadEnvFile(join(projectRoot, '.env'));
  const deepseekKey = process.env.DEEPSEEK_API_KEY || undefined;
  const host = await startReplayHost({
    studioFile,
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

/** Every line is looked at before one is played. */
function readLines(path: string, now: string | undefined, studio: Studio): ReplayLine[] {
  if (now !== undefined && !replayLineSchema.shape.now.safeParse(now).success) {
    throw new UsageError(
      `--now ${now}: ISO 8601 with an offset, such as 2026-12-02T09:00:00+07:00`,
    );
  }
  return readReplayFile(path).map(({ line, place }) => {
    const fault = givenFault(line.given, studio);
    if (fault !== undefined) throw new UsageError(`${place}: ${fault}`);
    return now === undefined ? line : { ...line, now };
  });
}
