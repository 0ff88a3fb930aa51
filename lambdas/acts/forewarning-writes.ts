import { localDate } from '../domain/calendar/send-window.ts';
import type { Accepted } from '../domain/case/decision.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Transactional } from '../domain/message/transactional.ts';
import type { Write } from '../ports/write.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/** In which the cases of one debtor meet that reach their stages on the same day: their owner gets one mail. */
const gatherMs = 5 * 60_000;

/**
 * Asks for the mail to the debtor's owner, in the transaction that puts the telling on record. One for all cases of his that
 * are told of on the same day for the same day: it says what leaves then, whichever case has asked for it. A case that comes
 * when it has left asks for another.
 */
export async function forewarningWrites(
  { store }: Pick<Deps, 'store'>,
  { dunned, debtor, policy, now }: CaseSituation,
  { facts }: Pick<Accepted, 'facts'>,
): Promise<Write[]> {
  const told = facts.find((fact) => fact.type === 'OwnerForewarned');
  if (!told) return [];
  const { on } = told.data;
  const { creditor, id: debtorId } = debtor;
  const shared = `ownerForewarned-${localDate(now, policy.sendWindow.timeZone)}-${on}`;
  const known = await store.loadTransactional(creditor, debtorId, shared);
  // As it was: the mail that this case counts on must not be on its way by now.
  if (known?.state === 'open')
    return [{ kind: 'transactional', before: known, after: known, wakeBy: wakeAfter(laterOf(known.sendAt, now)) }];
  const transactional: Transactional = {
    creditor,
    debtorId,
    id: known ? `${shared}-${dunned.id}-${dunned.revision}` : shared,
    invoiceId: dunned.id,
    subject: { kind: 'ownerForewarned', on },
    sendAt: new Date(Date.parse(now) + gatherMs).toISOString(),
    attempt: 1,
    state: 'open',
  };
  return [{ kind: 'newTransactional', transactional, wakeBy: wakeAfter(transactional.sendAt) }];
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
