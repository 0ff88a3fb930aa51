import { contentHash } from './canonical-json.ts';
import type { Transactional } from './message/transactional.ts';
import type { DebtorWindow } from './window/window.ts';

// Step Functions takes names of 80 characters at most; finance searches the console by them.
const slug = (text: string) => text.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 24);

/** The name of a case's execution: invoice id and run number, so that starting it twice is harmless. */
export function dunningExecutionName(invoiceId: string, run: number): string {
  return `${invoiceId}-r${run}`;
}

/** The name of a window's execution: creditor, debtor, date and attempt. */
export function windowExecutionName({
  creditor,
  debtorId,
  date,
  attempt,
}: Omit<DebtorWindow, 'state' | 'sendAt'>): string {
  return `${creditor}-${slug(debtorId)}-${contentHash([creditor, debtorId]).slice(0, 8)}-${date}-${attempt}`;
}

/** The name of the execution that sends a transactional message, such as a payment's receipt. */
export function transactionalExecutionName({
  creditor,
  debtorId,
  id,
  attempt,
}: Pick<Transactional, 'creditor' | 'debtorId' | 'id' | 'attempt'>): string {
  return `${creditor}-${slug(id)}-${contentHash([creditor, debtorId, id]).slice(0, 8)}-${attempt}`;
}
