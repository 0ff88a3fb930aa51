import { creditorOf } from '../../lambdas/acts/compose-message.ts';
import { receiptContent } from '../../lambdas/acts/message-content.ts';
import { addDays } from '../../lambdas/domain/calendar/civil-date.ts';
import { openingOn } from '../../lambdas/domain/calendar/send-window.ts';
import { balanceMinor } from '../../lambdas/domain/case/case.ts';
import { type DebtorDetails, debtorSchema, type Locale } from '../../lambdas/domain/debtor.ts';
import type { Payment } from '../../lambdas/domain/payment.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { inventedDebtor } from './invented-debtors.ts';
import { pay, send } from './lead-case.ts';
import { dueNotice, writtenOn } from './notice-previews.ts';
import type { Preview } from './preview.ts';

const situations = [
  { name: 'full-payment', words: 'The whole invoice is paid', paidMinor: 300_000, hasPaymentLink: true },
  { name: 'part-payment', words: 'A part is paid', paidMinor: 100_000, hasPaymentLink: true },
  {
    name: 'part-payment-without-link',
    words: 'A part is paid, no payment page',
    paidMinor: 120_000,
    hasPaymentLink: false,
  },
  { name: 'overpayment', words: 'More is paid than was owed', paidMinor: 301_250, hasPaymentLink: true },
] as const;

const payers = { business: 'a business', consumer: 'a consumer', public: 'a public buyer' } as const;

/** A receipt of money that came four days after the first reminder. */
function previewOf(
  situation: (typeof situations)[number],
  debtorKind: DebtorDetails['kind'],
  locale: Locale,
  settings: Settings,
): Preview {
  const currency = locale === 'fr' ? 'EUR' : 'GBP';
  const { name, words, paidMinor, hasPaymentLink } = situation;
  const invented = { stage: 'reminderOne', serial: 412, amountMinor: 300_000, currency, hasPaymentLink } as const;
  const reminded = send(dueNotice(invented, settings, inventedDebtor(locale, debtorKind)));
  const receivedOn = addDays(writtenOn, 4);
  const payment: Payment = { id: `bank-${receivedOn}-1`, amount: { amountMinor: paidMinor, currency }, receivedOn };
  const paid = pay(reminded, payment, openingOn(receivedOn, reminded.policy.sendWindow));
  const { id: invoiceId, invoice } = paid.dunned;
  const creditor = creditorOf(settings, invoice.creditor);
  const receipt = {
    creditor: creditor.id,
    debtorId: invoice.debtorId,
    paymentId: payment.id,
    invoiceId,
    amount: payment.amount,
    receivedOn,
    balanceMinor: balanceMinor(paid.dunned),
    attempt: 1,
    state: 'open',
  } as const;
  return {
    name: `receipt.${name}.${debtorKind}.${locale}`,
    chapter: 'receipt',
    title: `${words}, by ${payers[debtorKind]}`,
    kind: 'transactional',
    occasion: { kind: 'receipt', paymentId: payment.id, invoiceId },
    content: receiptContent(paid, receipt, creditor),
    creditor,
    debtor: paid.debtor,
    now: paid.now,
  };
}

/** The receipts of every situation, kind of payer and language. */
export function receiptPreviews(settings: Settings, locales: readonly Locale[]): Preview[] {
  return situations.flatMap((situation) =>
    debtorSchema.shape.kind.options.flatMap((kind) =>
      locales.map((locale) => previewOf(situation, kind, locale, settings)),
    ),
  );
}
