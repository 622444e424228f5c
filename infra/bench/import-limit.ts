import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#infra/local/assembly.ts';

/** `import { A, type B } from '@aws-sdk/…'`, also over several lines. */
const sdkImport = /^import\s*\{([^}]*)\}\s*from\s*'(@aws-sdk\/[\w/-]+)'/gm;

/**
 * A module that imports of the AWS SDK what these source files do, and nothing else: what cannot be done without. Its
 * loading is the limit that a function's loading is held against.
 */
export function limitModule(startInputs: readonly string[]): string {
  const names = new Map<string, Set<string>>();
  for (const file of startInputs) {
    if (file.includes('node_modules')) continue;
    const source = readFileSync(join(projectRoot, file), 'utf8');
    for (const [, list = '', module = ''] of source.matchAll(sdkImport)) {
      const known = names.get(module) ?? new Set();
      for (const name of list.split(',').map((part) => part.trim())) {
        if (name !== '' && !name.startsWith('type ')) known.add(name);
      }
      if (known.size > 0) names.set(module, known);
    }
  }
  const exported = [...names].map(
    ([module, found]) => `export { ${[...found].sort().join(', ')} } from '${module}';`,
  );
  return `${exported.sort().join('\n')}\nexport const handler = async () => {};\n`;
}
