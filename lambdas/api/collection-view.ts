import type * as z from 'zod';
import type { Case } from '../domain/case/case.ts';
import { legalFilePathOf } from '../domain/case/collection/hand-over.ts';
import type { KeptNote } from '../ports/records.ts';
import type { collectionView as viewSchema, writeOffView as writeOffSchema } from './answers/collection.ts';

/** A case in the hands of a collector, as the API shows it, with his words. */
export function collectionView(
  { id: invoiceId, collection }: Pick<Case, 'id' | 'collection'>,
  notes: readonly KeptNote[],
): z.infer<typeof viewSchema> | undefined {
  if (!collection) return undefined;
  const { collector, since, handedOverMinor, amicableUntil, reports, feesMinor, end, exportId } = collection;
  const saidOf = (reportId: string) => notes.find(({ id }) => id === `collection-${reportId}`)?.said;
  return {
    ...(collector && { collector }),
    since,
    handedOverMinor,
    amicableUntil,
    status: reports.at(-1)?.status ?? null,
    reports: reports.map(({ id, status, on, remitted }) => {
      const said = saidOf(id);
      return { id, status, on, ...(remitted && { remitted }), ...(said && { said: { ...said } }) };
    }),
    feesMinor,
    end,
    export: {
      documentId: exportId,
      documents: `/invoices/${invoiceId}/documents`,
      legalFile: legalFilePathOf(invoiceId),
    },
  };
}

/** What of a case is written off, as the API shows it. */
export function writeOffView({ writeOff }: Pick<Case, 'writeOff'>): z.infer<typeof writeOffSchema> | undefined {
  if (!writeOff) return undefined;
  const { sum, reasonCode, recoveredMinor } = writeOff;
  const notice =
    'Net and VAT in proportion to the invoice; whether the VAT can be recovered is for your accountant to say.';
  return { reasonCode, ...sum, recoveredMinor, notice };
}
