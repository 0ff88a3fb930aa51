import { creditorOf } from '../../lambdas/acts/creditor-of.ts';
import type { CaseSituation } from '../../lambdas/acts/dunning-of-case.ts';
import { contentOfMany } from '../../lambdas/acts/content-of-many.ts';
import { spreadStep } from '../../lambdas/acts/spread-payment.ts';
import { evolve } from '../../lambdas/domain/case/evolve.ts';
import { type ReversalReason, reversalReasons, transactionalIdOf } from '../../lambdas/domain/message/transactional.ts';
import { allocatedMinor, allocateOldestFirst } from '../../lambdas/domain/payment/match-payment.ts';
import type { PaymentRecord } from '../../lambdas/domain/payment/payment-record.ts';
import { tellingOfWhole } from '../../lambdas/domain/payment/reverse-whole.ts';
import { type DebtorDetails, debtorSchema, type Locale } from '../../lambdas/domain/debtor.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { later, promise, reverse, todayOf } from './acts-of-debtors.ts';
import { inventedDebtor } from './invented-debtors.ts';
import { ImpossiblePreviewError, send } from './lead-case.ts';
import { dueNotice } from './notice-previews.ts';
import { kebab, type Preview } from './preview.ts';

/** One payment of several invoices, after their first reminder. */
type SpreadPayment = {
  readonly name: string;
  readonly title: string;
  readonly amountsMinor: readonly number[];
  readonly paidMinor: number;
  /** What the debtor had promised of the first one. */
  readonly promisedMinor?: number;
  /** The payment is taken back some days later. */
  readonly reversed?: ReversalReason;
};

const twelve = Array.from({ length: 12 }, (_, index) => 40_000 + 12_345 * index);

const situations: readonly SpreadPayment[] = [
  {
    name: 'three-invoices',
    title: 'Three invoices are paid at once',
    amountsMinor: [120_000, 48_000, 9_990],
    paidMinor: 177_990,
    promisedMinor: 60_000,
  },
  {
    name: 'three-invoices-and-more',
    title: 'Three invoices are paid at once, and more',
    amountsMinor: [120_000, 48_000, 9_990],
    paidMinor: 200_000,
  },
  {
    name: 'twelve-invoices-in-part',
    title: 'Twelve invoices are paid at once, the last in part',
    amountsMinor: twelve,
    paidMinor: 1_250_000,
  },
  ...reversalReasons.map((reversed) => ({
    name: `${reversed}-of-three-invoices`,
    title: `A payment of three invoices is taken back (${reversed})`,
    amountsMinor: [120_000, 48_000, 9_990],
    paidMinor: 177_990,
    reversed,
  })),
  {
    name: 'returned-of-twelve-invoices',
    title: 'A payment of twelve invoices is returned',
    amountsMinor: twelve,
    paidMinor: 1_250_000,
    reversed: 'returned',
  },
];

/** The debtor pays several invoices with one payment: his cases after it, and what he is told. */
function payAll(cases: readonly [CaseSituation, ...CaseSituation[]], amountMinor: number) {
  const [{ dunned, debtor, now }] = cases;
  const { creditor, amount } = dunned.invoice;
  const id = 'bank-preview';
  const all = cases.map((each) => each.dunned);
  const allocations = allocateOldestFirst({ ...amount, amountMinor }, all);
  const restMinor = amountMinor - allocatedMinor(allocations);
  const record: PaymentRecord = {
    creditor,
    id,
    hash: '',
    facts: { currency: amount.currency, receivedOn: todayOf(cases[0]) },
    parts: allocations.map((each) => ({ ...each, debtorId: debtor.id, paymentId: id, by: 'bank' })),
    ...(restMinor > 0 && { rest: { amountMinor: restMinor, debtorId: debtor.id } }),
    version: 0,
  };
  const { writes } = spreadStep(record, { situations: cases, now });
  const [told] = writes.flatMap((write) =>
    write.kind === 'newTransactional' && write.transactional.subject.kind !== 'ownerForewarned'
      ? [write.transactional.subject]
      : [],
  );
  const after = new Map(writes.flatMap((write) => (write.kind === 'case' ? [[write.after.id, write.after]] : [])));
  return { told, cases: cases.map((each) => ({ ...each, dunned: after.get(each.dunned.id) ?? each.dunned })) };
}

/** The payment is taken back from all of them, after its receipt. */
function takeBack(cases: readonly CaseSituation[], reason: ReversalReason) {
  const [first, ...others] = cases.map((each) => {
    const paymentId = each.dunned.payments.at(-1)?.id ?? '';
    const receipt = { type: 'ReceiptSent' as const, data: { paymentId, messageId: paymentId, messageKey: paymentId } };
    return reverse(later({ ...each, dunned: evolve(each.dunned, receipt, each.now) }, 6), reason);
  });
  const reversalId = first?.dunned.payments.at(-1)?.reversal?.id ?? '';
  const places = cases.map(({ dunned }) => ({
    invoiceId: dunned.id,
    paymentId: dunned.payments.at(-1)?.id ?? '',
  }));
  const told = first && tellingOfWhole(reversalId, [first, ...others], places)?.subject;
  return { told, cases: first ? [first, ...others] : [] };
}

function remindedOf(
  { amountsMinor, promisedMinor }: SpreadPayment,
  { locale, kind, settings }: { locale: Locale; kind: DebtorDetails['kind']; settings: Settings },
): CaseSituation[] {
  const currency = locale === 'fr' ? 'EUR' : 'GBP';
  const debtor = inventedDebtor(locale, kind);
  return amountsMinor.map((amountMinor, index) => {
    const invented = {
      stage: 'reminderOne',
      serial: 412 + index,
      amountMinor,
      currency,
      hasPaymentLink: false,
    } as const;
    const reminded = later(send(dueNotice(invented, settings, debtor)), 2);
    return later(index === 0 && promisedMinor ? promise(reminded, promisedMinor, 10) : reminded, 2);
  });
}

function previewOf(payment: SpreadPayment, kind: DebtorDetails['kind'], locale: Locale, settings: Settings): Preview {
  const [first, ...others] = remindedOf(payment, { locale, kind, settings });
  if (!first) throw new ImpossiblePreviewError(`${payment.name} is about no invoice`);
  const acted = payAll([first, ...others], payment.paidMinor);
  const { told, cases } = payment.reversed ? takeBack(acted.cases, payment.reversed) : acted;
  const [lead, ...rest] = cases;
  const creditor = lead && creditorOf(settings, lead.dunned.invoice.creditor);
  const content = lead && told && creditor && contentOfMany([lead, ...rest], told, creditor);
  if (!content) throw new ImpossiblePreviewError(`nothing is told of ${payment.name}`);
  const { kind: about, id: of } = told;
  const { id: invoiceId } = lead.dunned;
  return {
    name: `${kebab(about)}.${payment.name}.${kind}.${locale}`,
    chapter: about,
    title: `${payment.title}: ${kind}`,
    kind: 'transactional',
    occasion: { kind: 'transactional', id: transactionalIdOf(invoiceId, told), about, of, invoiceId },
    content,
    creditor,
    debtor: lead.debtor,
    now: lead.now,
  };
}

/** The receipts of payments of several invoices, for every kind of debtor, in every language. */
export function spreadPaymentPreviews(settings: Settings, locales: readonly Locale[]): Preview[] {
  return situations.flatMap((situation) =>
    debtorSchema.shape.kind.options.flatMap((kind) =>
      locales.map((locale) => previewOf(situation, kind, locale, settings)),
    ),
  );
}
