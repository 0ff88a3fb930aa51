import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file as it was named on the command line, or in a folder that was. `bytes` is undefined when it cannot be read. */
export type NamedFile = { readonly file: string; readonly bytes: Uint8Array | undefined; readonly reason?: string };

/** Nothing that is imported is larger; what is, is not read into memory. */
const mostBytes = 100_000_000;

function readOne(file: string, at: string): NamedFile {
  try {
    const { size } = statSync(at);
    if (size > mostBytes) return { file, bytes: undefined, reason: `is larger than ${mostBytes} bytes` };
    return { file, bytes: readFileSync(at) };
  } catch (error) {
    return { file, bytes: undefined, reason: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}` };
  }
}

function isFolder(at: string): boolean {
  return statSync(at, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The files that are named, and those in folders that are, in order. Paths are meant from `from`, and shown as given. */
export function namedFiles(names: readonly string[], from: string): NamedFile[] {
  return names.flatMap((name) => {
    const at = path.resolve(from, name);
    if (!isFolder(at)) return [readOne(name, at)];
    const entries = readdirSync(at, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return namedFiles(
      entries.filter((entry) => entry.isFile() || entry.isDirectory()).map((entry) => path.join(name, entry.name)),
      from,
    );
  });
}
