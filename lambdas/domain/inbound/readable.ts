/** As many characters at most, none of them half. */
function cut(text: string, max: number): string {
  return text.toWellFormed().slice(0, max).toWellFormed().replaceAll('\uFFFD', '').trim();
}

/** What came from outside as one line that may be kept: without control characters and those that turn the reading direction. */
export function readableLine(text: string, max: number): string {
  // oxlint-disable-next-line no-control-regex -- they are what is kept out
  return cut(text.replaceAll(/[\s\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]+/g, ' '), max);
}

/** The same over several lines. */
export function readableText(text: string, max: number): string {
  // oxlint-disable-next-line no-control-regex -- they are what is kept out
  return cut(text.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, ''), max);
}
