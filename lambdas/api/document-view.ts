import type * as z from 'zod';
import type { CaseDocument } from '../domain/case-document.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { documentAnswer } from './answers/document.ts';

/** A document with a link to fetch it; where it lies is nobody's business. */
export async function documentView(
  { key, ...document }: CaseDocument,
  documents: Pick<DocumentStore, 'linkTo'>,
): Promise<z.infer<typeof documentAnswer>> {
  return { ...document, link: await documents.linkTo(key, document.fileName) };
}
