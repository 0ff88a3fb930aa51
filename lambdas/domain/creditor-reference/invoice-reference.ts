import { createHash } from 'node:crypto';
import { remainderBy97 } from './check-digits.ts';

/** Without I, L, O and U: none of what people write by hand is taken for another letter. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Twelve letters of five bits each: of ten million invoices, two share one with a chance of one in ten thousand. */
const length = 12;

/** The ISO 11649 reference with these letters and digits behind its check digits. */
export function rfOf(body: string): string {
  return `RF${String(98 - remainderBy97(`${body}RF00`)).padStart(2, '0')}${body}`;
}

/**
 * The creditor reference that Relance gives an invoice (ISO 11649): the same for the same creditor and number, 16
 * characters, URL-safe. It tells nothing of the number, so no number near it is near the reference.
 */
export function creditorReferenceOf(creditor: string, number: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(['creditorReference', creditor, number]))
    .digest();
  // A zero in front could be lost on the way.
  const letters = Array.from(hash.subarray(0, length), (byte) => alphabet[byte % alphabet.length] ?? '');
  return rfOf([letters[0] === '0' ? 'Z' : letters[0], ...letters.slice(1)].join(''));
}

/** A reference as people read it: one of ISO 11649 in groups of four, any other as it is. */
export function printedReference(reference: string): string {
  return /^RF\d{2}[A-Z0-9]+$/.test(reference) ? reference.replace(/(.{4})(?=.)/g, '$1 ') : reference;
}
