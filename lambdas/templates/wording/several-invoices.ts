import { countInWords } from './count-in-words.ts';
import type { SeveralInvoices } from './transactional-facts.ts';

/** `la facture A`, `les factures A et B`, `12 factures (détaillées ci-dessous)`. */
export const frenchInvoices = ({ count, numbers }: SeveralInvoices): string => {
  if (numbers === null) return `${countInWords(count, 'fr')} factures (détaillées ci-dessous)`;
  return count === 1 ? `la facture ${numbers}` : `les factures ${numbers}`;
};

/** The same as a subject says it: `facture A`, `12 factures`. */
export const frenchCount = ({ count, numbers }: SeveralInvoices): string =>
  count === 1 ? `facture ${numbers}` : `${count} factures`;

/** `invoice A`, `invoices A and B`, `12 invoices (listed below)`. */
export const englishInvoices = ({ count, numbers }: SeveralInvoices): string => {
  if (numbers === null) return `${countInWords(count, 'en')} invoices (listed below)`;
  return count === 1 ? `invoice ${numbers}` : `invoices ${numbers}`;
};

/** The same as a subject says it: `invoice A`, `12 invoices`. */
export const englishCount = ({ count, numbers }: SeveralInvoices): string =>
  count === 1 ? `invoice ${numbers}` : `${count} invoices`;
