import { localDate } from '../domain/calendar/send-window.ts';
import { cancelInvoice } from '../domain/case/cancel-invoice.ts';
import type { Creditor } from '../domain/creditor.ts';
import { amountOf, type EInvoice, type EInvoiceWarning } from '../domain/e-invoice/e-invoice.ts';
import { creditorOfSeller } from '../domain/e-invoice/creditor-of-seller.ts';
import { debtorOfBuyer } from '../domain/e-invoice/debtor-of-buyer.ts';
import { receivableOfEInvoice } from '../domain/e-invoice/receivable-of-e-invoice.ts';
import type { Fault } from '../domain/fault.ts';
import { receivedInvoiceSchema } from '../domain/invoice.ts';
import { invoiceIdOf } from '../domain/invoice-id.ts';
import type { PaymentRecord } from '../domain/payment/payment-record.ts';
import { policyFor } from '../domain/settings.ts';
import { changeSituation } from './change-case.ts';
import { type Deps, findSituation } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { type PostedOutcome, postInvoice } from './post-invoice.ts';
import { takeCreditNote } from './take-credit-note.ts';

type Posted = Extract<PostedOutcome, { kind: 'created' | 'same' }>;

/** What became of an e-invoice. */
export type EInvoiceOutcome =
  | { readonly kind: 'invoice'; readonly posted: Posted; readonly warnings: readonly EInvoiceWarning[] }
  | {
      readonly kind: 'creditNote';
      readonly credit: PaymentRecord;
      readonly isRepeated: boolean;
      readonly warnings: readonly EInvoiceWarning[];
    }
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string; readonly faults?: readonly Fault[] }
  | { readonly kind: 'conflict'; readonly reason: string };

function refused(code: string, reason: string, faults?: readonly Fault[]): EInvoiceOutcome {
  return { kind: 'refused', code, reason, ...(faults && { faults }) };
}

const sentenceOf = (faults: readonly Fault[]): string =>
  faults.map(({ field, message }) => `${field} ${message}`).join('; ');

/**
 * Takes an e-invoice that was read: as an invoice whose case it opens, or as a credit note on the invoices it names. The
 * same again changes nothing. `warnings` are those of its reading; what had to be assumed comes to them.
 */
export async function takeEInvoice(
  deps: Deps,
  { invoice, warnings }: { readonly invoice: EInvoice; readonly warnings: readonly EInvoiceWarning[] },
  by: string,
): Promise<EInvoiceOutcome> {
  if (invoice.means.claims === 'none')
    return refused('noReceivable', `A ${invoice.means.name} asks for nothing: there is nothing to collect.`);
  if (invoice.payableMinor === 0) return refused('nothingToPay', 'Nothing is left to pay of it (BT-115 is zero).');
  const seller = creditorOfSeller(invoice.seller, deps.settings.creditors);
  if (seller.kind === 'unknown')
    return refused('sellerUnknown', 'Its seller is none of the creditors of this deployment.');
  const { creditor, isSure } = seller;
  const { debtor, warnings: ofBuyer } = debtorOfBuyer(invoice.buyer, invoice.seller.country);
  const ofSeller = isSure
    ? []
    : [
        {
          code: 'sellerNotChecked',
          message: `Nothing here tells that the seller is creditor ${creditor.id}: give the creditor its "identifiers".`,
          terms: ['BT-27', 'BT-30', 'BT-31'],
        },
      ];
  const also = [...warnings, ...ofSeller, ...ofBuyer];
  return invoice.kind === 'creditNote'
    ? takeCredit(deps, invoice, { creditor, debtor, warnings: also, by })
    : takeInvoice(deps, invoice, { creditor, debtor, warnings: also, by });
}

type Parties = {
  readonly creditor: Creditor;
  readonly debtor: ReturnType<typeof debtorOfBuyer>['debtor'];
  readonly warnings: readonly EInvoiceWarning[];
  readonly by: string;
};

async function takeCredit(deps: Deps, invoice: EInvoice, parties: Parties): Promise<EInvoiceOutcome> {
  const { creditor, debtor, warnings, by } = parties;
  const { number, currency, issueDate, precedingInvoices } = invoice;
  const outcome = await takeCreditNote(
    deps,
    {
      creditor: creditor.id,
      number,
      debtor,
      amount: { amountMinor: amountOf(invoice), currency },
      issuedOn: issueDate,
      reason: `credit note ${number}`,
      invoiceNumbers: precedingInvoices.map((each) => each.number),
    },
    by,
  );
  if (outcome.kind === 'conflict')
    return { kind: 'conflict', reason: `Credit note ${number} was taken with other content.` };
  if (outcome.kind === 'invalid') return refused('invalid', sentenceOf(outcome.faults), outcome.faults);
  return { kind: 'creditNote', credit: outcome.credit, isRepeated: outcome.kind === 'repeated', warnings };
}

async function takeInvoice(deps: Deps, eInvoice: EInvoice, parties: Parties): Promise<EInvoiceOutcome> {
  const { creditor, debtor, warnings, by } = parties;
  const { number } = eInvoice;
  const { store, settings } = deps;
  const {
    cases,
    debtor: known,
    circumstances,
  } = await store.load({
    cases: [invoiceIdOf(creditor.id, number)],
    debtor: { creditor: creditor.id, debtorId: debtor.id },
  });
  const { paymentTermDays } = policyFor(settings, { invoice: {} }, known ?? debtor, circumstances);
  const receivable = receivableOfEInvoice(eInvoice, { creditor, debtor, paymentTermDays });
  if ('kind' in receivable) return refused('factorUnknown', receivable.reason);
  const [existing] = cases;
  // The policy's term may have changed since the same e-invoice came first.
  const isAsBefore = existing?.invoice.dueDateFrom === 'policyTerm' && receivable.invoice.dueDateFrom === 'policyTerm';
  const checked = receivedInvoiceSchema.safeParse({
    ...receivable.invoice,
    ...(isAsBefore && { dueDate: existing.invoice.dueDate }),
  });
  if (!checked.success) {
    const faults = checked.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    return refused('invalid', sentenceOf(faults), faults);
  }
  const said = [...warnings, ...receivable.warnings];
  const flags = [...new Set(said.map(({ code }) => code))];
  const posted = await postInvoice(deps, checked.data, by, { flags });
  if (posted.kind === 'invalid') return refused('invalid', sentenceOf(posted.faults), posted.faults);
  if (posted.kind === 'conflict')
    return { kind: 'conflict', reason: `Invoice ${posted.invoiceId} has this number and other content.` };
  const replaced = eInvoice.means.replacesPreceding ? await replacePreceding(deps, eInvoice, creditor.id, by) : [];
  return { kind: 'invoice', posted, warnings: [...said, ...replaced] };
}

/** A corrected invoice stands in the place of those it names: both are never collected. */
async function replacePreceding(
  deps: Deps,
  { number, precedingInvoices }: EInvoice,
  creditor: string,
  by: string,
): Promise<EInvoiceWarning[]> {
  const replaced: EInvoiceWarning[] = [];
  for (const preceding of precedingInvoices.filter((each) => each.number !== number)) {
    const outcome = await onFreshState(async () =>
      changeSituation(
        deps,
        await findSituation(deps, invoiceIdOf(creditor, preceding.number)),
        by,
        ({ dunned, policy, now }) =>
          cancelInvoice(
            dunned,
            { reason: `replaced by ${number}` },
            { now, today: localDate(now, policy.sendWindow.timeZone) },
          ),
      ),
    );
    if (outcome.kind === 'changed')
      replaced.push({
        code: 'replaces',
        message: `Invoice ${preceding.number}, which it corrects, is canceled.`,
        terms: ['BT-25'],
      });
  }
  return replaced;
}
