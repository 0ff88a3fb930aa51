import { contentHash } from '../../lambdas/domain/canonical-json.ts';
import { debtorSchema } from '../../lambdas/domain/debtor.ts';
import type { DunningPolicy } from '../../lambdas/domain/dunning-policy.ts';
import type { PostedInvoice } from '../../lambdas/domain/invoice.ts';
import type { Currency } from '../../lambdas/domain/money.ts';
import type { Payment } from '../../lambdas/domain/payment.ts';
import type { BookRow } from './book.ts';

const slugOf = (text: string) =>
  text
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

/** The id that the API takes for a debtor of the file: his own where it can be, else a slug and a hash of it. */
function debtorIdOf(text: string): string {
  if (debtorSchema.shape.id.safeParse(text).success) return text;
  return [slugOf(text), contentHash(text).slice(0, 12)].filter((part) => part !== '').join('-');
}

/** A row as the API takes it. What a book does not tell of a debtor is made up from his id; nobody real is named. */
export function invoiceOfRow(row: BookRow, policy: DunningPolicy, currency: Currency): PostedInvoice {
  const id = debtorIdOf(row.debtor);
  const mailbox = `${slugOf(id)}-${contentHash(id).slice(0, 8)}`.toLowerCase();
  return {
    number: row.number,
    creditor: 'main',
    debtor: {
      id,
      name: row.debtor
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, 200),
      kind: 'business',
      locale: 'en',
      country: policy.sendWindow.businessDaysOf.slice(0, 2),
      emails: [{ role: 'accounting', address: `${mailbox}@debtors.example` }],
    },
    amount: { amountMinor: row.amountMinor, currency },
    issueDate: row.issueDate,
    dueDate: row.dueDate,
    policyId: policy.id,
  };
}

/** The full payment of a row's invoice. */
export function paymentOfRow({ number, amountMinor }: BookRow, paidOn: string, currency: Currency): Payment {
  return {
    id: `${number.trim()} paid`,
    amount: { amountMinor, currency },
    receivedOn: paidOn,
    method: 'transfer',
    reference: number,
  };
}
