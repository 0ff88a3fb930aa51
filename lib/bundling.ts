import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { bundledFonts } from '../lambdas/documents/font-files.ts';
import { fontPaths } from './font-paths.ts';

/**
 * One function as it is deployed: its verb-noun name, the folder to upload, the bytes of code that a cold start loads, and
 * the npm packages whose code is in it.
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
  // Without the names that keepNames would set again, one by one, at each import: 7 % of a cold start. Errors, on whose
  // names Retry and Catch match, name themselves; a place in a stack is found by bundling the same commit with a source map.
  minify: true,
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
    '@smithy/core/event-streams': path.join(import.meta.dirname, 'stand-ins/event-streams.ts'),
    '@aws-sdk/endpoint-cache': path.join(import.meta.dirname, 'stand-ins/endpoint-cache.ts'),
    'brotli/decompress.js': path.join(import.meta.dirname, 'stand-ins/brotli-decompress.ts'),
  },
} satisfies BuildOptions;

/**
 * Bundles every function once, for AWS and for the local stack alike, so that what is tried locally is what is deployed.
 * Throws esbuild's `BuildFailure` when a handler does not compile.
 */
export function bundleHandlers({ handlersDir, outDir, settings }: BundleInput): HandlerBundle[] {
  const names = handlerNames(handlersDir);
  // Parts of an earlier bundle have names of their own, and would be uploaded too.
  for (const name of names) rmSync(path.join(outDir, name), { recursive: true, force: true });
  const inParts = namesInParts(handlersDir, names);
  const whole = bundleWhole(
    handlersDir,
    outDir,
    names.filter((name) => !inParts.has(name)),
  );
  return names.map((name) => {
    const dir = path.resolve(outDir, name);
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'settings.json'), JSON.stringify(settings));
    const { bytes, packages } = whole.get(name) ?? bundleInParts(path.join(handlersDir, name), dir);
    if (packages.includes('pdfkit')) copyFonts(dir);
    return { name, dir, bytes, packages };
  });
}

type Bundled = Pick<HandlerBundle, 'bytes' | 'packages'>;

const entryOf = (handlersDir: string, name: string) => ({
  in: path.join(handlersDir, name, 'index.ts'),
  out: path.join(name, 'index'),
});

/** The functions that load some of their code later: found without writing or minifying anything, which is quick. */
function namesInParts(handlersDir: string, names: readonly string[]): ReadonlySet<string> {
  const { metafile } = buildSync({
    entryPoints: names.map((name) => entryOf(handlersDir, name)),
    outdir: handlersDir,
    ...bundleOptions,
    ...omissions,
    minify: false,
    splitting: true,
    metafile: true,
    write: false,
  });
  const { inputs } = metafile;
  const reached = (entry: string): ReadonlySet<string> => {
    const files = new Set([entry]);
    for (const file of files)
      for (const { path: imported, kind } of inputs[file]?.imports ?? [])
        if (kind !== 'dynamic-import' && inputs[imported]) files.add(imported);
    return files;
  };
  const entries = new Map(Object.keys(inputs).map((file) => [path.resolve(file), file]));
  return new Set(
    names.filter((name) => {
      const entry = entries.get(path.join(path.resolve(handlersDir), name, 'index.ts'));
      return entry !== undefined && [...reached(entry)].some((file) => loadsLater(metafile, file));
    }),
  );
}

function bundleWhole(handlersDir: string, outDir: string, names: readonly string[]): ReadonlyMap<string, Bundled> {
  if (names.length === 0) return new Map();
  const { metafile } = buildSync({
    entryPoints: names.map((name) => entryOf(handlersDir, name)),
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    ...bundleOptions,
    ...omissions,
    metafile: true,
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.resolve(file), output]));
  return new Map(
    names.map((name) => {
      const output = outputs.get(path.resolve(outDir, name, 'index.mjs'));
      return [name, { bytes: output?.bytes ?? 0, packages: packagesOf(filesIn(output)) }];
    }),
  );
}

/** True of a file of ours that loads another only when it needs it. Packages that do have each a stand-in, or are small. */
function loadsLater({ inputs }: Metafile, file: string): boolean {
  return !file.includes('node_modules/') && (inputs[file]?.imports ?? []).some(({ kind }) => kind === 'dynamic-import');
}

/**
 * Bundles a function that needs some of its code in few requests, as what makes documents and the client of S3: it goes into
 * files of its own, which are loaded when the first request needs them. The bytes are those that a cold start loads.
 */
function bundleInParts(handlerDir: string, dir: string): Bundled {
  const { metafile, outputFiles } = buildSync({
    entryPoints: [{ in: path.join(handlerDir, 'index.ts'), out: 'index' }],
    outdir: dir,
    outExtension: { '.js': '.mjs' },
    ...bundleOptions,
    ...omissions,
    splitting: true,
    metafile: true,
    write: false,
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.resolve(file), output]));
  const reached = (kinds: readonly string[]): ReadonlySet<string> => {
    const files = new Set([path.resolve(dir, 'index.mjs')]);
    for (const file of files)
      for (const { path: part, kind, external } of outputs.get(file)?.imports ?? [])
        if (kinds.includes(kind) && !external) files.add(path.resolve(part));
    return files;
  };
  // esbuild makes a file of all that is loaded later anywhere, though what loads it was left out.
  const uploaded = reached(['import-statement', 'dynamic-import']);
  for (const { path: file, contents } of outputFiles) if (uploaded.has(file)) writeFileSync(file, contents);
  const bytes = [...reached(['import-statement'])].reduce((sum, file) => sum + (outputs.get(file)?.bytes ?? 0), 0);
  return { bytes, packages: packagesOf([...uploaded].flatMap((file) => filesIn(outputs.get(file)))) };
}

/** Documents are set in these, so they lie beside every function that makes one. */
function copyFonts(dir: string): void {
  for (const weight of ['regular', 'semibold'] as const)
    copyFileSync(fontPaths[weight], path.join(dir, bundledFonts[weight]));
}

function filesIn(output: Metafile['outputs'][string] | undefined): string[] {
  const inputs = Object.entries(output?.inputs ?? {});
  return inputs.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []));
}

function packagesOf(files: readonly string[]): string[] {
  const names = files.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return [...new Set(names)].toSorted();
}

function handlerNames(handlersDir: string): string[] {
  return readdirSync(handlersDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(handlersDir, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .toSorted();
}
