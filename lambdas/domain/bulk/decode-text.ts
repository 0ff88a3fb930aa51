/** Bytes that are no text of an encoding that files come in. */
export class UnreadableTextError extends Error {
  override readonly name = 'UnreadableTextError';
}

const marks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The text of a file that says nothing of its encoding: by its byte order mark, else UTF-8, else the letters of Western
 * Europe that Windows writes (a superset of ISO 8859-1 in all that can be printed). What holds a NUL is no text.
 */
export function decodeText(bytes: Uint8Array): string | UnreadableTextError {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const text = marked ? decodedAs(marked[0], bytes) : (decodedAs('utf-8', bytes) ?? decodedAs('windows-1252', bytes));
  if (text === undefined) return new UnreadableTextError(`is not the ${marked?.[0]} that its first bytes say`);
  if (text.includes('\0')) return new UnreadableTextError('is not a text file');
  return text;
}
