import { type CaseDocument, caseDocument } from '../../domain/case-document.ts';
import { legalFilePathOf } from '../../domain/case/collection/hand-over.ts';
import type { Choice } from '../../domain/hand-off/choose-collector.ts';
import { handOffExportBytes } from '../../domain/hand-off/export.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import { askForRatesOfClaim } from '../ask-for-rates.ts';
import { creditorOf } from '../creditor-of.ts';
import type { CaseSituation, Deps } from '../dunning-of-case.ts';

/**
 * Makes the export of a case and keeps its bytes; the record of it is for the transaction that hands the case over. The
 * same state of things again is the same document.
 */
export async function keepExport(
  { store, settings, documents }: Deps & { readonly documents: DocumentStore },
  situation: CaseSituation,
  { choice, today }: { readonly choice: Choice; readonly today: string },
): Promise<CaseDocument> {
  const { dunned, now } = situation;
  const { id: invoiceId, invoice } = dunned;
  await askForRatesOfClaim({ store }, situation, today);
  const [notes, kept] = await Promise.all([store.notes(invoiceId), store.documents(invoiceId)]);
  const bytes = handOffExportBytes({
    ...situation,
    creditor: creditorOf(settings, invoice.creditor),
    choice,
    legalFilePath: legalFilePathOf(invoiceId),
    asOf: today,
    notes: notes.map(({ id, said }) => ({ id, said })),
    documents: kept,
  });
  const contentType = 'application/json';
  const file = { kind: 'handOffExport', fileName: `hand-off-${invoiceId}.json`, contentType, bytes } as const;
  const document = caseDocument(file, { creditor: invoice.creditor, invoiceId, now });
  await documents.keep({ key: document.key, contentType, bytes });
  return document;
}
