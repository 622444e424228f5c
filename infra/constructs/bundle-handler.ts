import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildSync, type Metafile } from 'esbuild';
import { deployedStudioName } from '#adapters/studio/read-deployed-studio.ts';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** CommonJS dependencies call `require`, which an ES module does not have. */
const requireBanner =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/**
 * Zod compiles a function for each object that it parses: worth it after thousands of parses, which few processes of
 * a studio live to see, and a noticeable part of a cold start.
 */
const zodBanner = '(globalThis.__zod_globalConfig??={}).jitless=true;';

export interface HandlerSource {
  /** The handler's file, absolute or from the project's root. */
  readonly entry: string;
  /** Where `index.mjs`, its chunks and their source maps are written. */
  readonly outDir: string;
  /** The owner's file, for functions that need the studio: it is put beside the code as parsed. */
  readonly studioFile?: string | undefined;
}

export interface HandlerBundle {
  /** Bytes of JavaScript that are loaded before the first event: without the chunks of dynamic imports. */
  readonly startBytes: number;
  /** Bytes of JavaScript in all. */
  readonly allBytes: number;
  /** The source files that are loaded before the first event, from the project's root. */
  readonly startInputs: readonly string[];
  /** How many of the bytes at the start come from source files like these. */
  startBytesOf(files: RegExp): number;
}

/**
 * Bundles one handler for Lambda's Node 24, AWS SDK included (it loads faster so, and is the version that was
 * tested). Dynamic imports become files of their own, loaded when they are needed.
 * @throws Error by esbuild when a file does not parse or an import does not resolve.
 * @throws CoreSyncError `config.invalid` for a studio's file that cannot be used.
 */
export function bundleHandler({ entry, outDir, studioFile }: HandlerSource): HandlerBundle {
  mkdirSync(outDir, { recursive: true });
  const { metafile } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: { index: entry },
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: { js: `${requireBanner}${zodBanner}` },
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  if (studioFile !== undefined) {
    writeFileSync(join(outDir, deployedStudioName), JSON.stringify(readStudioFile(studioFile)));
  }
  return sizesOf(metafile);
}

function sizesOf({ outputs }: Metafile): HandlerBundle {
  const scripts = Object.keys(outputs).filter((path) => path.endsWith('.mjs'));
  const started = new Set(scripts.filter((path) => path.endsWith('index.mjs')));
  // A set's iteration visits what is added on the way: this walks all that is imported statically.
  for (const path of started) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && outputs[imported] !== undefined) started.add(imported);
    }
  }
  const inputs = [...started].flatMap((path) => Object.entries(outputs[path]?.inputs ?? {}));
  const bytesOf = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  return {
    startBytes: bytesOf(started),
    allBytes: bytesOf(scripts),
    startInputs: inputs.map(([file]) => file).sort(),
    startBytesOf: (files) =>
      inputs.reduce(
        (sum, [file, { bytesInOutput }]) => sum + (files.test(file) ? bytesInOutput : 0),
        0,
      ),
  };
}
