import { inflateSync } from 'node:zlib';

/** A piece of text on a page, in points from the lower left corner; `right` is where it ends. */
export type PdfText = { readonly text: string; readonly x: number; readonly right: number; readonly y: number };

type PdfFont = { readonly letters: ReadonlyMap<number, string>; readonly widths: readonly number[] };

const first = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? '';

/** The objects of a file that pdfkit wrote: dictionaries as text, streams inflated. */
function objectsOf(file: Buffer) {
  const objects = new Map<string, { dictionary: string; stream: string }>();
  for (const match of file.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)) {
    const [, id = '', body = ''] = match;
    const [dictionary = '', raw = ''] = body.split(/\nstream\n/);
    const bytes = Buffer.from(raw.replace(/\nendstream$/, ''), 'latin1');
    const isPacked = dictionary.includes('/FlateDecode');
    objects.set(id, { dictionary, stream: (isPacked ? inflateSync(bytes) : bytes).toString('latin1') });
  }
  return objects;
}

const letterOf = (hex: string): string => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');

function fontOf(dictionary: string, objects: ReturnType<typeof objectsOf>): PdfFont {
  const letters = new Map<number, string>();
  const map = objects.get(first(/\/ToUnicode (\d+) 0 R/, dictionary))?.stream ?? '';
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[(.*?)\]/gi))
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]+)>/gi)].entries())
      letters.set(Number.parseInt(from, 16) + index, letterOf(hex));
  const descendant = objects.get(first(/\/DescendantFonts \[(\d+) 0 R/, dictionary))?.dictionary ?? '';
  const widths = first(/\/W \[0 \[([^\]]*)\]/, descendant)
    .split(' ')
    .map(Number);
  return { letters, widths };
}

function textsOf(content: string, fonts: ReadonlyMap<string, PdfFont>): PdfText[] {
  const texts: PdfText[] = [];
  let font: PdfFont | undefined;
  let [size, x, y] = [0, 0, 0];
  for (const line of content.split('\n')) {
    const chosen = /^\/(\S+) (\S+) Tf$/.exec(line);
    if (chosen) [font, size] = [fonts.get(chosen[1] ?? ''), Number(chosen[2])];
    const placed = /^1 0 0 1 (\S+) (\S+) Tm$/.exec(line);
    if (placed) [x, y] = [Number(placed[1]), Number(placed[2])];
    const shown = /^\[(.*)\] TJ$/.exec(line);
    if (!shown || !font) continue;
    let text = '';
    let width = 0;
    for (const [, glyphs, shift] of (shown[1] ?? '').matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/gi)) {
      if (shift !== undefined) width -= Number(shift);
      for (const glyph of glyphs?.match(/.{4}/g) ?? []) {
        const code = Number.parseInt(glyph, 16);
        text += font.letters.get(code) ?? '\uFFFD';
        width += font.widths[code] ?? 0;
      }
    }
    texts.push({ text, x, right: x + (width * size) / 1000, y });
  }
  return texts;
}

/** The text of a PDF, page by page, as a reader finds it: by the letters that its glyphs stand for. */
export function readPdf(file: Buffer): PdfText[][] {
  const objects = objectsOf(file);
  const dictionaries = [...objects.values()].map(({ dictionary }) => dictionary);
  const kids = first(/\/Kids \[([^\]]*)\]/, dictionaries.find((each) => each.includes('/Type /Pages')) ?? '');
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => {
    const page = objects.get(id)?.dictionary ?? '';
    const resources = objects.get(first(/\/Resources (\d+) 0 R/, page))?.dictionary ?? '';
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => {
        return [name, fontOf(objects.get(font)?.dictionary ?? '', objects)] as const;
      }),
    );
    return textsOf(objects.get(first(/\/Contents (\d+) 0 R/, page))?.stream ?? '', fonts);
  });
}

/** The lines of a page, from top to bottom, the texts of each from left to right with a bar between them. */
export function linesOf(page: readonly PdfText[]): string[] {
  const byLine = Map.groupBy(page, ({ y }) => Math.round(y));
  return [...byLine]
    .toSorted(([a], [b]) => b - a)
    .map(([, texts]) =>
      texts
        .toSorted((a, b) => a.x - b.x)
        .map(({ text }) => text.replaceAll('\u00A0', ' '))
        .join(' | '),
    );
}
