import { contentHash } from '../../canonical-json.ts';
import type { Case } from '../case.ts';
import { principalPartMinor } from '../case-money.ts';
import type { CaseFact } from '../events.ts';

type Money = Extract<CaseFact, { type: 'PaymentRecorded' | 'PaymentReversed' }>;

/** What was told as collected of a payment and not taken back. */
function toldMinor({ issuedStatuses = [] }: Pick<Case, 'issuedStatuses'>, paymentId: string): number {
  return issuedStatuses
    .filter((issued) => issued.paymentId === paymentId)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function collectedMinor(dunned: Pick<Case, 'issuedStatuses'>, fact: Money): number {
  if (fact.type === 'PaymentReversed') return -toldMinor(dunned, fact.data.paymentId);
  const { amountMinor, excessMinor = 0, claimMinor = 0 } = fact.data;
  return principalPartMinor({ amountMinor, excessMinor, claimMinor });
}

/**
 * The status 212 (Encaissée) of money that came in for an invoice whose VAT falls due on receipt (CGI 290 A, 269-2 c), or
 * that was taken back: one for each payment and each reversal, in the transaction of the money itself. It tells what was
 * collected of the invoice, VAT included: neither what was too much nor what was paid for paying late.
 */
export function collectedStatus({ id, invoice, issuedStatuses }: Case, fact: Money): CaseFact[] {
  if (invoice.vatDueOn !== 'receipt') return [];
  const amountMinor = collectedMinor({ ...(issuedStatuses && { issuedStatuses }) }, fact);
  if (amountMinor === 0) return [];
  const { paymentId, receivedOn: on } = fact.data;
  const reversalId = fact.type === 'PaymentReversed' ? fact.data.reversalId : undefined;
  const statusId = `212-${contentHash([id, paymentId, reversalId ?? null]).slice(0, 16)}`;
  const { creditor, number, amount } = invoice;
  const money = {
    amountMinor,
    currency: amount.currency,
    on,
    paymentId,
    ...(reversalId !== undefined && { reversalId }),
  };
  return [{ type: 'InvoiceStatusIssued', data: { statusId, code: 212, creditor, number, ...money } }];
}
