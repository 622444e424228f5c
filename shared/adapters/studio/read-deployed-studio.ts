import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Studio } from '#domain/studio/studio.ts';

/** The name under which the parsed studio lies beside the code of a function. */
export const deployedStudioName = 'studio.json';

/**
 * The studio of a deployed function. The owner's file was checked and parsed when the function was bundled, and the two
 * are deployed as one: what would check it again is a good part of a cold start, and could only find the same.
 * @throws Error when the file is missing or no JSON, which no bundle of ours has.
 */
export function readDeployedStudio(directory: string): Studio {
  return JSON.parse(readFileSync(join(directory, deployedStudioName), 'utf8'));
}
