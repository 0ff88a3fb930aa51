import { constants, inflateSync } from 'node:zlib';
import type { Finding } from './rules.ts';

/** What a PDF, and what is packed in it, may be at most: a bomb is refused before anything unpacks it. */
export type PdfLimits = {
  readonly bytes: number;
  readonly streams: number;
  readonly streamBytes: number;
  readonly unpackedBytes: number;
};

const pdfLimits: PdfLimits = {
  bytes: 20_000_000,
  streams: 20_000,
  streamBytes: 40_000_000,
  unpackedBytes: 120_000_000,
};

class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** How much a packed byte becomes at most. What cannot be measured is feared. */
const worstGrowth = { deflate: 1032, lzw: 1400, runLength: 64 };

/** RFC 1950: method 8, and a check value. What begins otherwise is unpacked by nobody. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0;
}

/** The bytes that reading a zlib stream takes and gives; it goes on to its own end, whatever the PDF says of its length. */
function sizeOfZlib(packed: Uint8Array, length: number, most: number): number {
  if (!isZlib(packed)) return 0;
  try {
    // Cut off at the end of the file, it gives what it has, as readers of PDFs do.
    const found: unknown = inflateSync(packed, {
      maxOutputLength: Math.max(1, most),
      finishFlush: constants.Z_SYNC_FLUSH,
      info: true,
    });
    const { buffer, engine } = found as { buffer: Uint8Array; engine: { bytesWritten: number } };
    return buffer.length + engine.bytesWritten;
  } catch (error) {
    const isDamaged = error instanceof Error && 'code' in error && error.code === 'Z_DATA_ERROR';
    if (isDamaged) return length * worstGrowth.deflate;
    throw new TooLargeError('a stream is too large', { cause: error });
  }
}

function fromHex(text: string): Uint8Array {
  return Buffer.from(text.replace(/>[\s\S]*$/, '').replace(/[^\da-f]/gi, ''), 'hex');
}

function fromAscii85(text: string): Uint8Array {
  const digits = text
    .replace(/^\s*<~/, '')
    .replace(/~[\s\S]*$/, '')
    .replaceAll('z', '!!!!!')
    .replace(/[^!-u]/g, '');
  const padded = digits.padEnd(Math.ceil(digits.length / 5) * 5, 'u');
  const bytes = Buffer.alloc((padded.length / 5) * 4);
  for (let at = 0; at < padded.length; at += 5) {
    let word = 0;
    for (let index = at; index < at + 5; index += 1) word = word * 85 + padded.charCodeAt(index) - 33;
    bytes.writeUInt32BE(word >>> 0, (at / 5) * 4);
  }
  return bytes.subarray(0, bytes.length - (padded.length - digits.length));
}

/** A name may write any of its characters as `#` and two hex digits. */
const withoutEscapes = (text: string) =>
  text.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The name `Encrypt`, each of its characters as it is or as two hex digits. */
const encryption = new RegExp(
  `/${'Encrypt'
    .split('')
    .map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`)
    .join('')}[\\s<]`,
  'i',
);

/** An index of objects whose entries take no bytes has as many as it says: without end. */
function isEndlessIndex(dictionary: string): boolean {
  const takesNothing = [...dictionary.matchAll(/\/W(?![\w])[\s\0]*(\[[^\]]*|[^[/>]*)/g)].some(([, value = '']) => {
    const [first, second, third] = value
      .slice(1)
      .trim()
      .split(/[\s\0]+/)
      .map(Number);
    return !value.startsWith('[') || value.includes('%') || (first === 0 && second === 0 && third === 0);
  });
  const isLong = [...dictionary.matchAll(/\/(?:Size|Index)(?![\w])([^/>]*)/g)].some(([, value = '']) => {
    const counts = value.match(/\d+/g)?.map(Number) ?? [];
    return /[R%]/.test(value) || counts.reduce((sum, count) => sum + count, 0) > 1_000_000;
  });
  return takesNothing && isLong;
}

type Packed = { readonly dictionary: string; readonly raw: Uint8Array; readonly text: string };

/** The bytes that a stream takes and gives. Its dictionary is all that stands between it and the stream before. */
function sizeOfStream({ dictionary, raw, text }: Packed, most: number): number {
  if (isEndlessIndex(dictionary)) throw new TooLargeError('an index has no end');
  if (/\/(LZWDecode|LZW)\b/.test(dictionary)) return text.length * worstGrowth.lzw;
  if (/\/(RunLengthDecode|RL)\b/.test(dictionary)) return text.length * worstGrowth.runLength;
  if (/\[[^\]]*\/Fl[^\]]*\/Fl[^\]]*\]/.test(dictionary)) throw new TooLargeError('a stream is packed twice');
  const { length } = text;
  if (/\/(ASCII85Decode|A85)\b/.test(dictionary)) return sizeOfZlib(fromAscii85(text), length, most);
  if (/\/(ASCIIHexDecode|AHx)\b/.test(dictionary)) return sizeOfZlib(fromHex(text), length, most);
  return sizeOfZlib(raw, length, most);
}

function measure(bytes: Uint8Array, text: string, limits: PdfLimits): void {
  const ends = [...text.matchAll(/endstream/g)].map(({ index }) => index);
  let left = limits.unpackedBytes;
  // In a PDF no two dictionaries share a piece; where words within streams look like streams, a few do.
  let readable = 3 * text.length + 10_000;
  let streams = 0;
  let passed = 0;
  for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream(?:\r\n|\n|\r)/g)) {
    streams += 1;
    if (streams > limits.streams) throw new TooLargeError(`more than ${limits.streams} streams`);
    while ((ends[passed] ?? Infinity) < index) passed += 1;
    const dictionaryFrom = ends[passed - 1] ?? 0;
    const from = index + keyword.length;
    const to = ends[passed] ?? text.length;
    readable -= index - dictionaryFrom + (to - from);
    if (readable < 0) throw new TooLargeError('streams within streams');
    const dictionary = withoutEscapes(text.slice(dictionaryFrom, index));
    const most = Math.min(left, limits.streamBytes);
    const size = sizeOfStream({ dictionary, raw: bytes.subarray(from), text: text.slice(from, to) }, most);
    if (size > most) throw new TooLargeError('a stream is too large');
    left -= size;
  }
}

/**
 * Holds a PDF to its bounds before it is read: walks over all that lies in it packed, wherever it stands, and counts what
 * it would unpack to. Packed and encrypted it could not be counted, so that is refused as well; PDF/A has no encryption.
 */
export function boundsFault(bytes: Uint8Array, limits: PdfLimits = pdfLimits): Finding | undefined {
  if (bytes.length > limits.bytes) return { code: 'pdfTooLarge', detail: `more than ${limits.bytes} bytes` };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (encryption.test(text)) return { code: 'pdfEncrypted' };
  try {
    measure(bytes, text, limits);
    return undefined;
  } catch (error) {
    if (error instanceof TooLargeError) return { code: 'pdfTooLarge', detail: error.message };
    throw error;
  }
}
