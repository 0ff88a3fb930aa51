import { readFileSync } from 'node:fs';
import type { Fonts } from '../../lambdas/documents/fonts.ts';
import { fontPaths } from '../../lib/font-paths.ts';

/** The fonts of documents where npm has put them, for code that runs without being bundled. */
export function installedFonts(): Fonts {
  return { regular: readFileSync(fontPaths.regular), semibold: readFileSync(fontPaths.semibold) };
}
