import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A patch that breaks one promise on purpose, and the test that has to notice. */
export interface Break {
  readonly name: string;
  readonly patchFile: string;
  /** What the patch breaks, in a sentence. */
  readonly promise: string;
  /** A file of tests, as vitest is told it. */
  readonly testFile: string;
  /** A regular expression over full titles (groups and title, spaces between); absent: all of the file. */
  readonly titlePattern?: string;
}

/** A file of the folder of breaks that cannot be used. */
export class BreakFileError extends Error {}

/**
 * Reads the breaks of a folder, by name. A file is a unified diff under two lines of header:
 * `# test: <file of tests> [-t <pattern of titles>]` and `# promise: <what it breaks>`.
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
  const [testFile = '', ...rest] = header(patchFile, text, 'test').split(/ -t /);
  const pattern = rest.join(' -t ').trim();
  return {
    name: basename(patchFile, '.patch'),
    patchFile,
    promise: header(patchFile, text, 'promise'),
    testFile: testFile.trim(),
    ...(pattern === '' ? {} : { titlePattern: pattern }),
  };
}

function header(patchFile: string, text: string, key: string): string {
  const [top = ''] = text.split(/^--- /m);
  const found = new RegExp(`^# ${key}:(.*)$`, 'm').exec(top)?.[1]?.trim();
  if (found) return found;
  throw new BreakFileError(`${patchFile} has no line "# ${key}: …" above its diff`);
}
