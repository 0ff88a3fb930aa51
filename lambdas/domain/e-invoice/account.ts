import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import type { EInvoicePaymentMeans } from './e-invoice.ts';
import type { WrittenPaymentMeans } from './written-invoice.ts';

const withoutSpaces = (text: string) => electronicFormatIBAN(text.replace(/\s+/g, '').replace(/^IBAN:/i, '')) ?? '';

/** UNTDID 4461: payments in which the buyer sends money to an account. */
const creditTransfers: readonly (string | undefined)[] = ['30', '31', '42', '57', '58'];

/** UNTDID 4461: SEPA credit transfer and SEPA direct debit, which have no other accounts than IBANs. */
const sepaTransfer = '58';

/** An account that can be paid to as an IBAN: the right length and check digits for its country. */
export function usableIban(text: string): string | undefined {
  const iban = withoutSpaces(text);
  return isValidIBAN(iban) ? iban : undefined;
}

/** An account that is meant to be an IBAN, but cannot be one. An account of a national system is not. */
export function isSlipInIban(means: WrittenPaymentMeans): boolean {
  const { account, isCalledIban, code } = means;
  if (account === undefined || usableIban(account) !== undefined) return false;
  return isCalledIban || code === sepaTransfer || /^[A-Z]{2}\d{2}|^IBAN/i.test(account.replace(/\s+/g, ''));
}

export function paymentMeansOf(means: WrittenPaymentMeans): EInvoicePaymentMeans {
  const { code, account, bic } = means;
  const iban = account === undefined ? undefined : usableIban(account);
  const writtenBic = bic?.replace(/\s+/g, '').toUpperCase();
  const isSlip = isSlipInIban(means);
  return {
    code,
    iban,
    unusableIban: isSlip && account !== undefined ? withoutSpaces(account) : undefined,
    otherAccount: iban === undefined && !isSlip ? account : undefined,
    bic: writtenBic !== undefined && isValidBIC(writtenBic) ? writtenBic : undefined,
  };
}

/** The first account that a buyer can send money to; that of a credit transfer before any other. */
export function accountOf(
  means: readonly EInvoicePaymentMeans[],
): { iban: string; bic?: string | undefined } | undefined {
  const usable = means.flatMap(({ code, iban, bic }) => (iban === undefined ? [] : [{ code, iban, bic }]));
  const best = usable.find(({ code }) => creditTransfers.includes(code)) ?? usable[0];
  return best && { iban: best.iban, bic: best.bic };
}
