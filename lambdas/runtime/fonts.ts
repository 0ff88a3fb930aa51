import { readFileSync } from 'node:fs';
import { bundledFonts } from '../documents/font-files.ts';
import type { Fonts } from '../documents/fonts.ts';

const read = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url));

let kept: Fonts | undefined;

/** The fonts of documents, written beside the function's bundle; read once, when the first document is made. */
export function readFonts(): Fonts {
  kept ??= { regular: read(bundledFonts.regular), semibold: read(bundledFonts.semibold) };
  return kept;
}
