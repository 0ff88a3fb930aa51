import { DocumentConflictError, type DocumentStore, type KeptFile } from '../ports/document-store.ts';

/** Keeps a file where nothing is yet; answers the bytes that lie there from now on, whoever was first. */
export async function keepFirst(documents: DocumentStore, file: KeptFile): Promise<Uint8Array> {
  try {
    await documents.keep(file);
    return file.bytes;
  } catch (error) {
    if (!(error instanceof DocumentConflictError)) throw error;
    const there = await documents.load(file.key);
    if (there === undefined) throw error;
    return there;
  }
}
