import type { DebtorOutcome } from '../acts/change-debtor.ts';
import type { Debtor } from '../domain/debtor.ts';
import { done } from './done.ts';

/** The debtor after an act on him. Throws 404 for one who is not known, 409 or 422 with the reason of a refusal. */
export function debtorOf(outcome: DebtorOutcome, debtorId: string): Debtor {
  return done(outcome, `Debtor ${debtorId}`).debtor;
}
