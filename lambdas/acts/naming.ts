import type { Case } from '../domain/case/case.ts';
import type { Debtor } from '../domain/debtor.ts';
import { namesOf, referencesOf } from '../domain/matching/names-of-invoice.ts';
import { nameMarkOf } from '../domain/matching/payer-mark.ts';
import type { Write } from '../ports/write.ts';

/** Leads from what payers write, and from what they pay, to a new invoice. */
export function namingWrites(dunned: Pick<Case, 'id' | 'invoice' | 'creditorReference'>): Write[] {
  const { id: invoiceId, invoice } = dunned;
  const { creditor, amount } = invoice;
  return [
    ...namesOf(dunned).map((name) => ({ kind: 'invoiceName' as const, creditor, name, invoiceId })),
    { kind: 'invoiceAmount', creditor, amount, invoiceId },
  ];
}

/** Leads from the structured reference that a changed invoice has now to it. The one before goes on doing so. */
export function renamingWrites(before: Pick<Case, 'invoice' | 'creditorReference'>, after: Case): Write[] {
  const known = referencesOf(before);
  const { creditor } = after.invoice;
  const added = referencesOf(after).filter((name) => !known.includes(name));
  return added.map((name) => ({ kind: 'invoiceName', creditor, name, invoiceId: after.id }));
}

/** Leads from the name of a payer to the debtor; nothing from a name that says too little. */
export function nameMarkWrites({ creditor, id: debtorId, name }: Debtor): Write[] {
  const mark = nameMarkOf(name);
  return mark === undefined ? [] : [{ kind: 'payerMark', creditor, debtorId, mark }];
}
