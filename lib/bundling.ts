import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** One function as it is deployed: its verb-noun name, the folder to upload, the size of its code in bytes. */
export type HandlerBundle = { name: string; dir: string; bytes: number };

type BundleInput = {
  /** Holds one folder per function, each with an `index.ts` that exports `handler`. */
  handlersDir: string;
  outDir: string;
  /** The deployment's settings, written beside every bundle as `settings.json`: any JSON value. */
  settings: unknown;
};

// ESM has no `require`, but CommonJS dependencies still call it for Node's own modules.
const requireForCommonJs =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * Bundles every function once, for AWS and for the local stack alike, so that what is tried locally is what is deployed.
 * Throws esbuild's `BuildFailure` when a handler does not compile.
 */
export function bundleHandlers({ handlersDir, outDir, settings }: BundleInput): HandlerBundle[] {
  const names = handlerNames(handlersDir);
  const { metafile } = buildSync({
    entryPoints: names.map((name) => ({ in: path.join(handlersDir, name, 'index.ts'), out: path.join(name, 'index') })),
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The ESM builds of the AWS SDK are a third smaller and faster to import than the CommonJS ones Node would take.
    mainFields: ['module', 'main'],
    minify: true,
    // Retry and Catch match on error names, which come from class names.
    keepNames: true,
    sourcemap: false,
    banner: { js: requireForCommonJs },
    metafile: true,
    logLevel: 'silent',
  });
  const sizes = new Map(Object.entries(metafile.outputs).map(([file, { bytes }]) => [path.resolve(file), bytes]));
  return names.map((name) => {
    const dir = path.resolve(outDir, name);
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'settings.json'), JSON.stringify(settings));
    return { name, dir, bytes: sizes.get(path.join(dir, 'index.mjs')) ?? 0 };
  });
}

function handlerNames(handlersDir: string): string[] {
  return readdirSync(handlersDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(handlersDir, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .toSorted();
}
