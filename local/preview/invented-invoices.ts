import type { CaseSituation } from '../../lambdas/acts/dunning-of-case.ts';
import { addDays, type CivilDate } from '../../lambdas/domain/calendar/civil-date.ts';
import type { DebtorDetails } from '../../lambdas/domain/debtor.ts';
import type { Stage } from '../../lambdas/domain/dunning-policy.ts';
import { type PostedInvoice, postedInvoiceSchema } from '../../lambdas/domain/invoice.ts';
import { policyFor, type Settings } from '../../lambdas/domain/settings.ts';

/** What a preview tells of one invoice; all else is the same in every preview. */
export type InventedInvoice = {
  readonly stage: Stage;
  readonly serial: number;
  readonly amountMinor: number;
  readonly currency: PostedInvoice['amount']['currency'];
  readonly purchaseOrder?: string;
  /** Without it there is no page to pay on. */
  readonly hasPaymentLink: boolean;
  /** What has happened to it since it was issued. */
  readonly since?: (issued: CaseSituation) => CaseSituation;
  /** Days by which it is older than its stage needs: its notice has waited for this window. */
  readonly olderDays?: number;
};

const daysToPay = 30;

/** The invoice as a billing system would post it, due so that its stage's notice leaves on the day of writing. */
export function inventedInvoice(
  { stage, serial, amountMinor, currency, purchaseOrder, hasPaymentLink, olderDays = 0 }: InventedInvoice,
  { settings, debtor, writtenOn }: { settings: Settings; debtor: DebtorDetails; writtenOn: CivilDate },
): PostedInvoice {
  const number = `FA-2026-${String(serial).padStart(4, '0')}`;
  const offsetDays = policyFor(settings, { invoice: {} }, debtor).stages[stage].offsetDays ?? 0;
  const dueDate = addDays(writtenOn, -offsetDays - olderDays);
  return postedInvoiceSchema.parse({
    number,
    debtor,
    amount: { amountMinor, currency },
    issueDate: addDays(dueDate, -daysToPay),
    dueDate,
    paymentMeans: {
      iban: settings.creditors[0]?.bankAccounts[0]?.iban,
      reference: number,
      ...(hasPaymentLink && { paymentLink: `https://pay.example/${number}` }),
    },
    ...(purchaseOrder !== undefined && { purchaseOrder }),
    documentUrl: `https://files.example/${number}.pdf`,
  });
}
