import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#infra/local/assembly.ts';
import { UsageError } from './fail.ts';

/**
 * The options of a command that plays conversations, and its other words.
 * @param json Whether it writes JSON when nothing is said of it.
 * @throws UsageError with the help, when an option is not known or lacks its value.
 */
export function readConversationOptions(help: string, json: boolean) {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        now: { type: 'string' },
        config: { type: 'string', default: join(projectRoot, 'studio_config.json') },
        reader: { type: 'string' },
        json: { type: 'boolean', default: json },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
