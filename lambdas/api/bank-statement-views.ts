import type * as z from 'zod';
import { entryView } from '../domain/bank-statement/statement-view.ts';
import type { EntryRecord, StatementRecord, UploadRecord } from '../domain/bank-statement/statement-record.ts';
import { type PaymentRecord, unownedOf } from '../domain/payment/payment-record.ts';
import { placesOf } from '../domain/payment/reverse-whole.ts';
import type { bankEntryAnswer, bankStatementSummaryAnswer } from './answers/bank-statements.ts';

type EntryAnswer = z.infer<typeof bankEntryAnswer>;

/** What an entry is for: as it was found to be, or as a person has said since. */
function matchedOf(
  { effect, match }: EntryRecord,
  payment: PaymentRecord | undefined,
): Pick<EntryAnswer, 'effect' | 'matched'> {
  if (match?.kind === 'matched') {
    const [invoiceId] = match.invoiceIds;
    const { by, score, reason } = match;
    return { effect, ...(invoiceId !== undefined && { matched: { invoiceId, by, score, reason } }) };
  }
  if (!payment) return { effect };
  const [place] = placesOf(payment);
  const matched = place && { invoiceId: place.invoiceId, by: 'person' as const };
  if (effect === 'reversal') return { effect, ...(matched && { matched: { ...matched, by: 'reference' as const } }) };
  if (payment.reversal || unownedOf(payment)) return { effect };
  return { effect: 'payment', ...(matched && { matched }) };
}

/** An entry on record: what the bank says, and what became of it. */
export function entryOnRecordView(
  { statements }: StatementRecord,
  record: EntryRecord,
  payment: PaymentRecord | undefined,
): EntryAnswer {
  const { entry, index, paymentId, why = entry.why } = record;
  const statement = statements.findIndex(({ from, to }) => index >= from && index < to);
  return {
    index,
    statement,
    ...entryView(entry),
    references: [...entry.references],
    ...matchedOf(record, payment),
    ...(paymentId !== undefined && record.effect !== 'ignored' && { paymentId }),
    ...(why !== undefined && { why }),
  };
}

/** A file on record, without its entries. `account` where all of it is of one account. */
export function statementOnRecordView({
  id,
  state,
  takenAt,
  statements,
  refusal,
}: StatementRecord): z.infer<typeof bankStatementSummaryAnswer> {
  const [account, ...others] = new Set(statements.map((each) => each.account));
  return {
    id,
    state,
    takenAt,
    ...(account !== undefined && others.length === 0 && { account }),
    statements: statements.map(({ format, account: its, creditor, currency, sequence, opening, closing, flags }) => ({
      format,
      account: its,
      creditor,
      currency,
      ...(sequence !== undefined && { sequence }),
      ...(opening && { opening }),
      ...(closing && { closing }),
      flags: [...flags],
    })),
    ...(refusal && { refusal }),
  };
}

/** A place for a file that nobody has put there yet. */
export function uploadView({ id }: UploadRecord) {
  return { id, state: 'awaited' as const, statements: [], entries: [] };
}
