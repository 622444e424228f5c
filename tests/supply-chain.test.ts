import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  allowScripts: z.record(z.string(), z.boolean()),
});

const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      inBundle: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

const manifest = manifestSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

describe('what is asked for', () => {
  const wanted = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });

  it('is one exact version of each package', () => {
    expect(wanted.length).toBeGreaterThan(20);
    for (const [name, version] of wanted)
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  });

  it('is what the lock file has', () => {
    for (const [name, version] of wanted) {
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });
});

describe('what is locked', () => {
  it('is checked byte by byte: every package has its digest', () => {
    expect(locked.length).toBeGreaterThan(100);
    const without = locked.filter(
      ([, { integrity, inBundle }]) => inBundle !== true && !/^sha512-/.test(integrity ?? ''),
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('names no host: each machine asks the registry that it trusts', () => {
    expect(
      locked.filter(([, { resolved, link }]) => resolved !== undefined || link === true),
    ).toEqual([]);
  });

  it('runs no script at installation but those that are judged by name', () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = [...new Set(scripted.map(([path]) => nameOf(path)))];
    expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
    expect(readFileSync('.npmrc', 'utf8')).toContain('strict-allow-scripts=true');
  });
});

describe('what ships', () => {
  const permissive = /^(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD(-[23]-Clause)?|MIT OR Apache-2\.0)$/;
  const rows = readFileSync('docs/licences.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| [@a-z]/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('has licences that let it ship', () => {
    const listed = rows.filter(([, name]) => name !== 'package');
    expect(listed.length).toBeGreaterThan(30);
    for (const [, name, , licence] of listed)
      expect([name, licence]).toEqual([name, expect.stringMatching(permissive)]);
  });

  it('is listed with every package that the project asks for to ship', () => {
    const names = new Set(rows.map(([, name]) => name));
    expect(Object.keys(manifest.dependencies).filter((name) => !names.has(name))).toEqual([]);
  });
});
