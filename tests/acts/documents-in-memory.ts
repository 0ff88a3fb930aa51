import { DocumentConflictError, type DocumentStore } from '../../lambdas/ports/document-store.ts';

/** A document store as the port describes it, of which a test sees what it keeps. */
export function documentsInMemory(): DocumentStore & { readonly files: ReadonlyMap<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    keep({ key, bytes }) {
      const there = files.get(key);
      if (there && Buffer.compare(there, bytes) !== 0) return Promise.reject(new DocumentConflictError(key));
      files.set(key, bytes);
      return Promise.resolve();
    },
    load: (key) => Promise.resolve(files.get(key)),
    remove(key) {
      files.delete(key);
      return Promise.resolve(undefined);
    },
    linkTo: (key, fileName) => Promise.resolve(`https://documents.example/${key}?as=${fileName}`),
  };
}
