import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import { synthesise } from '#infra/local/assembly.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { startLocalStack } from '#infra/local/local-stack.ts';
import { startOutsideServices } from '#infra/local/outside-services.ts';
import { createChatStage } from '#infra/replay/chat-stage.ts';
import { playConversation, type Stage } from '#infra/replay/play-conversation.ts';
import type { ReplayResult } from '#infra/replay/replay-schema.ts';
import { readConversationOptions } from './conversation-options.ts';
import { runCommand, UsageError } from './fail.ts';
import { readReader } from './reader-option.ts';

const help = `npm run chat -- [options] ["text" …]: one client writes, CoreSync answers; no text: a prompt

  --now ISO         the clock starts there (default: now) and goes on 20 s a message
  --config FILE     the studio's file (default studio_config.json)
  --reader WHICH    grammar, deepseek or both (default: as the studio's file says; without a key the grammar alone)
  --json            prints the whole conversation as one JSON object, as npm run replay does
  --help            this`;

await runCommand(async () => {
  const { values, positionals: texts } = readConversationOptions(help, false);
  if (values.help) return console.log(help);
  const start = values.now === undefined ? Date.now() : readInstant(values.now);
  const now = new Date(start).toISOString();
  await withStage(values, start, async (stage) => {
    if (texts.length === 0) return prompt(stage, start);
    const result = await playConversation({ id: 'chat', now, given: [], turns: texts }, stage);
    console.log(values.json ? JSON.stringify(result) : asDialogue(result));
  });
});

/** Starts the whole path, without words unless they are wanted, and leaves nothing running. */
async function withStage(
  options: { config: string; reader?: string | undefined },
  start: number,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'coresync-'));
  const closers: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const studioFile = await studioFileFor(resolve(options.config), options.reader, folder);
    const { zone } = readStudioFile(studioFile);
    const assembly = await synthesise({
      studioFile,
      onStale: () => console.error('Preparing the functions, a few seconds …'),
    });
    const clock = createLocalClock({ start, frozen: true });
    const askModel = options.reader === 'deepseek' || options.reader === 'both';
    const outside = await startOutsideServices({ clock, zone, askModel });
    closers.push(() => outside.stop());
    const stack = await startLocalStack({
      assembly,
      clock,
      outside,
      log: ({ level, source, text }) => {
        if (level === 'error') console.error(`${source}: ${text}`);
      },
    });
    closers.push(() => stack.stop());
    await play(createChatStage(stack, outside, clock, zone));
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** A reader chosen on the command line is deployed as the owner would choose it: in the studio's file. */
async function studioFileFor(
  file: string,
  reader: string | undefined,
  folder: string,
): Promise<string> {
  const chosen = readReader(reader);
  readStudioFile(file);
  if (chosen === 'auto') return file;
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  const copy = join(folder, 'studio_config.json');
  await writeFile(copy, JSON.stringify({ ...Object(json), reader: chosen }));
  return copy;
}

/** A dialogue at the keyboard: each line is a message; a number of a choice may be typed. */
async function prompt(stage: Stage, start: number): Promise<void> {
  console.log(
    'Write as a client would ("Booking besok jam 10 pagi"). /tap TITLE taps a choice; Ctrl-D ends.',
  );
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  let turn = 0;
  // Piped input ends while its last lines are still being answered.
  let isOpen = true;
  lines.on('close', () => {
    isOpen = false;
  });
  lines.prompt();
  for await (const text of lines) {
    if (text.trim() !== '') {
      turn += 1;
      const tapped = /^\/tap (.+)$/.exec(text);
      const now = new Date(
        Math.max(stage.clock.now() + (turn > 1 ? 20_000 : 0), start),
      ).toISOString();
      const act =
        tapped?.[1] === undefined
          ? text
          : { tap: /^\d+$/.test(tapped[1]) ? Number(tapped[1]) : tapped[1] };
      const result = await playConversation(
        { id: `chat-${turn}`, now, given: [], turns: [act] },
        stage,
      );
      const [played] = result.turns;
      console.log(played?.fault ?? played?.replies.join('\n') ?? '');
    }
    if (isOpen) lines.prompt();
  }
}

function asDialogue(result: ReplayResult): string {
  return result.turns
    .flatMap((turn) => [`> ${turn.text}`, ...turn.replies, ''])
    .join('\n')
    .trimEnd();
}

function readInstant(text: string): number {
  try {
    return instantFromIso(text);
  } catch {
    throw new UsageError(
      `--now ${text}: ISO 8601 with an offset, such as 2026-12-02T09:00:00+07:00`,
    );
  }
}
