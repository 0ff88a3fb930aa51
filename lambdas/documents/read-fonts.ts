import type { Fonts } from './fonts.ts';
import type { Weight } from './style.ts';

/** A font as pdfkit has read it, which it takes in place of the file. `_glyphs` are the glyphs that were asked for. */
type ReadFont = Uint8Array & { _glyphs: Record<number, unknown> };

const known = new WeakMap<Uint8Array, ReadFont>();
const weights: readonly Weight[] = ['regular', 'semibold'];

/**
 * Gives a document its fonts. Reading them takes two thirds of the time of a document, and neither package has a way of
 * its own to read them once for all: so the font that pdfkit made of a file for the first document is given to those
 * after it. A glyph remembers the letter that it stood for first (µ and μ have one), so none is kept: what a document says
 * must not depend on those before it.
 */
export function registerFonts(pdf: PDFKit.PDFDocument, fonts: Fonts): void {
  for (const weight of weights) {
    const file = fonts[weight];
    const read = known.get(file);
    if (read) read._glyphs = {};
    pdf.registerFont(weight, read ?? file);
    pdf.font(weight);
    if (!read) known.set(file, (pdf as unknown as { readonly _font: { readonly font: ReadFont } })._font.font);
  }
}
