/** A file that was dropped; `etag` says which of those that lay under its key. */
export type DroppedFile = { readonly bytes: Uint8Array; readonly etag: string };

export type Loaded =
  | { readonly kind: 'file'; readonly file: DroppedFile }
  /** Nothing lies there, or not any more what was asked for. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'tooLarge'; readonly size: number };

/** Where other systems drop files, and where they find what became of them. */
export type Intake = {
  /** Loads a file of at most so many bytes; with `etag`, only while it is the file of that etag. */
  load(key: string, bounds: { readonly mostBytes: number; readonly etag?: string | undefined }): Promise<Loaded>;
  /** Puts a file; one under the same key is replaced, so that writing it again is harmless. */
  put(file: { readonly key: string; readonly contentType: string; readonly bytes: Uint8Array }): Promise<void>;
  /** An address to which whoever has it can put one file of that type, for a quarter of an hour. */
  linkToPut(key: string, contentType: string): Promise<string>;
  /** An address from which whoever has it can fetch a file, for a quarter of an hour. */
  linkToGet(key: string, fileName: string): Promise<string>;
};
