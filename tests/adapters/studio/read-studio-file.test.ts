import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { aStudio, threeKeys } from '#tests/domain/studio/a-studio.ts';

describe('readStudioFile', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'studio-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function fileOf(text: string): string {
    const path = join(folder, 'studio_config.json');
    writeFileSync(path, text);
    return path;
  }

  it('reads a file of three keys', () => {
    expect(readStudioFile(fileOf(JSON.stringify(threeKeys)))).toEqual(aStudio());
  });

  it('reads the file that is deployed', () => {
    const path = fileURLToPath(new URL('../../../studio_config.json', import.meta.url));

    expect(readStudioFile(path)).toMatchObject({ zone: 'Asia/Jakarta', sessionMinutes: 45 });
  });

  it('tells every fault with its path in one message', () => {
    const path = fileOf(JSON.stringify({ ...threeKeys, session_duration_minutes: 241, colour: 1 }));

    expect(() => readStudioFile(path)).toThrowError(
      expect.objectContaining({
        name: 'CoreSyncError',
        code: 'config.invalid',
        retryable: false,
        message: [
          `${path} cannot be used:`,
          '  session_duration_minutes: Too big: expected number to be <=240',
          '  (the file): Unrecognized key: "colour"',
        ].join('\n'),
      }),
    );
  });

  it('tells that the file is not there', () => {
    const path = join(folder, 'absent.json');

    expect(() => readStudioFile(path)).toThrowError(
      expect.objectContaining({
        code: 'config.invalid',
        message: `${path} cannot be read: is it there?`,
      }),
    );
  });

  it('tells that the file is not JSON', () => {
    const path = fileOf('{"holidays": [}');

    expect(() => readStudioFile(path)).toThrowError(
      expect.objectContaining({
        code: 'config.invalid',
        message: expect.stringContaining(`${path} is not valid JSON: Unexpected token`),
      }),
    );
  });
});
