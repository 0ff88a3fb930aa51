import type {
  DunningContent,
  DunningItem,
  FormalContent,
  FormalItem,
  MessageCreditor,
  MessageDebtor,
  MessageSection,
  ReceiptContent,
} from '../../lambdas/templates/message-content.ts';

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

/** An invoice of 1,200.00, 300.00 of it paid, due on 31 March 2026 and read twelve days later. */
export const anItem = (given: Partial<DunningItem> = {}): DunningItem => ({
  number: 'FA-2026-0142',
  purchaseOrder: 'BC-7781',
  issueDate: '2026-03-01',
  dueDate: '2026-03-31',
  daysLate: 12,
  stage: 'reminderTwo',
  amountMinor: 120_000,
  paidMinor: 30_000,
  balanceMinor: 90_000,
  documentUrl: 'https://factures.atelier-durand.example/FA-2026-0142.pdf',
  payment: {
    ...bankAccount,
    paymentLink: 'https://payer.atelier-durand.example/i/FA-2026-0142',
    reference: 'RF18FA20260142',
  },
  deadline: '2026-04-20',
  nextStep: { stage: 'directNotice', on: '2026-04-22' },
  ...given,
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
    balanceMinor: 45_000,
    deadline: '2026-04-30',
    nextStep: null,
    ...given,
  });

export const aSection = <Item extends { readonly balanceMinor: number }>(
  items: readonly Item[],
  currency: MessageSection<Item>['currency'] = 'EUR',
): MessageSection<Item> => ({
  currency,
  items,
  totalBalanceMinor: items.reduce((sum, item) => sum + item.balanceMinor, 0),
});

export const aDunning = (given: Partial<DunningContent> = {}): DunningContent => ({
  kind: 'dunning',
  locale: 'fr',
  leadingStage: 'reminderTwo',
  creditor: atelierDurand,
  debtor: menuiserieRoux,
  sections: [aSection([anItem()])],
  mentionsRecoveryCosts: false,
  offersInstalments: false,
  writtenOn: '2026-04-12',
  ...given,
});

export const aFormalItem = (given: Partial<FormalItem> = {}): FormalItem => {
  const { deadline: _deadline, nextStep: _nextStep, ...invoice } = anItem({ daysLate: 32 });
  return { ...invoice, stage: 'legalEscalation', ...given };
};

export const aFormalNotice = (given: Partial<FormalContent> = {}): FormalContent => ({
  kind: 'formal',
  locale: 'fr',
  creditor: atelierDurand,
  debtor: menuiserieRoux,
  sections: [aSection([aFormalItem()])],
  mentionsRecoveryCosts: true,
  deadlineDays: 8,
  deadline: '2026-05-11',
  nextStep: { stage: 'legalDecision', on: '2026-05-18' },
  writtenOn: '2026-05-02',
  ...given,
});

const { balanceMinor: _balance, stage: _stage, nextStep: _step, ...paidInvoice } = anItem({ paidMinor: 80_000 });

export const aReceipt = (given: Partial<ReceiptContent> = {}): ReceiptContent => ({
  kind: 'receipt',
  locale: 'fr',
  creditor: atelierDurand,
  debtor: menuiserieRoux,
  invoice: paidInvoice,
  payment: { amountMinor: 50_000, currency: 'EUR', receivedOn: '2026-04-12', method: 'virement' },
  balanceMinor: 40_000,
  isFull: false,
  excessMinor: 0,
  writtenOn: '2026-04-13',
  ...given,
});
