import { unzipSync, zipSync } from 'fflate';

/** A file in the legal file: its path with slashes, and what is in it. */
export type FileEntry = { readonly path: string; readonly bytes: Uint8Array };

/**
 * The one date that the container shows, the first that ZIP knows: a date of its own would make two of the same file
 * differ. ZIP counts in local time, and so does this: the bytes are the same in every time zone.
 */
const noDate = new Date(1980, 0, 1, 12);

/**
 * The entries as one ZIP, in their order, stored as they are: what is not compressed is laid out by the ZIP format alone, so
 * that any program, now or in ten years, makes the same bytes of the same entries.
 */
export function packed(entries: readonly FileEntry[]): Uint8Array {
  return zipSync(Object.fromEntries(entries.map(({ path, bytes }) => [path, bytes])), { level: 0, mtime: noDate });
}

/** The entries of a ZIP in their order; undefined when it cannot be read as one. */
export function unpacked(container: Uint8Array): FileEntry[] | undefined {
  try {
    return Object.entries(unzipSync(container)).map(([path, bytes]) => ({ path, bytes }));
  } catch {
    return undefined;
  }
}
