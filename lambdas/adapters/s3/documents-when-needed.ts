import type { DocumentStore } from '../../ports/document-store.ts';
import { whenNeeded } from '../when-needed.ts';

/** The documents of a bucket for those that touch one in few requests: the client of S3 is loaded with the first. */
export function documentsWhenNeeded(bucket: string): DocumentStore {
  const opened = whenNeeded(async () => {
    const { createDocumentBucket } = await import('./document-bucket.ts');
    return createDocumentBucket(bucket);
  });
  return {
    keep: async (file) => (await opened()).keep(file),
    load: async (key) => (await opened()).load(key),
    remove: async (key) => (await opened()).remove(key),
    linkTo: async (key, fileName) => (await opened()).linkTo(key, fileName),
  };
}
