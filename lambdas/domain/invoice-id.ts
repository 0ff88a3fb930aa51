import { createHash } from 'node:crypto';

/**
 * The id of an invoice: creditor, a readable slug of the number and 8 hex digits of a hash of the exact pair, so that
 * `FA/1` and `FA-1` differ. URL-safe, and short enough to be, with a run number, the name of an execution (80 characters).
 */
export function invoiceIdOf(creditor: string, number: string): string {
  const slug = number
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 32);
  const hash = createHash('sha256')
    .update(JSON.stringify([creditor, number]))
    .digest('hex')
    .slice(0, 8);
  return [creditor, slug, hash].filter((part) => part !== '').join('-');
}
