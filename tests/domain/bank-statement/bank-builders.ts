import type { BankEntry, BankStatement } from '../../../lambdas/domain/bank-statement/bank-statement.ts';

/** A transfer that came in, booked on 2026-03-02. */
export function anEntry(changes: Partial<BankEntry> = {}): BankEntry {
  return {
    amountMinor: 120_000,
    currency: 'EUR',
    sign: 'credit',
    bookedOn: '2026-03-02',
    status: 'BOOK',
    references: [],
    text: 'FA-1',
    ...changes,
  };
}

/** The details of one batch, of these amounts. */
export function aBatch(reference: string, amounts: readonly number[], changes: Partial<BankEntry> = {}): BankEntry[] {
  return amounts.map((amountMinor, at) =>
    anEntry({
      amountMinor,
      text: `detail ${at + 1}`,
      ...changes,
      batch: { reference, index: at + 1, of: amounts.length },
    }),
  );
}

/** A statement of the account of the demo's first creditor. */
export function aStatement(entries: readonly BankEntry[], changes: Partial<BankStatement> = {}): BankStatement {
  return {
    format: 'camt.053',
    account: 'FR7630006000011234567890189',
    currency: 'EUR',
    entries,
    flags: [],
    ...changes,
  };
}
