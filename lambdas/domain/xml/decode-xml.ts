import { TextDecoder } from 'node:util';

/** The encodings that invoices and statements come in; browsers read ISO-8859-1 as windows-1252, and so do we. */
const encodings: readonly string[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'us-ascii'];

const declaration = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

function byMark([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  // Without a mark, `<?` in two bytes each tells as well: https://www.w3.org/TR/xml/#sec-guessing
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return 'utf-16be';
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return 'utf-16le';
  return undefined;
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    return encodings.includes(decoder.encoding) ? decoder : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The text of a document in the encoding that its first bytes or its declaration name; undefined when it is not in it. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const marked = byMark(bytes);
  const declared = declaration.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 300)).replace(/^ï»¿/, ''))?.[1];
  const decoder = decoderFor(marked ?? declared ?? 'utf-8');
  try {
    return decoder?.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
