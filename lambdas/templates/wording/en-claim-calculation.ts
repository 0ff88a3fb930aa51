import type { ClaimCalculationWording } from './claim-calculation-wording.ts';

/** The words of the calculation of a claim in English. */
export const englishClaimCalculation: ClaimCalculationWording = {
  title: (debtorKind) =>
    debtorKind === 'consumer'
      ? 'Calculation of late-payment interest'
      : 'Calculation of late-payment interest and compensation',
  fileName: (number, date) => `claim-calculation-${number}-${date}`,
  invoice: (number, issued, due) => `Invoice ${number}, issued on ${issued}, due on ${due}`,
  asOf: (date) => `Computed to ${date}, included`,
  interest: {
    caption: (currency) => `Late-payment interest in ${currency}`,
    heads: ['From', 'To', 'Days', 'Yearly rate', 'Base incl. VAT', 'Interest'],
    total: 'Total interest',
  },
  none: 'No interest has run by that day.',
  entries: {
    caption: 'What has reduced the debt',
    heads: ['Date', 'What', 'Of the principal', 'Of the interest', 'Of the compensation'],
    kinds: {
      payment: 'Payment',
      creditNote: 'Credit note or reduction',
      claimPayment: 'Payment for lateness',
      waiver: 'Waiver',
    },
    reason: (reason) => `Reason: ${reason}`,
  },
  parts: {
    caption: 'Summary',
    heads: ['', 'Due', 'Paid', 'Waived', 'Open'],
    principal: 'Principal incl. VAT, less credit notes',
    interest: 'Late-payment interest',
    compensation: 'Fixed compensation for recovery costs',
    total: 'Total',
  },
  provisional: '* A provisional rate: a reference rate is not published yet, and the last one known stands in for it.',
  conventions: 'How this was computed',
};
