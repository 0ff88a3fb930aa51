/** Credits above zero, debits below: what an entry adds to its account. */
export function signedMinor(entry: { readonly amountMinor: number; readonly sign: 'credit' | 'debit' }): number {
  return entry.sign === 'credit' ? entry.amountMinor : -entry.amountMinor;
}

/** The other way round; nothing at all counts as a credit. */
export function unsignedMinor(signed: number): { readonly amountMinor: number; readonly sign: 'credit' | 'debit' } {
  return signed < 0 ? { amountMinor: -signed, sign: 'debit' } : { amountMinor: signed, sign: 'credit' };
}
