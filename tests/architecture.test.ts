import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** A source file: its path from the root, and its text. */
interface Source {
  readonly path: string;
  readonly text: string;
}

/** What a layer may import: paths from the root, packages by name, `node:` for Node's own. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  // All of zod for the owner's file alone, which is read at synthesis; what is loaded at a start has its small half.
  'shared/domain/': ['shared/domain/', 'zod', 'zod/mini'],
  'shared/ports/': ['shared/ports/', 'shared/domain/'],
  'shared/use-cases/': ['shared/use-cases/', 'shared/ports/', 'shared/domain/'],
  'shared/adapters/': [
    ...['shared/adapters/', 'shared/ports/', 'shared/domain/', 'node:', 'zod/mini'],
    ...['@aws-sdk/', '@googleapis/calendar', 'google-auth-library', 'openai'],
  ],
  'shared/lambda/': [
    ...['shared/lambda/', 'shared/ports/', 'shared/domain/', 'zod/mini', '@middy/core'],
    ...['@aws-lambda-powertools/', 'aws-lambda'],
  ],
  // What several functions put together alike; a handler does the rest.
  'shared/wiring/': [
    ...['shared/wiring/', 'shared/adapters/', 'shared/use-cases/', 'shared/ports/'],
    'shared/domain/',
  ],
  'functions/': ['functions/', 'shared/', 'node:', 'zod/mini', 'aws-lambda'],
};

const importsMap: Readonly<Record<string, string>> = {
  '#domain/': 'shared/domain/',
  '#ports/': 'shared/ports/',
  '#use-cases/': 'shared/use-cases/',
  '#adapters/': 'shared/adapters/',
  '#lambda/': 'shared/lambda/',
  '#wiring/': 'shared/wiring/',
  '#functions/': 'functions/',
  '#infra/': 'infra/',
  '#tests/': 'tests/',
};

/** What must not stand in some files, with where it may stand after all. */
const forbidden: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly under: readonly string[];
  /** What is looked for stands in strings. */
  readonly inStrings?: true;
  readonly but?: (path: string) => boolean;
}[] = [
  {
    what: 'a clock, randomness or the environment in the domain',
    pattern:
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bDateTime\.(?:now|local|utc)\b|\bprocess\b|\bsetTimeout\b|\bfetch\(/,
    under: ['shared/domain/', 'shared/ports/', 'shared/use-cases/'],
  },
  {
    what: 'the environment',
    pattern: /\bprocess\.env\b/,
    under: ['shared/', 'functions/'],
    but: (path) => path === 'shared/lambda/environment.ts',
  },
  {
    what: 'a prefix of a key',
    pattern: /['"`#](?:CLIENT|BOOKING|CELLS|ALIAS|INBOUND|OUTBOUND|ENTRY|PENDING|DAY|CALENDAR)#/,
    under: ['shared/', 'functions/', 'infra/'],
    inStrings: true,
    but: (path) => path === 'shared/adapters/dynamodb/table-keys.ts',
  },
  { what: 'vi.mock', pattern: /\bvi\.(?:mock|doMock|hoisted)\(/, under: [''] },
  { what: 'any', pattern: /(?::\s|\bas\s|<)any\b|\bany(?:>|\[\])/, under: [''] },
  {
    what: 'a skipped or only test',
    pattern: /\b(?:test|it|describe)\.(?:skip|only|todo)\b/,
    under: [''],
  },
  {
    what: 'a default export',
    pattern: /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/,
    under: [''],
    // Tools load these by their default exports.
    but: (path) => path.endsWith('.config.ts') || path === 'infra/breaks/failure-reporter.ts',
  },
  { what: 'an enum', pattern: /^\s*(?:export\s+)?(?:const\s+)?enum\s+\w/m, under: [''] },
];

/** Everything in a file that goes against the rules, as `path: what is wrong`. */
function faultsOf(source: Source): string[] {
  const code = withoutComments(source.text);
  const bare = code.replace(strings, "''");
  const arrowFaults = importsOf(source.path, code).flatMap((target) => arrowFault(source, target));
  const others = forbidden
    .filter(({ under, but }) => {
      return under.some((folder) => source.path.startsWith(folder)) && !but?.(source.path);
    })
    .filter(({ pattern, inStrings }) => pattern.test(inStrings ? code : bare))
    .map(({ what }) => `${source.path}: ${what}`);
  return [...arrowFaults, ...others];
}

function arrowFault({ path }: Source, target: string): string[] {
  const layer = Object.keys(arrows).find((folder) => path.startsWith(folder));
  const allowed = layer === undefined ? undefined : arrows[layer];
  const isAllowed =
    allowed === undefined
      ? path.startsWith('tests/') || !target.startsWith('tests/')
      : allowed.some((one) => target === one || (/[/:]$/.test(one) && target.startsWith(one)));
  if (!isAllowed) return [`${path}: imports ${target}`];
  const [own, other] = [path, target].map(
    (one) => /^(?:shared\/adapters|functions)\/[^/]+/.exec(one)?.[0],
  );
  const isNeighbour = own !== undefined && other !== undefined && own !== other;
  const isWired = path.startsWith('functions/') && target.startsWith('shared/');
  // How ids are made is one thing for all adapters.
  const isIdentity = target.startsWith('shared/adapters/identity/');
  return isNeighbour && !isWired && !isIdentity ? [`${path}: imports its neighbour ${target}`] : [];
}

/** What a file imports, relative and mapped paths as paths from the root. */
function importsOf(path: string, code: string): string[] {
  const found = [statements, calls].flatMap((pattern) => [...code.matchAll(pattern)]);
  return found.map(([, specifier = '']) => {
    const alias = Object.keys(importsMap).find((one) => specifier.startsWith(one));
    if (alias !== undefined) return `${importsMap[alias]}${specifier.slice(alias.length)}`;
    if (!specifier.startsWith('.')) return specifier;
    return new URL(specifier, `file:///${path}`).pathname.slice(1);
  });
}

const statements =
  /^(?:import|export)\s+(?:(?:type\s+)?(?:[\w$]+\s*,?\s*)?(?:\{[^}]*\}|\*(?:\s+as\s+[\w$]+)?)?\s*from\s+)?['"]([^'"]+)['"]/gm;
const calls = /\bimport\(\s*['"]([^'"]+)['"]/g;
const strings = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const stringsAndComments = new RegExp(
  `(${strings.source})|/\\*[\\s\\S]*?\\*/|(?<![\\\\/:])//[^\\n]*`,
  'g',
);

/** The code alone, its strings included. */
function withoutComments(text: string): string {
  return text.replace(stringsAndComments, (_all, string) => string ?? '');
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

const roots = ['shared', 'functions', 'infra', 'tests'];
/** This file has what it looks for in its examples. */
const sources = [
  ...roots.flatMap(sourcesIn).filter(({ path }) => path !== 'tests/architecture.test.ts'),
  { path: 'vitest.config.ts', text: readFileSync('vitest.config.ts', 'utf8') },
];

test('every file keeps to the arrows and the rules', () => {
  expect(sources.length).toBeGreaterThan(150);
  expect(sources.flatMap(faultsOf)).toEqual([]);
});

test('every folder of shared has its arrows', () => {
  const layers = readdirSync('shared').map((name) => `shared/${name}/`);
  expect(layers.filter((layer) => arrows[layer] === undefined)).toEqual([]);
});

test('every function is a folder with its handler', () => {
  for (const name of readdirSync('functions')) {
    expect(readdirSync(`functions/${name}`)).toContain('handler.ts');
  }
});

describe('the checker', () => {
  const file = (path: string, text: string) => faultsOf({ path, text });

  test.each([
    ['shared/domain/a.ts', "import { x } from '#ports/clock.ts';", 'imports shared/ports/clock.ts'],
    [
      'shared/domain/a.ts',
      "import { x } from '../ports/clock.ts';",
      'imports shared/ports/clock.ts',
    ],
    ['shared/domain/a.ts', "import {\n  x,\n} from 'node:fs';", 'imports node:fs'],
    ['shared/domain/a.ts', "import 'zodiac';", 'imports zodiac'],
    ['shared/domain/a.ts', "const a = await import('openai');", 'imports openai'],
    ['shared/domain/a.ts', "export { x } from '#infra/x.ts';", 'imports infra/x.ts'],
    [
      'shared/ports/a.ts',
      "import type { X } from '#adapters/x/x.ts';",
      'imports shared/adapters/x/x.ts',
    ],
    [
      'shared/use-cases/a.ts',
      "import { x } from '#adapters/x/x.ts';",
      'imports shared/adapters/x/x.ts',
    ],
    [
      'shared/adapters/a/a.ts',
      "import { x } from '#use-cases/x.ts';",
      'imports shared/use-cases/x.ts',
    ],
    [
      'shared/adapters/a/a.ts',
      "import { x } from '../b/b.ts';",
      'imports its neighbour shared/adapters/b/b.ts',
    ],
    ['shared/lambda/a.ts', "import { x } from '#functions/a/a.ts';", 'imports functions/a/a.ts'],
    [
      'functions/a/a.ts',
      "import { x } from '#functions/b/b.ts';",
      'imports its neighbour functions/b/b.ts',
    ],
    ['functions/a/a.ts', "import { x } from '#infra/x.ts';", 'imports infra/x.ts'],
    ['infra/a.ts', "import { x } from '#tests/x.ts';", 'imports tests/x.ts'],
    [
      'shared/domain/a.ts',
      'const now = Date.now();',
      'a clock, randomness or the environment in the domain',
    ],
    [
      'shared/domain/a.ts',
      'const now = new Date();',
      'a clock, randomness or the environment in the domain',
    ],
    [
      'shared/use-cases/a.ts',
      'const r = Math.random;',
      'a clock, randomness or the environment in the domain',
    ],
    ['functions/a/handler.ts', 'const a = process.env.A;', 'the environment'],
    ['shared/adapters/a/a.ts', "const key = studio + '#CLIENT#' + id;", 'a prefix of a key'],
    ['infra/a.ts', "item.PK.includes('BOOKING#')", 'a prefix of a key'],
    ['tests/a.test.ts', "vi.mock('#domain/a.ts');", 'vi.mock'],
    ['tests/a.test.ts', 'const a: any = 1;', 'any'],
    ['infra/a.ts', 'f<string, any>()', 'any'],
    ['tests/a.test.ts', "test.only('x', () => {});", 'a skipped or only test'],
    ['infra/a.ts', 'export default 1;', 'a default export'],
    ['infra/a.ts', 'export enum A { B }', 'an enum'],
  ])('finds in %s: %s', (path, text, fault) => {
    expect(file(path, text)).toEqual([`${path}: ${fault}`]);
  });

  test.each([
    ['shared/domain/a/a.ts', "import * as z from 'zod';\nimport { b } from '../b.ts';"],
    [
      'shared/domain/a.ts',
      '// Date.now() is not for here; any reader sees why\nconst d = new Date(0);',
    ],
    ['shared/domain/a.ts', "/** import { x } from 'node:fs' */\nconst s = 'anything: any day';"],
    ['shared/adapters/a/a.ts', "import { b } from '#ports/b.ts';\nimport { c } from './c.ts';"],
    [
      'functions/a/handler.ts',
      "import { a } from '#adapters/a/a.ts';\nimport { b } from './b.ts';",
    ],
    ['shared/lambda/environment.ts', 'const source = process.env;'],
    ['tests/a.test.ts', "import { a } from '#functions/a/a.ts';\nconst anything = 1;"],
    ['vitest.config.ts', 'export default {};'],
  ])('finds nothing in %s: %s', (path, text) => {
    expect(file(path, text)).toEqual([]);
  });
});
