import type { PostedInvoice } from '../../lambdas/domain/invoice.ts';
import type { Payment } from '../../lambdas/domain/payment.ts';

const amount = { amountMinor: 120_000, currency: 'EUR' } as const;

/** An invoice as a billing system posts it, in full. */
export function benchInvoice(
  number: string,
  debtorId: string,
  { issueDate, dueDate }: Pick<PostedInvoice, 'issueDate' | 'dueDate'>,
): PostedInvoice {
  return {
    number,
    creditor: 'main',
    debtor: {
      id: debtorId,
      name: 'Benchmark Industries SAS',
      kind: 'business',
      locale: 'fr',
      country: 'FR',
      emails: [{ role: 'accounting', address: `${debtorId.toLowerCase()}@debtors.example` }],
      address: { lines: ['1 rue de la Paix'], postalCode: '75002', city: 'Paris' },
      registrationNumber: '732829320',
    },
    amount,
    issueDate,
    dueDate,
    paymentMeans: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', reference: number },
    purchaseOrder: 'PO-7',
  };
}

/** The full payment of such an invoice. */
export function benchPayment(number: string, receivedOn: string): Payment {
  return { id: `${number}-paid`, amount, receivedOn, method: 'transfer', reference: number };
}
