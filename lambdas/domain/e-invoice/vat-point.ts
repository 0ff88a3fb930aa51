import type { EInvoice } from './e-invoice.ts';

/**
 * What the codes of BT-8 mean: UNTDID 2005 in UBL (3 issue, 35 delivery, 432 payment), UNTDID 2475 in CII (5 issue,
 * 29 delivery, 72 payment).
 */
const meanings: Readonly<Record<string, 'issue' | 'receipt'>> = {
  '3': 'issue',
  '35': 'issue',
  '432': 'receipt',
  '5': 'issue',
  '29': 'issue',
  '72': 'receipt',
};

/** When VAT falls due, by all codes of an invoice; undefined when it has none that is known, or they differ. */
export function vatDueOn(codes: readonly string[]): EInvoice['vatDueOn'] {
  const [only, ...others] = new Set(codes.flatMap((code) => meanings[code] ?? []));
  return others.length > 0 ? undefined : only;
}
