import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preparePython } from '#infra/rehearsal/python-environment.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'coresync-python-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A Python in name: it ends with the code, and says a line, when its first argument is `-m`. */
function pythonThat(name: string, venvCode: number): string {
  const file = join(directory, name);
  const script = `#!/bin/sh\n[ "$1" = -m ] || exit 0\necho 'No module named venv'\nexit ${venvCode}\n`;
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}

test('without Python it says what to install', async () => {
  expect(await preparePython(join(directory, 'none'), ['no-such-python'])).toEqual({
    kind: 'missing',
    reason: 'there is no Python 3.10 or newer; on Debian: apt-get install python3-venv',
  });
});

test('without venv it says what to install', async () => {
  const python = pythonThat('no-venv', 1);

  expect(await preparePython(join(directory, 'venv'), ['no-such-python', python])).toEqual({
    kind: 'missing',
    reason: `${python} makes no venv (No module named venv); on Debian: apt-get install python3-venv`,
  });
});

test('an emulator that does not install is a reason, not a fault', async () => {
  const python = pythonThat('no-pip', 0);

  expect(await preparePython(join(directory, 'pip'), [python])).toEqual({
    kind: 'missing',
    reason: expect.stringMatching(/^pip does not install ministack==1\.5\.33: .*ENOENT/),
  });
});
