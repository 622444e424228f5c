import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { hashInputs } from './assembly-hash.ts';
import { parseTemplate, type Template } from './template.ts';

/** What CDK synthesised: the template of the one stack, and the folders of the functions' bundles. */
export interface Assembly {
  readonly directory: string;
  readonly template: Template;
  /** The studio's file that was deployed with it. */
  readonly studioFile: string;
}

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Where the local stack keeps what it may lose. Ignored by git. */
export const localDirectory = join(projectRoot, '.coresync');

const synthesisWithinMs = 300_000;
const assembliesKept = 12;

/**
 * Synthesises the CDK app as a deploy would, for the stage `local`. An unchanged tree is not synthesised again.
 * @throws Error with what the app said, such as the faults of the studio's file.
 */
export async function synthesise(options: {
  readonly studioFile: string;
  /** Told before a synthesis that has to be done, which takes seconds. */
  readonly onStale?: () => void;
}): Promise<Assembly> {
  const studioFile = resolve(options.studioFile);
  if (!existsSync(studioFile)) throw new Error(`there is no studio file ${studioFile}`);
  const parent = join(localDirectory, 'assemblies');
  const directory = join(parent, await hashInputs(projectRoot, studioFile));
  if (!existsSync(join(directory, 'manifest.json'))) {
    options.onStale?.();
    await prune(parent);
    const draft = `${directory}.${process.pid}.${performance.now()}`;
    await mkdir(draft, { recursive: true });
    await runApp(draft, studioFile);
    // Whole or not at all; a rival that was faster made the same.
    await rename(draft, directory).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return readAssembly(directory, studioFile);
}

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.object({ templateFile: z.string().optional() }).optional(),
    }),
  ),
});

/** Reads an assembly that holds one stack. */
export async function readAssembly(directory: string, studioFile: string): Promise<Assembly> {
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')),
  );
  const files = Object.values(manifest.artifacts)
    .filter((artifact) => artifact.type === 'aws:cloudformation:stack')
    .map((artifact) => artifact.properties?.templateFile ?? '');
  const [file] = files;
  if (file === undefined || files.length !== 1) {
    throw new Error(`the local stack runs one stack, ${directory} has ${files.length}`);
  }
  const template = parseTemplate(await readFile(join(directory, file), 'utf8'));
  return { directory, template, studioFile };
}

const cdkConfigSchema = z.object({ context: z.record(z.string(), z.unknown()).default({}) });

/** As the CDK's command line does it, in less time: context from cdk.json, and metadata that names the assets. */
async function runApp(outputDirectory: string, studioFile: string): Promise<void> {
  const config = await readFile(join(projectRoot, 'cdk.json'), 'utf8');
  const context = {
    ...cdkConfigSchema.parse(JSON.parse(config)).context,
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
    'aws:cdk:disable-version-reporting': true,
    'aws:cdk:bundling-stacks': ['**'],
    stage: 'local',
    studio: studioFile,
  };
  const child = spawn(process.execPath, ['infra/app.ts'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      CDK_OUTDIR: outputDirectory,
      CDK_CONTEXT_JSON: JSON.stringify(context),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: synthesisWithinMs,
  });
  const killWithUs = () => child.kill();
  process.once('exit', killWithUs);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  process.off('exit', killWithUs);
  if (code === 0 && existsSync(join(outputDirectory, 'manifest.json'))) return;
  await rm(outputDirectory, { recursive: true, force: true });
  throw new Error(said.trim() || `infra/app.ts ended with code ${code}`);
}

/** Keeps the newest assemblies only. */
async function prune(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  const dated = await Promise.all(
    names.map(async (name) => {
      const path = join(parent, name);
      const found = await stat(path).catch(() => undefined);
      return { path, modifiedMs: found?.mtimeMs ?? 0 };
    }),
  );
  const old = dated.toSorted((a, b) => b.modifiedMs - a.modifiedMs).slice(assembliesKept);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}
