import { playConversation } from '#infra/replay/play-conversation.ts';
import type { ReplayLine, ReplayResult } from '#infra/replay/replay-schema.ts';
import { createReplayWorld, type ReplayHost } from '#infra/replay/replay-world.ts';

/** Enough to keep the engine busy while the conversations compute. */
const conversationsAtOnce = 4;

/** Replays conversations, several at a time, and yields their results in the order of the lines. */
export async function* replayAll(
  host: ReplayHost,
  lines: readonly ReplayLine[],
): AsyncGenerator<ReplayResult> {
  const results = new Map<number, Promise<ReplayResult>>();
  let started = 0;
  const startNext = () => {
    const line = lines[started];
    if (!line) return;
    const index = started;
    started += 1;
    const run = replayOne(host, line);
    results.set(index, run);
    // A failure is thrown where it is yielded; here it only must not go unhandled.
    run.catch(() => {});
  };
  for (let slot = 0; slot < conversationsAtOnce; slot += 1) startNext();
  for (let index = 0; index < lines.length; index += 1) {
    const result = await results.get(index);
    results.delete(index);
    startNext();
    if (result) yield result;
  }
}

async function replayOne(host: ReplayHost, line: ReplayLine): Promise<ReplayResult> {
  try {
    return await playConversation(line, await createReplayWorld(host, line));
  } catch (error) {
    throw new Error(
      `conversation "${line.id}" failed: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
}
