import * as z from 'zod';
import type { EInvoiceReading } from '../../lambdas/domain/e-invoice/e-invoice.ts';
import { eInvoiceView } from '../../lambdas/domain/e-invoice/e-invoice-view.ts';
import { type FileApi, reasonOf } from './api-of-files.ts';
import type { ImportedFile } from './imported-file.ts';

const takenSchema = z.object({
  isRepeated: z.boolean().optional(),
  creditNote: z.object({}).optional(),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })).default([]),
});

/** What reading an e-invoice tells of it, before anybody has booked it. */
export function readEInvoiceOf(file: string, reading: EInvoiceReading): ImportedFile {
  if (reading.outcome === 'reject') {
    const { invoice, reason } = reading;
    const kind = invoice === undefined ? 'unknown' : (invoice.kind ?? 'invoice');
    return {
      file,
      kind,
      outcome: 'reject',
      booked: 'none',
      reason,
      ...(invoice && { invoice: eInvoiceView(invoice) }),
    };
  }
  const { invoice, outcome, warnings } = reading;
  const told = warnings.map(({ code, message }) => ({ code, message }));
  return { file, kind: invoice.kind, outcome, booked: 'none', warnings: told, invoice: eInvoiceView(invoice) };
}

/** Posts an e-invoice that can be read, and tells what became of it. */
export async function bookEInvoice(api: FileApi, bytes: Uint8Array, read: ImportedFile): Promise<ImportedFile> {
  const answer = await api.send('/invoices', bytes);
  if (answer.status === 409) return { ...read, booked: 'conflict', reason: reasonOf(answer) };
  if (answer.status !== 200 && answer.status !== 201) return { ...read, booked: 'none', reason: reasonOf(answer) };
  const { isRepeated, creditNote, warnings } = takenSchema.parse(answer.body);
  const isKnown = creditNote ? isRepeated === true : answer.status === 200;
  return { ...read, booked: isKnown ? 'duplicate' : 'created', warnings };
}
