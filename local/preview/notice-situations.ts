import type { DebtorDetails, Locale } from '../../lambdas/domain/debtor.ts';
import { type Stage, stages } from '../../lambdas/domain/dunning-policy.ts';
import { credit, dispute, knownToPayLate, pay, promise } from './acts-of-debtors.ts';
import type { InventedInvoice } from './invented-invoices.ts';

/** What a message can be about: who is written to, and which invoices, led by a stage. */
export type NoticeSituation = {
  readonly name: string;
  readonly title: string;
  readonly debtorKind: DebtorDetails['kind'];
  /** Empty where the stage cannot lead such a message. */
  readonly invoicesOf: (stage: Stage, locale: Locale) => readonly InventedInvoice[];
};

const currencies = { fr: ['EUR', 'CHF'], en: ['GBP', 'EUR'] } as const;

function anInvoice(stage: Stage, locale: Locale, given: Partial<InventedInvoice> = {}): InventedInvoice {
  const [currency] = currencies[locale];
  return {
    stage,
    serial: 412,
    amountMinor: 300_000,
    currency,
    purchaseOrder: 'PO-7731',
    hasPaymentLink: true,
    ...given,
  };
}

/** The stages of other invoices that may stand in the same message: a formal notice is alone in its own. */
function reminderStagesBelow(stage: Stage): readonly Stage[] {
  return stage === 'legalEscalation' ? [] : stages.slice(1, stages.indexOf(stage)).reverse();
}

function severalInvoices(stage: Stage, locale: Locale): readonly InventedInvoice[] {
  const lower = reminderStagesBelow(stage).map((below, index) =>
    anInvoice(below, locale, { serial: 431 + index, amountMinor: 48_650 + 61_215 * index, purchaseOrder: 'PO-7790' }),
  );
  return [
    anInvoice(stage, locale),
    anInvoice(stage, locale, { serial: 398, amountMinor: 127_840, purchaseOrder: 'PO-7702', olderDays: 1 }),
    ...lower,
  ];
}

/** More invoices than most mail programs show whole: a month of daily deliveries, and five more. */
const manyCount = 55;

export const noticeSituations: readonly NoticeSituation[] = [
  {
    name: 'single-invoice',
    title: 'One invoice of a business',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => [anInvoice(stage, locale)],
  },
  {
    name: 'known-to-pay-late',
    title: 'One invoice of a business that is known to pay late',
    debtorKind: 'business',
    // The other stages say the same to every payer.
    invoicesOf: (stage, locale) =>
      stage === 'reminderOne' ? [anInvoice(stage, locale, { since: knownToPayLate })] : [],
  },
  {
    name: 'without-payment-link',
    title: 'One invoice of a business, to be paid by bank transfer only',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => [
      anInvoice(stage, locale, { serial: 417, amountMinor: 86_400, hasPaymentLink: false }),
    ],
  },
  {
    name: 'part-paid',
    title: 'One invoice of a business, part of it paid',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => [anInvoice(stage, locale, { since: (issued) => pay(issued, 90_000) })],
  },
  {
    name: 'part-disputed',
    title: 'One invoice of a business, part of it in dispute',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => [anInvoice(stage, locale, { since: (issued) => dispute(issued, 40_000) })],
  },
  {
    name: 'credit-expected',
    title: 'One invoice of a business, part of it in dispute, with a credit note to come and a part paid',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => [
      anInvoice(stage, locale, { since: (issued) => dispute(pay(issued, 90_000), 40_000, 65_000) }),
    ],
  },
  {
    name: 'part-credited',
    title: 'One invoice of a business, part of it credited and a part paid',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => [
      anInvoice(stage, locale, { since: (issued) => credit(pay(issued, 90_000), 'AV-2026-0031', 20_000) }),
    ],
  },
  {
    name: 'part-promised',
    title: 'One invoice of a business, part of it promised',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => [anInvoice(stage, locale, { since: (issued) => promise(issued, 120_000, 90) })],
  },
  {
    name: 'parts-left-out',
    title: 'Several invoices, parts of which are in dispute, promised and credited',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => {
      const [first, second, ...lower] = severalInvoices(stage, locale);
      if (!first || !second) return [];
      return [
        { ...first, since: (issued) => dispute(promise(issued, 120_000, 90), 40_000) },
        { ...second, since: (issued) => credit(issued, 'AV-2026-0027', 12_000) },
        ...lower,
      ];
    },
  },
  {
    name: 'consumer',
    title: 'One invoice of a consumer',
    debtorKind: 'consumer',
    invoicesOf: (stage, locale) => {
      const { purchaseOrder: _none, ...invoice } = anInvoice(stage, locale, { serial: 425, amountMinor: 18_990 });
      return [invoice];
    },
  },
  {
    name: 'public-buyer',
    title: 'One invoice of a public buyer',
    debtorKind: 'public',
    // A person decides whether a formal notice goes to him.
    invoicesOf: (stage, locale) =>
      stage === 'legalEscalation'
        ? []
        : [anInvoice(stage, locale, { serial: 420, amountMinor: 871_250, purchaseOrder: 'ENG-2026-31' })],
  },
  {
    name: 'several-invoices',
    title: 'Several invoices at several stages',
    debtorKind: 'business',
    invoicesOf: severalInvoices,
  },
  {
    name: 'not-yet-due',
    title: 'One invoice, and another that is not yet due',
    debtorKind: 'business',
    invoicesOf: (stage, locale) =>
      stage === 'courtesyNotice' || stage === 'legalEscalation'
        ? []
        : [anInvoice(stage, locale), anInvoice('courtesyNotice', locale, { serial: 455, amountMinor: 64_000 })],
  },
  {
    name: 'two-currencies',
    title: 'Invoices in two currencies',
    debtorKind: 'business',
    invoicesOf: (stage, locale) => [
      anInvoice(stage, locale),
      anInvoice(stage, locale, { serial: 409, amountMinor: 245_000, currency: currencies[locale][1] }),
    ],
  },
  {
    name: 'many-invoices',
    title: `${manyCount} invoices of one customer`,
    debtorKind: 'business',
    invoicesOf: (stage, locale) =>
      Array.from({ length: manyCount }, (_, index) =>
        anInvoice(stage, locale, {
          serial: 301 + index,
          amountMinor: 12_480 + ((index * 7_919) % 61_300),
          purchaseOrder: `PO-${7401 + index}`,
          hasPaymentLink: false,
        }),
      ),
  },
];
