import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

/**
 * One function as it is deployed: its verb-noun name, the folder to upload, the size of its code in bytes, and the npm
 * packages whose code is in it.
 */
export type HandlerBundle = { name: string; dir: string; bytes: number; packages: readonly string[] };

type BundleInput = {
  /** Holds one folder per function, each with an `index.ts` that exports `handler`. */
  handlersDir: string;
  outDir: string;
  /** The deployment's settings, written beside every bundle as `settings.json`: any JSON value. Functions do not check it again. */
  settings: unknown;
};

// ESM has no `require`, but CommonJS dependencies still call it for Node's own modules.
const requireForCommonJs =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** How any Node function is bundled well. */
export const bundleOptions = {
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
  logLevel: 'silent',
} as const satisfies BuildOptions;

/** What our functions leave out besides: ways that packages offer and none of ours goes. */
export const omissions = {
  // Each file says what it stands in for, and what that saves.
  alias: {
    '@aws-sdk/credential-provider-node': path.join(import.meta.dirname, 'stand-ins/credential-provider-node.ts'),
    'node:http': path.join(import.meta.dirname, 'stand-ins/node-http.ts'),
  },
  // Only operations that stream load it, and none of ours does. Left out, all that it shares with the rest of the SDK
  // can be joined and pruned like any other code.
  external: ['@smithy/core/event-streams'],
} satisfies BuildOptions;

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
    ...bundleOptions,
    ...omissions,
    metafile: true,
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.resolve(file), output]));
  return names.map((name) => {
    const dir = path.resolve(outDir, name);
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'settings.json'), JSON.stringify(settings));
    const output = outputs.get(path.join(dir, 'index.mjs'));
    return { name, dir, bytes: output?.bytes ?? 0, packages: packagesIn(output?.inputs ?? {}) };
  });
}

function packagesIn(inputs: Metafile['outputs'][string]['inputs']): string[] {
  const files = Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0);
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)].toSorted();
}

function handlerNames(handlersDir: string): string[] {
  return readdirSync(handlersDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(handlersDir, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .toSorted();
}
