import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type ProcessEnd, runBounded } from '#infra/breaks/bounded-process.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { type Emulator, rehearsalAccount, rehearsalRegion } from './emulator.ts';
import { notShownMark } from './simplify-alarms.ts';

export const rehearsalStage = 'rehearsal';
const rehearsalStack = `CoreSync-${rehearsalStage}`;

export interface Deployment {
  /** Whether CloudFormation found that there was nothing to do. */
  readonly changed: boolean;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface CdkCommands {
  bootstrap(): Promise<void>;
  /** `sources`: the root of another version of the project. @throws Error with the end of what the command said. */
  deploy(studioFile: string, sources?: string): Promise<Deployment>;
  /** Removes the stack. */
  destroy(studioFile: string): Promise<void>;
  /** Paths of the constructs that were deployed simplified so far, for the emulator does not know their like. */
  notShown(): readonly string[];
}

const commandWithinMs = 300_000;
const shownCharacters = 3_000;
const outputsSchema = z.object({ [rehearsalStack]: z.record(z.string(), z.string()) });

/** The CDK's own command line, led to the emulator; `contexts` are those that every synthesis gets. */
export function createCdkCommands(
  { environment }: Emulator,
  directory: string,
  contexts: Readonly<Record<string, string>>,
): CdkCommands {
  const notShown = new Set<string>();
  const run = async (words: readonly string[], sources = projectRoot): Promise<ProcessEnd> => {
    const end = await runBounded(['npx', '--no-install', 'cdk', ...words], {
      ...{ directory: sources, timeoutMs: commandWithinMs, environment },
    });
    for (const line of end.said.split('\n')) if (line.startsWith(notShownMark)) notShown.add(line);
    if (end.code === 0) return end;
    const why = end.timedOut ? `no end in ${commandWithinMs / 1000} s` : `code ${end.code}`;
    throw new Error(`cdk ${words[0]}: ${why}\n${end.said.trim().slice(-shownCharacters)}`);
  };
  const withApp = (studioFile: string): string[] => [
    ...['--app', 'node infra/rehearsal/app.ts', '--output', join(directory, 'cdk.out')],
    ...Object.entries({ stage: rehearsalStage, studio: studioFile, ...contexts }).flatMap(
      ([name, value]) => ['-c', `${name}=${value}`],
    ),
  ];
  return {
    async bootstrap() {
      await run(['bootstrap', `aws://${rehearsalAccount}/${rehearsalRegion}`]);
    },
    async deploy(studioFile, sources) {
      const outputsFile = join(directory, 'outputs.json');
      const words = ['--require-approval', 'never', '--outputs-file', outputsFile];
      const { said } = await run(['deploy', ...words, ...withApp(studioFile)], sources);
      const outputs = outputsSchema.parse(JSON.parse(await readFile(outputsFile, 'utf8')));
      return { changed: !said.includes('(no changes)'), outputs: outputs[rehearsalStack] ?? {} };
    },
    async destroy(studioFile) {
      await run(['destroy', '--force', ...withApp(studioFile)]);
    },
    notShown: () => [...notShown].map((line) => line.slice(notShownMark.length)),
  };
}
