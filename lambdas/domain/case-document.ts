import type { Locale } from './debtor.ts';
import { sha256Of } from './sha256.ts';

/** What is kept of a case as a file. */
export const documentKinds = [
  'formalNotice',
  'letterProof',
  'claimCalculation',
  'statementOfAccount',
  'dossierCover',
  'legalFile',
  'handOffExport',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A file of a case, on record: it is never changed, another state of things makes another one. */
export type CaseDocument = {
  /** Unique in its case, and made of what the document is about: making it twice gives one. URL-safe. */
  readonly id: string;
  readonly kind: DocumentKind;
  /** Where it lies in the document store. */
  readonly key: string;
  /** As whoever fetches it gets it named. */
  readonly fileName: string;
  readonly contentType: string;
  /** SHA-256 in hex. */
  readonly sha256: string;
  readonly size: number;
  readonly locale?: Locale | undefined;
  readonly createdAt: string;
};

/** A file that is to be kept of a case. */
export type FileToKeep = Pick<CaseDocument, 'kind' | 'fileName' | 'contentType' | 'locale'> & {
  readonly bytes: Uint8Array;
};

/**
 * The record of a file of a case. Its id is made of its bytes: the same file again is the same document. Where it lies is
 * made of ids alone, so that no name of a person is in a path.
 */
export function caseDocument(
  { kind, fileName, contentType, locale, bytes }: FileToKeep,
  { creditor, invoiceId, now }: { readonly creditor: string; readonly invoiceId: string; readonly now: string },
): CaseDocument {
  const sha256 = sha256Of(bytes);
  const id = `${kind}-${sha256.slice(0, 16)}`;
  const key = `${creditor}/${invoiceId}/${id}`;
  const size = bytes.length;
  return { id, kind, key, fileName, contentType, sha256, size, ...(locale && { locale }), createdAt: now };
}
