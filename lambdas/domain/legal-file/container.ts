import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';

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

/** A ZIP that cannot be one of ours: what it holds would take more room than itself. */
class SwollenContainerError extends Error {
  override readonly name = 'SwollenContainerError';
}

/**
 * The entries of a ZIP in their order; undefined when it cannot be read as one of ours. One that comes from somebody else
 * may be made to fill the memory: nothing is unpacked that is compressed, or that makes the entries together larger than
 * the file.
 */
export function unpacked(container: Uint8Array): FileEntry[] | undefined {
  let size = 0;
  const isRoomFor = ({ size: stored, originalSize, compression }: UnzipFileInfo): boolean => {
    size += Math.max(stored, originalSize);
    if (compression !== 0 || size > container.length)
      throw new SwollenContainerError(`${size} bytes in a file of ${container.length}`);
    return true;
  };
  try {
    return Object.entries(unzipSync(container, { filter: isRoomFor })).map(([path, bytes]) => ({ path, bytes }));
  } catch {
    return undefined;
  }
}
