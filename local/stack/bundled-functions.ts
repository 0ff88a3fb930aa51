import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { bundleHandlers } from '../../lib/bundling.ts';
import type { LambdaFunction } from '../lambda/invocation.ts';
import { projectRoot } from './environment.ts';

export type BundledFunctions = { readonly functions: readonly LambdaFunction[]; readonly remove: () => void };

function temporaryDir(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(path.join(tmpdir(), 'relance-bundles-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Bundles the functions as they are deployed, into a folder of their own outside the tree. */
export function bundleFunctions(settings: Settings): BundledFunctions {
  const { dir, remove } = temporaryDir();
  const handlersDir = path.join(projectRoot, 'lambdas/handlers');
  return { functions: bundleHandlers({ handlersDir, outDir: dir, settings }), remove };
}

/** The same code with other settings: linked, as bundling again would take a second or two. */
export function withSettings(bundled: BundledFunctions, settings: Settings): BundledFunctions {
  const { dir, remove } = temporaryDir();
  const functions = bundled.functions.map(({ name, dir: from }) => {
    const to = path.join(dir, name);
    mkdirSync(to);
    for (const file of readdirSync(from))
      if (file !== 'settings.json') linkSync(path.join(from, file), path.join(to, file));
    writeFileSync(path.join(to, 'settings.json'), JSON.stringify(settings));
    return { name, dir: to };
  });
  return { functions, remove };
}
