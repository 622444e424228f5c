import { fileURLToPath } from 'node:url';

export interface PageBundle {
  readonly script: string;
  readonly styles: string;
}

const entry = fileURLToPath(new URL('./client/main.tsx', import.meta.url));

let bundle: Promise<PageBundle> | undefined;

/** The page's code for browsers, made at the first request and kept: a start need not wait for it. */
export function pageBundle(): Promise<PageBundle> {
  bundle ??= build().catch((error: unknown) => {
    bundle = undefined;
    throw error;
  });
  return bundle;
}

async function build(): Promise<PageBundle> {
  const { build: bundleWith } = await import('esbuild');
  const { outputFiles } = await bundleWith({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2024',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: '/',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const textOf = (ending: string) =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), styles: textOf('.css') };
}
