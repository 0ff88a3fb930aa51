import type { DebtorOutcome } from '../acts/change-debtor.ts';
import type { Debtor } from '../domain/debtor.ts';
import { keyTaken, notFound, refusal } from './problem.ts';

/** The debtor after an act on him. Throws 404 for one who is not known, 409 or 422 with the reason of a refusal. */
export function debtorOf(outcome: DebtorOutcome, debtorId: string): Debtor {
  switch (outcome.kind) {
    case 'unknown':
      throw notFound(`Debtor ${debtorId}`);
    case 'conflict':
      throw keyTaken();
    case 'refused':
      throw refusal(outcome);
    case 'changed':
    case 'repeated':
      return outcome.debtor;
  }
}
