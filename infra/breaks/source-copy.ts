import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface SourceCopy {
  readonly directory: string;
  remove(): Promise<void>;
}

/** Copies what git tracks or would track of a working tree, as it stands, and links its `node_modules`. */
export async function copySources(root: string): Promise<SourceCopy> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'coresync-break-'));
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8' },
  );
  // A file that was deleted and not yet committed is listed still.
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of new Set(files)) {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await cp(join(root, file), join(directory, file));
  }
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
