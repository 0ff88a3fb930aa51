import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import type { BankStatement } from './bank-statement.ts';
import { checksumsInDirectory, crc32 } from './zip-directory.ts';
import { refuse, RefusedStatementError } from './refused-statement.ts';

const mostFilesInArchive = 1_000;
/** Of all files of an archive together, unpacked. */
const mostUnpackedBytes = 100_000_000;

const isArchive = (bytes: Uint8Array, third: number, fourth: number) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === third && bytes[3] === fourth;

/** Whether the bytes are a ZIP archive, an empty one included. */
export function isZip(bytes: Uint8Array): boolean {
  return isArchive(bytes, 3, 4) || isArchive(bytes, 5, 6);
}

type Unpacked = { readonly name: string; readonly content: Uint8Array };

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  pieces.reduce((at, piece) => (whole.set(piece, at), at + piece.length), 0);
  return whole;
}

const broken = () => refuse('brokenFile', 'the ZIP archive is damaged, encrypted or packed in a way that is not read');

/** Piece by piece and counted as it comes: what an archive says about its sizes is not believed. */
function filesIn(archive: Uint8Array): readonly Unpacked[] {
  const files: { readonly name: string; readonly pieces: Uint8Array[]; isWhole: boolean }[] = [];
  let unpacked = 0;
  const take = (file: UnzipFile) => {
    if (files.length === mostFilesInArchive)
      refuse('tooLarge', `the archive has more than ${mostFilesInArchive} files`);
    const taken = { name: file.name, pieces: [] as Uint8Array[], isWhole: false };
    files.push(taken);
    file.ondata = (error, piece, isLast) => {
      if (error) throw error;
      unpacked += piece.length;
      if (unpacked > mostUnpackedBytes)
        refuse('tooLarge', `the files of the archive are larger than ${mostUnpackedBytes} bytes together`);
      taken.pieces.push(piece);
      taken.isWhole = isLast;
    };
    file.start();
  };
  const unzip = new Unzip(take);
  unzip.register(UnzipInflate);
  const step = 64 * 1024;
  try {
    for (let at = 0; at < archive.length; at += step)
      unzip.push(archive.subarray(at, at + step), at + step >= archive.length);
  } catch (error) {
    if (error instanceof RefusedStatementError) throw error;
    return broken();
  }
  if (files.some(({ isWhole }) => !isWhole)) return broken();
  const whole = files.map(({ name, pieces }) => ({ name, content: joined(pieces) }));
  // Two lists of the same files: a file that only one of them has, or another content, is a damaged archive.
  const found = whole.map(({ content }) => crc32(content)).toSorted((one, other) => one - other);
  if (checksumsInDirectory(archive)?.join(' ') !== found.join(' ')) return broken();
  return whole;
}

/** Folders, and what archivers of one system leave beside the files of another. */
const isNoFile = ({ name, content }: Unpacked) =>
  (name.endsWith('/') && content.length === 0) || name.startsWith('__MACOSX/') || name.endsWith('.DS_Store');

/**
 * The statements of every file in a ZIP archive. One file that is refused refuses the archive, and is named; an archive
 * in an archive is not opened.
 */
export function unpackedStatements(
  archive: Uint8Array,
  read: (content: Uint8Array) => readonly BankStatement[],
): readonly BankStatement[] {
  const files = filesIn(archive).filter((file) => !isNoFile(file));
  if (files.length === 0) return refuse('noStatement', 'the archive has no file');
  return files.flatMap(({ name, content }, index) => {
    const where = `file ${index + 1} of the archive (${name.slice(-80)})`;
    if (isZip(content)) return refuse('unknownFormat', `${where} is an archive itself, which is not opened`);
    try {
      return read(content).map((statement) => ({
        ...statement,
        flags: statement.flags.map((flag) => `${where}: ${flag}`),
      }));
    } catch (error) {
      if (error instanceof RefusedStatementError) return refuse(error.code, `${where}: ${error.message}`);
      throw error;
    }
  });
}
