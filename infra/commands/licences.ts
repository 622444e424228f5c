// Lists the licences of the packages that are in the deployed functions: `npm run licences` writes docs/licences.md.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildSync } from 'esbuild';
import * as z from 'zod';

import { projectRoot } from '#infra/local/assembly.ts';

const packageSchema = z.object({ version: z.string(), license: z.string() });

/** The folders of the packages that some function's bundle has a piece of. */
function bundledPackages(): string[] {
  const { metafile } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: globSync('functions/*/handler.ts', { cwd: projectRoot }),
    outdir: 'unused',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    metafile: true,
    logLevel: 'error',
  });
  const contained = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]),
  );
  return [...new Set(contained)].filter((path) => path !== undefined).sort();
}

function rowOf(folder: string): string {
  const text = readFileSync(join(projectRoot, folder, 'package.json'), 'utf8');
  const { version, license } = packageSchema.parse(JSON.parse(text));
  return `| ${folder.replace(/^.*node_modules\//, '')} | ${version} | ${license} |`;
}

const rows = bundledPackages().map(rowOf);
writeFileSync(
  join(projectRoot, 'docs/licences.md'),
  [
    '# Licences of what ships',
    '',
    'The packages that the bundles of the functions have a piece of. Made by `npm run licences`.',
    '',
    '| package | version | licence |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n'),
);
console.log(`docs/licences.md: ${rows.length} packages`);
