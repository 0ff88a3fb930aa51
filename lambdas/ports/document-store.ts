/** Other bytes lie under a key already: a document is never changed. */
export class DocumentConflictError extends Error {
  override readonly name = 'DocumentConflictError';
}

/** A file to keep. */
export type KeptFile = { readonly key: string; readonly contentType: string; readonly bytes: Uint8Array };

/** Where documents lie for years, each under a key of its own, never changed. */
export type DocumentStore = {
  /** Keeps a file. The same bytes again are harmless; throws DocumentConflictError when others are there. */
  keep(file: KeptFile): Promise<void>;
  load(key: string): Promise<Uint8Array | undefined>;
  /**
   * Takes a file away for good, with all its versions; harmless when it is gone. Answers the instant until which the store
   * keeps it locked, where it does: then it is still there.
   */
  remove(key: string): Promise<string | undefined>;
  /** An address from which whoever has it can fetch the file, under that name, for a quarter of an hour. */
  linkTo(key: string, fileName: string): Promise<string>;
};
