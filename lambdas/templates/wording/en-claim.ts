import type { ClaimWording } from './claim-wording.ts';

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${count} invoices`);

/** What a message says of late payment in English. */
export const englishClaim: ClaimWording = {
  caption: (asOf, currency) => `Late payment: computed on ${asOf}${currency === null ? '' : `, in ${currency}`}`,
  captionAlone: 'Late payment',
  rateRange: (lowest, highest) => `${lowest} to ${highest}`,
  interest: (rates, isProvisional) => `Late-payment interest${isProvisional ? ', provisional' : ''} (${rates} a year)`,
  compensation: (each, count) =>
    `Fixed compensation for recovery costs (${each === null ? invoices(count) : `${each} ×\u00A0${invoices(count)}`})`,
  total: 'Total owed in addition',
  totalLate: 'Total for late payment',
  ofInvoice: (sums) => `late payment: ${sums}`,
  whatToPay: (amount) =>
    `What we ask you to pay now is ${amount}. The sums of this calculation are owed in addition, and interest goes on running until payment.`,
  provisional:
    'Provisional: a reference rate is not published yet, and the last one known stands in for it; it will be corrected.',
  basis: (laws) => `Computed under ${laws}. This is no legal advice.`,
  included: (late) => `Of which ${late} is for late payment`,
  goesOn: 'Interest goes on running until payment.',
  letterExplains: 'The attached letter gives the calculation in full. It is no legal advice.',
  fromNotice: (rate, law, isProvisional) =>
    `From this notice on, the sum owed bears interest at the legal rate, ${rate} a year today${isProvisional ? ' (a provisional rate)' : ''} (${law}).`,
};
