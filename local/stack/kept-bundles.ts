import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { bundleHandlers } from '../../lib/bundling.ts';
import type { LambdaFunction } from '../lambda/invocation.ts';
import { projectRoot } from './environment.ts';

/** Where bundles are kept from one start to the next; npm clears it with all else that is installed. */
const keptIn = path.join(projectRoot, 'node_modules/.cache/relance');
/** Of so many states of the code: who works on it changes to and fro. */
const mostKept = 4;

/** All that a bundle is made of; of packages the lock file tells which they are. */
const madeOf = ['lambdas/**/*', 'lib/bundling.ts', 'lib/font-paths.ts', 'lib/stand-ins/*', 'package-lock.json'];

/** The same code has the same one, whatever the dates of its files. */
function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  const files = globSync(madeOf, { cwd: projectRoot }).toSorted();
  for (const file of files.filter((each) => statSync(path.join(projectRoot, each)).isFile()))
    hash.update(`\0${file}\0`).update(readFileSync(path.join(projectRoot, file)));
  return hash.digest('hex').slice(0, 32);
}

function forgetOlder(): void {
  const kept = readdirSync(keptIn)
    .map((name) => path.join(keptIn, name))
    .map((dir) => ({ dir, at: statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((a, b) => b.at - a.at);
  for (const { dir } of kept.slice(mostKept)) rmSync(dir, { recursive: true, force: true });
}

/** Bundles beside its place, and moves there what is whole: whoever is faster may have it. */
function bundleInto(kept: string): void {
  mkdirSync(keptIn, { recursive: true });
  const made = mkdtempSync(path.join(keptIn, 'making-'));
  try {
    bundleHandlers({ handlersDir: path.join(projectRoot, 'lambdas/handlers'), outDir: made, settings: {} });
    if (!existsSync(kept)) renameSync(made, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  forgetOlder();
}

/** The functions as they are deployed but for their settings: bundled once for each state of the code, as it takes seconds. */
export function keptBundles(): readonly LambdaFunction[] {
  const kept = path.join(keptIn, fingerprint());
  if (!existsSync(kept)) bundleInto(kept);
  return readdirSync(kept).map((name) => ({ name, dir: path.join(kept, name) }));
}
