import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../../lambdas/domain/settings.ts';
import type { LambdaFunction } from '../lambda/invocation.ts';
import { keptBundles } from './kept-bundles.ts';

export type BundledFunctions = { readonly functions: readonly LambdaFunction[]; readonly remove: () => void };

/** Links a file, which takes no time; between two disks it is copied. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
  }
}

/** The same code with settings of its own, in a folder outside the tree. */
export function withSettings(functions: readonly LambdaFunction[], settings: Settings): BundledFunctions {
  const dir = mkdtempSync(path.join(tmpdir(), 'relance-bundles-'));
  const given = functions.map(({ name, dir: from }) => {
    const to = path.join(dir, name);
    mkdirSync(to);
    for (const file of readdirSync(from))
      if (file !== 'settings.json') linkOrCopy(path.join(from, file), path.join(to, file));
    writeFileSync(path.join(to, 'settings.json'), JSON.stringify(settings));
    return { name, dir: to };
  });
  return { functions: given, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The functions as they are deployed, with these settings. */
export function bundleFunctions(settings: Settings): BundledFunctions {
  return withSettings(keptBundles(), settings);
}
