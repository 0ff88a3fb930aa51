import type { Invoice } from '../../invoice.ts';

/** Why a debt is given up. */
export const writeOffReasons = ['uncollectable', 'insolvency', 'prescribed', 'tooSmall', 'goodwill', 'other'] as const;
export type WriteOffReason = (typeof writeOffReasons)[number];

/** A sum that is lost, in minor units, and what of it is net and VAT: together the sum; null where the VAT is not known. */
export type WrittenOffSum = {
  readonly amountMinor: number;
  readonly netMinor: number | null;
  readonly vatMinor: number | null;
};

/** What of a case is written off: what was lost that day, and what has come of it since. */
export type WriteOff = {
  readonly sum: WrittenOffSum;
  readonly reasonCode: WriteOffReason;
  readonly recoveredMinor: number;
};

/** A part of an amount in proportion, to the nearest minor unit, halves away from zero. */
function shareOf(partMinor: number, shareMinor: number, wholeMinor: number): number {
  const [part, share, whole] = [BigInt(Math.abs(partMinor)), BigInt(shareMinor), BigInt(wholeMinor)];
  return Math.sign(partMinor) * Number((2n * part * share + whole) / (2n * whole));
}

function sumOf(amountMinor: number, vatMinor: number | null): WrittenOffSum {
  return { amountMinor, vatMinor, netMinor: vatMinor === null ? null : amountMinor - vatMinor };
}

/** What is lost of an invoice, with the VAT in proportion to that of the whole invoice. */
export function writtenOffSum({ amount, vatMinor }: Pick<Invoice, 'amount' | 'vatMinor'>, lostMinor: number) {
  return sumOf(lostMinor, vatMinor === undefined ? null : shareOf(lostMinor, vatMinor, amount.amountMinor));
}

/**
 * The part of what was written off that comes back, or goes again when below zero. Each has the VAT that is missing to the
 * share of all that has come back by then, so that the parts together are what was written off, to the cent.
 */
export function recoveredSum({ sum, recoveredMinor }: WriteOff, movedMinor: number): WrittenOffSum {
  const { amountMinor, vatMinor } = sum;
  if (vatMinor === null || amountMinor === 0) return sumOf(movedMinor, null);
  const vatOf = (minor: number) => shareOf(minor, vatMinor, amountMinor);
  return sumOf(movedMinor, vatOf(recoveredMinor + movedMinor) - vatOf(recoveredMinor));
}

/** The same without a sign. */
export function unsigned({ amountMinor, netMinor, vatMinor }: WrittenOffSum): WrittenOffSum {
  const size = (minor: number | null) => (minor === null ? null : Math.abs(minor));
  return { amountMinor: Math.abs(amountMinor), netMinor: size(netMinor), vatMinor: size(vatMinor) };
}
