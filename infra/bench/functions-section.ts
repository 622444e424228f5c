import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHandler, type HandlerBundle } from '#infra/constructs/bundle-handler.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import type { FunctionDefinition } from '#infra/local/runtime/function-pool.ts';
import { limitModule } from './import-limit.ts';
import { type ImportCost, measureImport } from './measure-import.ts';
import { percentile } from './percentile.ts';
import { readDeployed } from './read-deployed.ts';
import type { BenchRow, BenchSection, Figure } from './section.ts';
import { targets } from './targets.ts';

/** Enough for a median; each is a process of its own. */
const runsMin = 9;
/** Beside the point of the targets, hence seldom. */
const mapRuns = 3;
const kilobyte = 1_000;
/** What is loaded when it is first called. */
const lazyPackages = /node_modules\/(openai|@googleapis|google-auth|gaxios)/;

interface Subject {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly bundle: HandlerBundle;
  readonly limit: HandlerBundle;
  readonly file: string;
  readonly limitFile: string;
}

/** Every function of the template: the size of its bundle, and what loading it takes against the limit. */
export function functionsSection(studioFile: string): BenchSection {
  return {
    name: 'functions',
    run: async ({ rateMs }) => {
      const directory = await mkdtemp(join(tmpdir(), 'coresync-bench-'));
      try {
        const { functions: definitions } = await readDeployed(studioFile);
        const subjects: Subject[] = [];
        for (const one of definitions) subjects.push(await bundleBoth(one, directory, studioFile));
        const empty = join(directory, 'empty.mjs');
        await writeFile(empty, 'export const handler = async () => {};\n');
        return [
          ...subjects.map(sizeRow),
          ...(await loadRows(subjects, empty, Math.max(runsMin, Math.round(rateMs / 150)))),
        ];
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  };
}

async function bundleBoth(
  { name, environment, directory: deployed }: FunctionDefinition,
  directory: string,
  studioFile: string,
): Promise<Subject> {
  const outDir = join(directory, name);
  const bundle = bundleHandler({ entry: `functions/${name}/handler.ts`, outDir, studioFile });
  // Inside the project, so that its packages are found.
  const limitSource = join(projectRoot, '.coresync', `bench-${process.pid}`, `${name}.mjs`);
  await mkdir(join(limitSource, '..'), { recursive: true });
  await writeFile(limitSource, limitModule(bundle.startInputs));
  const limitDir = join(directory, `${name}-limit`);
  try {
    const limit = bundleHandler({ entry: limitSource, outDir: limitDir });
    return {
      ...{ name, bundle, limit },
      environment: { ...environment, LAMBDA_TASK_ROOT: deployed, TZ: 'UTC' },
      file: join(outDir, 'index.mjs'),
      limitFile: join(limitDir, 'index.mjs'),
    };
  } finally {
    await rm(join(limitSource, '..'), { recursive: true, force: true });
  }
}

function sizeRow({ name, bundle, limit }: Subject): BenchRow {
  return {
    section: 'functions',
    subject: 'size of the bundle',
    who: name,
    figures: [
      {
        ...size('at start', bundle.startBytes),
        target: name === 'ingest' ? targets.ingestStartKb : targets.startKb,
      },
      {
        ...size('of them openai and Google', bundle.startBytesOf(lazyPackages)),
        target: targets.lazyKb,
      },
      size('in all', bundle.allBytes),
      size('SDK alone', limit.startBytes),
    ],
  };
}

/** Taken in turn, so that whatever slows the machine down slows all of them. */
async function loadRows(
  subjects: readonly Subject[],
  empty: string,
  runs: number,
): Promise<BenchRow[]> {
  const costs = new Map<string, ImportCost[]>();
  const load = async (key: string, ...how: Parameters<typeof measureImport>) => {
    costs.set(key, [...(costs.get(key) ?? []), await measureImport(...how)]);
  };
  for (let run = 0; run < runs; run += 1) {
    await load('empty', empty, {});
    for (const { name, environment, file, limitFile } of subjects) {
      await load(name, file, environment);
      await load(`${name} limit`, limitFile, environment);
      if (run < mapRuns) await load(`${name} maps`, file, environment, ['--enable-source-maps']);
    }
  }
  const median = (key: string, of: keyof ImportCost) =>
    percentile(
      (costs.get(key) ?? []).map((cost) => cost[of]),
      50,
    );
  return [
    loadRow('an empty handler', [
      ms('CPU', median('empty', 'cpuMs')),
      { name: 'memory', value: median('empty', 'memoryMb'), unit: 'MB' },
    ]),
    ...subjects.map(({ name }) => {
      const [own, limit] = [median(name, 'cpuMs'), median(`${name} limit`, 'cpuMs')];
      return loadRow(name, [
        ...[ms('CPU', own), ms('SDK alone', limit)],
        {
          ...{ name: 'of SDK alone', value: own / limit, unit: 'times' },
          target: targets.importRatio,
        },
        ms('with source maps', median(`${name} maps`, 'cpuMs')),
        ms('wall', median(name, 'importMs')),
        { name: 'memory', value: median(name, 'memoryMb'), unit: 'MB' },
      ]);
    }),
  ];
}

function loadRow(who: string, figures: readonly Figure[]): BenchRow {
  return { section: 'functions', subject: 'loading, in a fresh process', who, figures };
}

function size(name: string, bytes: number): Figure {
  return { name, value: bytes / kilobyte, unit: 'KB' };
}

function ms(name: string, value: number): Figure {
  return { name, value, unit: 'ms' };
}
