import { balanceMinor, type Case } from './case.ts';
import { endsOfMatter, standingMatter } from './collection/standing-matter.ts';
import type { TaskEnd } from './decision.ts';
import type { CaseFact } from './events.ts';
import { evolve } from './evolve.ts';
import { recoveredSum, unsigned, writtenOffSum } from './write-off/write-off-sum.ts';

type Mover = { readonly by: 'payment' | 'creditNote' | 'reversal'; readonly of: string };
type Following = { readonly facts: readonly CaseFact[]; readonly end: readonly TaskEnd[] };

/** What was written off has become less, or more when below zero, by what moved the balance. */
function recovery({ writeOff, invoice }: Case, byMinor: number, mover: Mover): CaseFact[] {
  if (byMinor === 0) return [];
  const sum = writeOff ? recoveredSum(writeOff, byMinor) : writtenOffSum({ amount: invoice.amount }, byMinor);
  const data = { ...unsigned(sum), currency: invoice.amount.currency, ...mover };
  return [{ type: byMinor > 0 ? 'WriteOffRecovered' : 'WriteOffRecoveryReversed', data }];
}

/**
 * What comes with money on a case that is out of our hands: with a collector, its matter is over as soon as nothing is owed
 * any more; written off, the ledger is told what comes back of it, or goes again.
 */
export function afterMoney(before: Case, made: readonly CaseFact[], mover: Mover, now: string): Following {
  const after = made.reduce((dunned, fact) => evolve(dunned, fact, now), before);
  if (before.status === 'writtenOff')
    return { facts: recovery(before, balanceMinor(before) - balanceMinor(after), mover), end: [] };
  if (!standingMatter(before) || balanceMinor(after) > 0) return { facts: [], end: [] };
  return { facts: [{ type: 'CollectionEnded', data: { how: 'paid' } }], end: endsOfMatter(before, 'paid') };
}
