import type { TakenRow } from '../../domain/bulk/read-bulk-file.ts';
import { type BulkPayment, bulkPaymentSchema } from '../../domain/bulk/bulk-payment.ts';
import type { BulkKind } from '../../domain/bulk/columns.ts';
import type { RowResult } from '../../domain/bulk/import-record.ts';
import type { Fault } from '../../domain/fault.ts';
import { postedInvoiceSchema } from '../../domain/invoice.ts';
import { invoiceIdOf } from '../../domain/invoice-id.ts';
import { paymentSchema } from '../../domain/payment.ts';
import { readValue } from '../../domain/read-value.ts';
import type { Deps } from '../dunning-of-case.ts';
import { faultsInForce, postInvoice } from '../post-invoice.ts';
import { takePaymentForMany } from '../take-payment-for-many.ts';
import { takePayment } from '../take-payment.ts';

/** Who takes rows. `importId`: the import that has to be released before anything leaves for its invoices. */
export type Taking = { readonly by: string; readonly importId?: string | undefined };

type Outcome = Omit<RowResult, 'row' | 'name'>;

/** As many faults of a row as anybody reads. */
const mostFaults = 10;
const refusedFor = (errors: readonly Fault[]): Outcome => ({ outcome: 'refused', errors: errors.slice(0, mostFaults) });

async function takeInvoice(deps: Deps, row: TakenRow, { by, importId }: Taking): Promise<Outcome> {
  const faults = await faultsInForce(deps, row.value);
  const read = readValue(postedInvoiceSchema, row.value, () => faults);
  if (read.kind === 'faulty') return refusedFor(read.faults);
  const imported = importId === undefined ? undefined : { id: importId, turn: row.turn ?? 0, row: row.row };
  const outcome = await postInvoice(deps, read.value, by, { imported });
  switch (outcome.kind) {
    case 'invalid':
      return refusedFor(outcome.faults);
    case 'conflict':
      return { ...refusedFor([{ field: 'number', message: 'is taken by an invoice with other content' }]), invoiceId: outcome.invoiceId }; // prettier-ignore
    case 'created':
    case 'same': {
      const { dunned, warnings } = outcome;
      // An earlier try of this very row got that far.
      const isOurs = importId !== undefined && dunned.imported?.id === importId && dunned.imported.row === row.row;
      return {
        outcome: outcome.kind === 'created' || isOurs ? 'accepted' : 'duplicate',
        invoiceId: dunned.id,
        ...(warnings.length > 0 && { warnings }),
      };
    }
  }
}

const taken = 'is taken by a payment with other content';

async function takePaymentOfOne(deps: Deps, invoiceId: string, posted: BulkPayment, by: string): Promise<Outcome> {
  const { id, amount, receivedOn, method, reference } = posted;
  const payment = paymentSchema.parse({ id, amount, receivedOn, method, reference });
  const outcome = await takePayment(deps, invoiceId, payment, by);
  const field = posted.invoiceId === undefined ? 'invoiceNumber' : 'invoiceId';
  switch (outcome.kind) {
    case 'unknown':
      return refusedFor([{ field, message: 'is no invoice of this creditor' }]);
    case 'conflict':
      return refusedFor([{ field: 'id', message: taken }]);
    case 'refused':
      return refusedFor([{ field: outcome.field ?? field, message: outcome.message }]);
    case 'changed':
      return { outcome: 'accepted', invoiceId };
    case 'repeated':
      return { outcome: 'duplicate', invoiceId };
  }
}

async function takePaymentRow(deps: Deps, { value }: TakenRow, { by }: Taking): Promise<Outcome> {
  const read = readValue(bulkPaymentSchema, value);
  if (read.kind === 'faulty') return refusedFor(read.faults);
  const posted = read.value;
  const { invoiceId, invoiceNumber, ...payment } = posted;
  const ofOne = invoiceNumber === undefined ? invoiceId : invoiceIdOf(payment.creditor, invoiceNumber);
  if (ofOne !== undefined) return takePaymentOfOne(deps, ofOne, posted, by);
  const outcome = await takePaymentForMany(deps, payment, by);
  switch (outcome.kind) {
    case 'invalid':
      return refusedFor(outcome.faults);
    case 'conflict':
      return refusedFor([{ field: 'id', message: taken }]);
    case 'changed':
      return { outcome: 'accepted' };
    case 'repeated':
      return { outcome: 'duplicate' };
  }
}

/** What the row calls itself, for whoever looks for it in a result. */
function nameIn(of: BulkKind, value: unknown): string | undefined {
  const name = (value as Record<string, unknown> | null | undefined)?.[of === 'invoices' ? 'number' : 'id'];
  return typeof name === 'string' ? name.slice(0, 128) : undefined;
}

/**
 * Takes a row as the API takes the same request. The same row again changes nothing; a busy table and the like escape, as
 * trying again is another's matter.
 */
export async function takeRow(deps: Deps, of: BulkKind, row: TakenRow, taking: Taking): Promise<RowResult> {
  const name = nameIn(of, row.value);
  const about = { row: row.row, ...(name !== undefined && { name }) };
  if (row.faults && row.faults.length > 0) return { ...about, ...refusedFor(row.faults) };
  return { ...about, ...(await (of === 'invoices' ? takeInvoice : takePaymentRow)(deps, row, taking)) };
}
