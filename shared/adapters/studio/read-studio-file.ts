import { readFileSync } from 'node:fs';
import { CoreSyncError } from '#domain/error.ts';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import type { Studio } from '#domain/studio/studio.ts';

/**
 * Reads the owner's studio file.
 * @throws CoreSyncError `config.invalid` whose one message lists every fault with its path in the file.
 */
export function readStudioFile(path: string): Studio {
  const parsed = parseStudio(readJson(path));
  if (parsed.kind === 'valid') return parsed.studio;
  const lines = parsed.faults.map((fault) => `  ${fault.path || '(the file)'}: ${fault.message}`);
  throw new CoreSyncError('config.invalid', `${path} cannot be used:\n${lines.join('\n')}`);
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CoreSyncError('config.invalid', `${path} cannot be read: is it there?`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'not JSON';
    throw new CoreSyncError('config.invalid', `${path} is not valid JSON: ${reason}`, { cause });
  }
}
