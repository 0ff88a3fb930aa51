import { localDate } from '../domain/calendar/send-window.ts';
import type { Case } from '../domain/case/case.ts';
import { withClaim } from '../domain/case/claim/claim-after-payment.ts';
import type { Accepted, Decision, Refused } from '../domain/case/decision.ts';
import { record } from '../domain/case/event-log.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { withPrescription } from '../domain/case/prescription/watch-prescription.ts';
import { type Telling, transactionalIdOf } from '../domain/message/transactional.ts';
import type { WakeBy, Write } from '../ports/write.ts';
import { type CaseSituation, type Deps, findSituation } from './dunning-of-case.ts';
import { unappliedWrites } from './unapplied-money.ts';

export type Changed =
  { readonly kind: 'changed' | 'repeated'; readonly dunned: Case } | Refused | { readonly kind: 'unknown' };

type Dates = { readonly now: string; readonly today: string };

/** Decides on a case as it was read; what else it needs may be read after that, as all of it is committed together. */
export type Deciding = (situation: CaseSituation, dates: Dates) => Decision | Promise<Decision>;

/** Asks for a transactional message: at the given instant, or at once. */
export function newTransactional(
  { id: invoiceId, invoice }: Pick<Case, 'id' | 'invoice'>,
  { subject, sendAt }: Telling,
  now: string,
): Write {
  const { creditor, debtorId } = invoice;
  const leavesAt = sendAt !== undefined && sendAt > now ? sendAt : now;
  const id = transactionalIdOf(invoiceId, subject);
  const asked = { creditor, debtorId, id, invoiceId, subject, sendAt: leavesAt, attempt: 1, state: 'open' as const };
  return { kind: 'newTransactional', transactional: asked, wakeBy: wakeAfter(leavesAt) };
}

/** The writes of a decision: the case with its events, the tasks it raises and ends, the messages it asks for. */
export function writesOf(
  { dunned, now }: Pick<CaseSituation, 'dunned' | 'now'>,
  decision: Accepted,
  by: string,
  wakeBy: WakeBy,
): { after: Case; writes: Write[] } {
  const { after, events } = record(dunned, decision.facts, { at: now, by });
  const writes: Write[] = [
    { kind: 'case', before: dunned, after, events, wakeBy },
    ...decision.raise.map((task) => ({ kind: 'raiseTask' as const, task })),
    ...decision.end.map((end) => ({ kind: 'endTask' as const, ...end, at: now, by })),
    ...decision.tell.map((telling) => newTransactional(after, telling, now)),
    ...decision.notes.map((note) => ({
      kind: 'newNote' as const,
      invoiceId: after.id,
      note: { ...note, at: now, by },
    })),
  ];
  return { after, writes };
}

/**
 * One act on a case: load, decide, and commit the change, its event and whatever comes with it in one transaction.
 * Throws ConcurrentChangeError when somebody else was faster, for the caller to look at everything again.
 */
export async function tryChange(
  deps: Deps,
  invoiceId: string,
  by: string,
  decide: Deciding,
  also: (situation: CaseSituation, after: Case) => readonly Write[] = () => [],
): Promise<Changed> {
  return changeSituation(deps, await findSituation(deps, invoiceId), by, decide, also);
}

/** The same, on a case that was read already. */
export async function changeSituation(
  deps: Deps,
  situation: CaseSituation | undefined,
  by: string,
  decide: Deciding,
  also: (situation: CaseSituation, after: Case) => readonly Write[] = () => [],
): Promise<Changed> {
  if (!situation) return { kind: 'unknown' };
  const { dunned, policy, now } = situation;
  const today = localDate(now, policy.sendWindow.timeZone);
  const decision = await decide(situation, { now, today });
  if (decision.kind === 'refused') return decision;
  if (decision.kind === 'repeated') return { kind: 'repeated', dunned };
  const whole = withPrescription(situation, withClaim(situation, decision, today));
  const { after, writes } = writesOf(situation, whole, by, wakeAfter(now));
  await deps.store.commit([...writes, ...unappliedWrites(situation, after, by), ...also(situation, after)]);
  return { kind: 'changed', dunned: after };
}
