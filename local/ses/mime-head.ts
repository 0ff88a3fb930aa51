/** One header of a MIME message: its name in lower case, and its lines as they stand, folds and line ends included. */
type HeaderField = { readonly name: string; readonly raw: string };

/** The head of a MIME message and where its body begins (bytes). `lineEnd` is the one the message uses. */
export type MimeHead = {
  readonly fields: readonly HeaderField[];
  readonly bodyAt: number;
  readonly lineEnd: '\r\n' | '\n';
};

/** Reads the head byte for byte (latin1 keeps each byte one character); a line that begins with a space continues a field. */
export function readMimeHead(mime: Buffer): MimeHead {
  const firstLineEnd = mime.indexOf('\n');
  const lineEnd = firstLineEnd > 0 && mime[firstLineEnd - 1] === 13 ? '\r\n' : '\n';
  const emptyLine = mime.indexOf(lineEnd + lineEnd);
  const headEnd = emptyLine === -1 ? mime.length : emptyLine + lineEnd.length;
  const fields = mime
    .toString('latin1', 0, headEnd)
    .split(/(?<=\n)(?![ \t])/)
    .filter((raw) => raw.trim() !== '')
    .map((raw) => ({
      name: raw
        .slice(0, Math.max(raw.indexOf(':'), 0))
        .trim()
        .toLowerCase(),
      raw,
    }));
  return { fields, bodyAt: emptyLine === -1 ? mime.length : headEnd + lineEnd.length, lineEnd };
}

/** The value of the first field of that name, unfolded; undefined when the message has none. */
export function headerValue(head: MimeHead, name: string): string | undefined {
  const field = head.fields.find((candidate) => candidate.name === name);
  return field?.raw
    .slice(field.raw.indexOf(':') + 1)
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim();
}
