import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A patch that breaks one promise on purpose, and what has to notice: a test, or the simulation. */
export type Break = TestBreak | SimulationBreak;

interface BreakBase {
  readonly name: string;
  readonly patchFile: string;
  /** What the patch breaks, in a sentence. */
  readonly promise: string;
}

export interface TestBreak extends BreakBase {
  /** A file of tests, as vitest is told it. */
  readonly testFile: string;
  /** A regular expression over full titles (groups and title, spaces between); absent: all of the file. */
  readonly titlePattern?: string;
}

export interface SimulationBreak extends BreakBase {
  readonly simulation: {
    /** Such as `1..200`. */
    readonly seeds: string;
    readonly messages: number;
    /** The promise, in the simulation's words, that has to be seen broken. */
    readonly sees: string;
  };
}

/** A file of the folder of breaks that cannot be used. */
export class BreakFileError extends Error {}

/**
 * Reads the breaks of a folder, by name. A file is a unified diff under lines of header:
 * `# test: <file of tests> [-t <pattern of titles>]`, or `# simulation: seeds <A..B> [of <N> messages]` and
 * `# sees: <promise in the simulation's words>`; and `# promise: <what it breaks>`.
 * @throws BreakFileError
 */
export function readBreaks(directory: string): Break[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.patch'))
    .sort()
    .map((name) => parseBreak(join(directory, name), readFileSync(join(directory, name), 'utf8')));
}

/** @throws BreakFileError */
export function parseBreak(patchFile: string, text: string): Break {
  const base = { name: basename(patchFile, '.patch'), patchFile };
  const seeds = optionalHeader(text, 'simulation');
  if (seeds !== undefined) {
    const simulation = { ...parseSeeds(patchFile, seeds), sees: header(patchFile, text, 'sees') };
    return { ...base, promise: header(patchFile, text, 'promise'), simulation };
  }
  const [testFile = '', ...rest] = header(patchFile, text, 'test').split(/ -t /);
  const pattern = rest.join(' -t ').trim();
  return {
    ...base,
    promise: header(patchFile, text, 'promise'),
    testFile: testFile.trim(),
    ...(pattern === '' ? {} : { titlePattern: pattern }),
  };
}

const messagesDefault = 60;

function parseSeeds(patchFile: string, text: string): { seeds: string; messages: number } {
  const [, seeds, messages] = /^seeds (\d+\.\.\d+)(?: of (\d+) messages)?$/.exec(text) ?? [];
  if (seeds !== undefined) return { seeds, messages: Number(messages ?? messagesDefault) };
  throw new BreakFileError(
    `${patchFile}: "# simulation: ${text}" names no seeds, as "seeds 1..200"`,
  );
}

function header(patchFile: string, text: string, key: string): string {
  const found = optionalHeader(text, key);
  if (found) return found;
  throw new BreakFileError(`${patchFile} has no line "# ${key}: …" above its diff`);
}

function optionalHeader(text: string, key: string): string | undefined {
  const [top = ''] = text.split(/^--- /m);
  return new RegExp(`^# ${key}:(.*)$`, 'm').exec(top)?.[1]?.trim();
}
