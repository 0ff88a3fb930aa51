import { contentHash } from '../domain/canonical-json.ts';
import type { Case } from '../domain/case/case.ts';
import type { Circumstances } from '../domain/circumstances/circumstances.ts';
import type { Debtor } from '../domain/debtor.ts';
import { unappliedMinor } from '../domain/debtor/unapplied-money.ts';
import { faultsOf, type Fault } from '../domain/fault.ts';
import { allocatedMinor, allocationFaults, type Match, payerOf } from '../domain/payment/match-payment.ts';
import type { PaymentForMany } from '../domain/payment/payment-for-many.ts';
import type { PaymentPart, PaymentRecord } from '../domain/payment/payment-record.ts';
import type { Task } from '../domain/task.ts';
import type { Write } from '../ports/write.ts';
import { count } from '../runtime/logging.ts';
import type { Deps } from './dunning-of-case.ts';
import { findPayees } from './find-payees.ts';
import { asFound, type FoundBefore, hashOfFound, payerWrites } from './found-before.ts';
import { onFreshState } from './fresh-state.ts';
import { withClaims } from './parts-with-claims.ts';
import { matchTask, type Rest, restTask, unmatchedTaskId } from './rest-task.ts';
import { finishSpreading, situationsOfParts, spreadStep } from './spread-payment.ts';

export type ManyOutcome =
  | { readonly kind: 'changed' | 'repeated'; readonly payment: PaymentRecord }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly kind: 'conflict' };

/** What a payment is for, and whose what is left of it is. */
type Purpose = Match & {
  readonly parts: readonly PaymentPart[];
  readonly restMinor: number;
  /** As they were read. */
  readonly cases: readonly Case[];
};

type Owner = { readonly debtor: Debtor; readonly circumstances: Circumstances };

/**
 * Takes one payment for several invoices. Its id is taken once per creditor, in the same transaction as the first of the
 * money; what a transaction cannot hold follows at once, and is finished by the wake-up should this end before.
 * @param also what has to be so, or be written, in that transaction
 * @param before what it was found to be for, in place of what it says itself
 */
export async function takePaymentForMany(
  deps: Deps,
  payment: PaymentForMany,
  by: string,
  also: readonly Write[] = [],
  before?: FoundBefore,
): Promise<ManyOutcome> {
  // Looked up again after a lost race: the one who was faster may have been the same payment.
  const outcome = await onFreshState(() => tryTaking(deps, { posted: payment, by, also, before }));
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return outcome;
  const finished = await finishSpreading(deps, payment.creditor, payment.id);
  return { kind: outcome.kind, payment: finished ?? outcome.payment };
}

type Taking = {
  readonly posted: PaymentForMany;
  readonly by: string;
  readonly also: readonly Write[];
  readonly before: FoundBefore | undefined;
};

async function tryTaking(deps: Deps, taking: Taking): Promise<ManyOutcome> {
  const { store, clock } = deps;
  const { posted, by, also, before } = taking;
  const { id, creditor } = posted;
  const hash = before ? hashOfFound(posted) : contentHash({ payment: posted });
  const { payment: known } = await store.load({ payment: { creditor, paymentId: id } });
  if (known) return known.hash === hash ? { kind: 'repeated', payment: known } : { kind: 'conflict' };
  const faults = sumFaults(deps, posted);
  const asked = faults.length > 0 ? faults : await purposeOf(deps, taking);
  if (!('parts' in asked)) return { kind: 'invalid', faults: asked };
  const [situations, owner, kept] = await Promise.all([
    situationsOfParts(deps, creditor, asked.parts, asked.cases),
    ownerOf(deps, creditor, asked.debtorId),
    store.loadTask(unmatchedTaskId(creditor, id)),
  ]);
  const purpose = { ...asked, ...withClaims(posted, asked, situations) };
  const refused = ownerFaults(posted, purpose, owner);
  if (refused.length > 0) return { kind: 'invalid', faults: refused };
  const now = clock.now();
  const record = recordOf(posted, purpose, hash);
  const given = owner && purpose.restMinor > 0 && { debtor: owner.debtor, change: restOf(posted, purpose), by };
  const { after, writes, wakeBy } = spreadStep(record, { situations, given: given || undefined, now });
  const task = taskOf(deps, posted, { purpose, owner, now, before });
  await store.commit([
    { kind: 'newPayment', payment: after, wakeBy },
    ...(task ? [{ kind: 'raiseTask' as const, task }] : []),
    ...payerWrites(after, before),
    // It came before, as a payment of an invoice that nobody knew.
    ...(kept?.status === 'open' ? [{ kind: 'endTask' as const, taskId: kept.id, result: 'matched', at: now, by }] : []),
    ...writes,
    ...also,
  ]);
  count('PaymentsRecorded');
  return { kind: 'changed', payment: after };
}

function sumFaults({ settings }: Deps, { creditor, amount, allocations = [] }: PaymentForMany): Fault[] {
  const isKnown = settings.creditors.some(({ id }) => id === creditor);
  const isTooMuch = allocatedMinor(allocations) > amount.amountMinor;
  return faultsOf([
    [!isKnown, 'creditor', 'is not a creditor of this deployment'],
    [isTooMuch, 'allocations', `are more than the payment, ${amount.amountMinor}`],
  ]);
}

/** What a payment is for: as it says itself, else as its text does. */
async function purposeOf(deps: Deps, { posted, by, before }: Taking): Promise<Purpose | readonly Fault[]> {
  const { id: paymentId, creditor, amount, allocations, debtorId } = posted;
  const asSaid = () => (allocations ? asAllocated(deps, posted, allocations) : findPayees(deps, posted));
  const found = before ? await asFound(deps, posted, before) : await asSaid();
  const { match, cases } = found;
  const faults = allocations ? allocationFaults({ currency: amount.currency, creditor }, allocations, cases) : [];
  if (faults.length > 0) return faults;
  const debtorOf = new Map(cases.map((dunned) => [dunned.id, dunned.invoice.debtorId]));
  const parts = match.allocations
    .map((each) => ({ ...each, debtorId: debtorOf.get(each.invoiceId) ?? debtorId ?? '', paymentId, by }))
    // All of a debtor together: his receipt is asked for with his last one.
    .toSorted((a, b) => (a.debtorId < b.debtorId ? -1 : Number(a.debtorId > b.debtorId)));
  return { ...match, parts, cases, restMinor: amount.amountMinor - allocatedMinor(match.allocations) };
}

async function asAllocated(
  { store }: Deps,
  { debtorId }: PaymentForMany,
  allocations: Match['allocations'],
): Promise<{ match: Match; cases: readonly Case[] }> {
  const { cases } = await store.load({ cases: allocations.map(({ invoiceId }) => invoiceId) });
  return { match: { allocations, debtorId: payerOf(cases, debtorId), unclear: [] }, cases };
}

async function ownerOf({ store }: Deps, creditor: string, debtorId: string | null): Promise<Owner | undefined> {
  if (debtorId === null) return undefined;
  const { debtor, circumstances } = await store.load({ debtor: { creditor, debtorId } });
  return debtor && { debtor, circumstances };
}

function ownerFaults({ debtorId, amount }: PaymentForMany, { restMinor }: Purpose, owner: Owner | undefined): Fault[] {
  const sumMinor = owner ? unappliedMinor(owner.debtor, amount.currency) + restMinor : 0;
  return faultsOf([
    [debtorId !== undefined && !owner, 'debtorId', 'is not a debtor of this creditor'],
    [!Number.isSafeInteger(sumMinor), 'amount.amountMinor', 'makes more than can be counted exactly'],
  ]);
}

function restOf({ id: paymentId, amount, receivedOn }: PaymentForMany, { restMinor: amountMinor }: Purpose) {
  return { paymentId, amountMinor, currency: amount.currency, receivedOn };
}

function recordOf(
  { id, creditor, amount, receivedOn, method, reference }: PaymentForMany,
  { parts, restMinor, debtorId }: Purpose,
  hash: string,
): PaymentRecord {
  const facts = { currency: amount.currency, receivedOn, method, reference };
  const rest = restMinor > 0 && { rest: { amountMinor: restMinor, debtorId } };
  return { creditor, id, hash, facts, parts, ...rest, version: 0 };
}

/** What a person is asked about money that is on no invoice; nothing when all of it is on some. */
function taskOf(
  deps: Deps,
  { id: paymentId, creditor, amount, receivedOn, method, reference, text }: PaymentForMany,
  { purpose, owner, now, before }: Pick<Taking, 'before'> & { purpose: Purpose; owner: Owner | undefined; now: string },
): Task | undefined {
  const { restMinor, unclear } = purpose;
  if (restMinor === 0) return undefined;
  const data = { ...(text && { text }), ...(unclear.length > 0 && { unclear }) };
  const rest: Rest = { creditor, paymentId, amount, excessMinor: restMinor, data };
  if (owner) return restTask(deps, rest, { ...owner, now });
  const payment = { id: paymentId, amount, receivedOn, ...(method && { method }), ...(reference && { reference }) };
  const { candidates = [] } = before ?? {};
  return matchTask({ ...rest, data: { payment, ...data, ...(candidates.length > 0 && { candidates }) } }, now);
}
