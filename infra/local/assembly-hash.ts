import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All that a synthesis reads. */
const folders = ['infra', 'functions', 'shared'];
/** What stands among it and is never read: another look of the page deploys nothing. */
const unread = join('infra', 'local', 'page');
const files = ['cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Names what a synthesis would make: equal for equal inputs, whatever their dates. */
export async function hashInputs(projectRoot: string, studioFile: string): Promise<string> {
  const found = await Promise.all(folders.map((folder) => filesIn(join(projectRoot, folder))));
  const paths = [...found.flat(), ...files.map((file) => join(projectRoot, file))].sort();
  const hash = createHash('sha256').update(`${studioFile}\0`);
  for (const path of [...paths, studioFile]) {
    const bytes = await readFile(path).catch(() => undefined);
    // A file that went away between listing and reading is as one that never was.
    if (bytes !== undefined) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 24);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(unread))
    .map((entry) => join(entry.parentPath, entry.name));
}
