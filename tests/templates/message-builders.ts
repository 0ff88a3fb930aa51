import type { ItemClaim } from '../../lambdas/templates/item-claim.ts';
import type { MessageCreditor, MessageDebtor } from '../../lambdas/templates/letter-head.ts';
import type {
  DunningContent,
  DunningItem,
  FormalContent,
  FormalItem,
  MessageSection,
} from '../../lambdas/templates/message-content.ts';
import { owedMinor, type PrintedInvoice } from '../../lambdas/templates/printed-invoice.ts';
import type {
  ConfirmationContent,
  ConfirmedMatter,
  ReceiptContent,
} from '../../lambdas/templates/transactional-content.ts';

export const atelierDurand: MessageCreditor = {
  name: 'Atelier Durand',
  legalForm: 'SARL',
  registeredOffice: ['12 rue des Tanneurs', '69009 Lyon', 'France'],
  legalMentions: ['SARL au capital de 50 000 €', 'SIREN 812 345 678, RCS Lyon', 'N° TVA FR 32 812345678'],
  contact: { name: 'Claire Fontaine', email: 'claire.fontaine@atelier-durand.example', phone: '+33 4 72 00 11 22' },
  senderName: 'Claire Fontaine, comptabilité clients',
};

export const menuiserieRoux: MessageDebtor = { name: 'Menuiserie Roux', kind: 'business', contactName: 'Paul Roux' };
export const mairieDeVienne: MessageDebtor = { name: 'Mairie de Vienne', kind: 'public' };
export const lucieMartin: MessageDebtor = { name: 'Lucie Martin', kind: 'consumer' };

export const bankAccount = { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' };

/** What is asked of an invoice, so that its figures add up. */
const askedOf = (figures: Pick<PrintedInvoice, 'amountMinor' | 'paidMinor' | 'creditedMinor' | 'withheld'>): number =>
  figures.withheld.reduce((rest, { amountMinor }) => rest - amountMinor, owedMinor(figures));

/** An invoice of 1,200.00, 300.00 of it paid, due on 31 March 2026 and read twelve days later. */
export const anInvoice = (given: Partial<PrintedInvoice> = {}): PrintedInvoice => {
  const figures = { amountMinor: 120_000, paidMinor: 30_000, creditedMinor: 0, withheld: [], ...given };
  return {
    number: 'FA-2026-0142',
    purchaseOrder: 'BC-7781',
    issueDate: '2026-03-01',
    dueDate: '2026-03-31',
    daysLate: 12,
    creditNotes: [],
    documentUrl: 'https://factures.atelier-durand.example/FA-2026-0142.pdf',
    payment: {
      ...bankAccount,
      paymentLink: 'https://payer.atelier-durand.example/i/FA-2026-0142',
      reference: 'RF18FA20260142',
    },
    askedMinor: askedOf(figures),
    ...figures,
  };
};

/** 6.10 EUR of interest and 40.00 EUR of fixed compensation. */
export const aClaim = (given: Partial<ItemClaim> = {}): ItemClaim => ({
  interestMinor: 610,
  compensationMinor: 4_000,
  ratesPercent: ['12.15'],
  isProvisional: false,
  law: 'C. com. L441-10, D441-5',
  ...given,
});

/** The same invoice at reminder two. */
export const anItem = ({ stage, deadline, nextStep, claim, ...given }: Partial<DunningItem> = {}): DunningItem => ({
  ...anInvoice(given),
  claim,
  stage: stage ?? 'reminderTwo',
  deadline: deadline ?? '2026-04-20',
  nextStep: nextStep === undefined ? { stage: 'directNotice', on: '2026-04-22' } : nextStep,
});

/** An invoice that is due in the future, of 450.00. */
export const anUpcomingItem = (given: Partial<DunningItem> = {}): DunningItem =>
  anItem({
    number: 'FA-2026-0190',
    issueDate: '2026-04-01',
    dueDate: '2026-04-30',
    daysLate: -18,
    stage: 'courtesyNotice',
    amountMinor: 45_000,
    paidMinor: 0,
    deadline: '2026-04-30',
    nextStep: null,
    ...given,
  });

export const aSection = <Item extends { readonly askedMinor: number }>(
  items: readonly Item[],
  currency: MessageSection<Item>['currency'] = 'EUR',
): MessageSection<Item> => ({
  currency,
  items,
  totalAskedMinor: items.reduce((sum, item) => sum + item.askedMinor, 0),
});

export const aDunning = (given: Partial<DunningContent> = {}): DunningContent => ({
  kind: 'dunning',
  locale: 'fr',
  leadingStage: 'reminderTwo',
  creditor: atelierDurand,
  debtor: menuiserieRoux,
  sections: [aSection([anItem()])],
  offersInstalments: false,
  assumesOversight: true,
  writtenOn: '2026-04-12',
  ...given,
});

export const aFormalItem = (given: Partial<PrintedInvoice> = {}): FormalItem => ({
  ...anInvoice({ daysLate: 32, ...given }),
  stage: 'legalEscalation',
});

export const aFormalNotice = (given: Partial<FormalContent> = {}): FormalContent => ({
  kind: 'formal',
  locale: 'fr',
  creditor: atelierDurand,
  debtor: menuiserieRoux,
  sections: [aSection([aFormalItem()])],
  deadlineDays: 8,
  deadline: '2026-05-11',
  nextStep: { stage: 'legalDecision', on: '2026-05-18' },
  writtenOn: '2026-05-02',
  ...given,
});

/** 500.00 came in for that invoice; 400.00 remains, unless another invoice is given. */
export const aReceipt = (given: Partial<ReceiptContent> = {}): ReceiptContent => {
  const invoice = given.invoice ?? anInvoice({ paidMinor: 80_000 });
  return {
    kind: 'receipt',
    locale: 'fr',
    creditor: atelierDurand,
    debtor: menuiserieRoux,
    currency: 'EUR',
    invoice,
    payBy: invoice.askedMinor > 0 ? '2026-04-20' : null,
    payment: { amountMinor: 50_000, receivedOn: '2026-04-12', method: 'virement' },
    excessMinor: 0,
    keptPromise: null,
    writtenOn: '2026-04-13',
    ...given,
  };
};

/** The receipt of a payment that settles the invoice. */
export const aFullReceipt = (given: Partial<ReceiptContent> = {}): ReceiptContent =>
  aReceipt({ invoice: anInvoice({ paidMinor: 120_000 }), ...given });

const instalments = [
  { amountMinor: 30_000, dueOn: '2026-05-01' },
  { amountMinor: 30_000, dueOn: '2026-06-01' },
  { amountMinor: 30_000, dueOn: '2026-07-01' },
];

type Confirmed = Pick<ConfirmationContent, 'about' | 'askedMinor' | 'payBy' | 'invoice'>;

/** What each kind of confirmation tells of that invoice, 900.00 of which is owed. */
const confirmed: { [Kind in ConfirmedMatter['kind']]: Confirmed } = {
  promiseConfirmed: {
    about: { kind: 'promiseConfirmed', promisedFor: '2026-04-30' },
    askedMinor: 50_000,
    payBy: '2026-04-30',
    invoice: anInvoice({ withheld: [{ reason: 'promised', amountMinor: 50_000, promisedFor: '2026-04-30' }] }),
  },
  promiseBroken: {
    about: { kind: 'promiseBroken', promisedMinor: 50_000, promisedFor: '2026-04-08', receivedMinor: 0 },
    askedMinor: 50_000,
    payBy: '2026-04-20',
    invoice: anInvoice(),
  },
  planConfirmed: {
    about: { kind: 'planConfirmed', instalments },
    askedMinor: 90_000,
    payBy: null,
    invoice: anInvoice({ withheld: [{ reason: 'inInstalments', amountMinor: 90_000 }] }),
  },
  instalmentDue: {
    about: { kind: 'instalmentDue', number: 1, count: 3, receivedMinor: 0 },
    askedMinor: 30_000,
    payBy: '2026-05-01',
    invoice: anInvoice({ withheld: [{ reason: 'inInstalments', amountMinor: 90_000 }] }),
  },
  planEnded: {
    about: { kind: 'planEnded', missing: { amountMinor: 30_000, dueOn: '2026-05-01' } },
    askedMinor: 90_000,
    payBy: '2026-05-12',
    invoice: anInvoice(),
  },
  callFollowUp: {
    about: { kind: 'callFollowUp', said: { what: 'told' } },
    askedMinor: 90_000,
    payBy: '2026-04-20',
    invoice: anInvoice(),
  },
  paymentReversed: {
    about: { kind: 'paymentReversed', amountMinor: 50_000, receivedOn: '2026-04-02', reason: 'returned' },
    askedMinor: 90_000,
    payBy: '2026-04-20',
    invoice: anInvoice(),
  },
};

export const confirmedKinds = Object.keys(confirmed) as ConfirmedMatter['kind'][];

export const aConfirmation = (
  kind: ConfirmedMatter['kind'],
  given: Partial<ConfirmationContent> = {},
): ConfirmationContent => ({
  kind: 'confirmation',
  locale: 'fr',
  creditor: atelierDurand,
  debtor: menuiserieRoux,
  currency: 'EUR',
  ...confirmed[kind],
  writtenOn: '2026-04-13',
  ...given,
});
