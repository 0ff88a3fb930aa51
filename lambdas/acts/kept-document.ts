import { type CaseDocument, caseDocument, type FileToKeep } from '../domain/case-document.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Store } from '../ports/store.ts';
import type { Write } from '../ports/write.ts';
import { chunksOf } from './chunks.ts';
import type { CaseSituation } from './dunning-of-case.ts';

/** How many copies are put at once. */
const atOnce = 10;

/** A file that lies in the document store, its record not yet on the cases. */
export type KeptDocument = {
  readonly id: string;
  readonly sha256: string;
  /** Puts it on record with one of the cases it was kept for. */
  readonly writeFor: (invoiceId: string) => Write;
};

/**
 * Keeps a file for each of the cases that it is about, each with a copy of its own: what becomes of one leaves the others.
 * Doing it again is harmless. The record is for the caller's transaction.
 */
export async function keepDocument(
  documents: DocumentStore,
  file: FileToKeep,
  {
    creditor,
    invoiceIds,
    now,
  }: { readonly creditor: string; readonly invoiceIds: readonly string[]; readonly now: string },
): Promise<KeptDocument> {
  const recordFor = (invoiceId: string): CaseDocument => caseDocument(file, { creditor, invoiceId, now });
  const { contentType, bytes } = file;
  for (const chunk of chunksOf(invoiceIds, atOnce))
    await Promise.all(chunk.map((invoiceId) => documents.keep({ key: recordFor(invoiceId).key, contentType, bytes })));
  const { id, sha256 } = recordFor('');
  return {
    id,
    sha256,
    writeFor: (invoiceId) => ({ kind: 'newDocument', invoiceId, document: recordFor(invoiceId) }),
  };
}

/**
 * Keeps a file of one case and puts it on record by itself. The same file again is the document that is on record. Throws
 * ConcurrentChangeError when another one was put there under its id meanwhile.
 */
export async function recordDocument(
  { store, documents }: { readonly store: Pick<Store, 'documents' | 'commit'>; readonly documents: DocumentStore },
  file: FileToKeep,
  { dunned, now }: Pick<CaseSituation, 'dunned' | 'now'>,
): Promise<{ readonly isNew: boolean; readonly document: CaseDocument }> {
  const { id: invoiceId, invoice } = dunned;
  const document = caseDocument(file, { creditor: invoice.creditor, invoiceId, now });
  const known = (await store.documents(invoiceId)).find(({ id }) => id === document.id);
  if (known) return { isNew: false, document: known };
  await documents.keep({ key: document.key, contentType: file.contentType, bytes: file.bytes });
  await store.commit([{ kind: 'newDocument', invoiceId, document }]);
  return { isNew: true, document };
}
