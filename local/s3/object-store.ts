import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** An object and what it was said to be when it was put. */
export type StoredObject = { readonly bytes: Buffer; readonly contentType: string };

/** Where objects lie. Nothing is ever half there, whenever the process dies. */
export type ObjectStore = {
  read(bucket: string, key: string): StoredObject | undefined;
  /** Keeps an object; one of the same key is replaced. */
  write(bucket: string, key: string, object: StoredObject): void;
  /** Harmless when it is not there. */
  remove(bucket: string, key: string): void;
};

/** Objects that are gone with the process. */
export function objectsInMemory(): ObjectStore {
  const objects = new Map<string, StoredObject>();
  return {
    read: (bucket, key) => objects.get(`${bucket}/${key}`),
    write: (bucket, key, object) => void objects.set(`${bucket}/${key}`, object),
    remove: (bucket, key) => void objects.delete(`${bucket}/${key}`),
  };
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A key may name a folder that others lie in, or something below an object.
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * Objects as files that a person can look at, each at `<dir>/<bucket>/<key>`. Unlike S3, a file system cannot hold an
 * object under the key of another one and a slash.
 */
export function objectsInFolder(dir: string): ObjectStore {
  const fileOf = (bucket: string, key: string) => path.join(dir, bucket, key);
  // No bucket's name begins with a dot.
  const typeOf = (bucket: string, key: string) => path.join(dir, '.content-types', bucket, key);
  const unfinished = path.join(dir, '.unfinished');

  function place(file: string, content: string | Buffer): void {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(unfinished, content);
    renameSync(unfinished, file);
  }

  return {
    read(bucket, key) {
      const bytes = readIfThere(fileOf(bucket, key));
      if (bytes === undefined) return undefined;
      const contentType = readIfThere(typeOf(bucket, key))?.toString() ?? 'binary/octet-stream';
      return { bytes, contentType };
    },
    write(bucket, key, { bytes, contentType }) {
      // The object last: it is there from that moment on, with its type.
      place(typeOf(bucket, key), contentType);
      place(fileOf(bucket, key), bytes);
    },
    remove(bucket, key) {
      for (const file of [fileOf(bucket, key), typeOf(bucket, key)]) rmSync(file, { force: true });
    },
  };
}
