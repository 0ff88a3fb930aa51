import type { Case } from '../domain/case/case.ts';
import type { Debtor } from '../domain/debtor.ts';
import type { UnappliedChange } from '../domain/debtor/unapplied-money.ts';
import { receiptFor } from '../domain/payment/payment-receipt.ts';
import {
  type PaymentPart,
  type PaymentRecord,
  isUnfinished,
  partsToDo,
  withParts,
} from '../domain/payment/payment-record.ts';
import type { Write } from '../ports/write.ts';
import { newTransactional } from './change-case.ts';
import { type CaseSituation, type Deps, situationsOf } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { type TakenPart, takePart } from './take-part.ts';
import { unappliedChangeWrites } from './unapplied-money.ts';

/** Parts of one payment that fit into a transaction of 100 operations are fewer. */
const mostPartsAtOnce = 40;
/** What a transaction takes, less what comes with its first parts. */
const mostOperations = 80;
/** Whoever spreads a payment, or takes it back, is done with it in seconds, or has died. */
const spreadingMs = 60_000;

/** When a payment is looked at by itself: never, once all of it is where it belongs. */
export function paymentWake(payment: PaymentRecord, now: string): string | null {
  return isUnfinished(payment) ? new Date(Date.parse(now) + spreadingMs).toISOString() : null;
}

/** Cases with their debtors, whoever these are, as an assessment needs them; the cases as they are known, where they are. */
export async function situationsOfParts(
  deps: Deps,
  creditor: string,
  parts: readonly Pick<PaymentPart, 'invoiceId' | 'debtorId'>[],
  known?: readonly Case[],
): Promise<CaseSituation[]> {
  const { store } = deps;
  const [{ cases }, debtors, circumstances] = await Promise.all([
    known ? { cases: known } : store.load({ cases: parts.map(({ invoiceId }) => invoiceId) }),
    store.loadDebtors(parts.map(({ debtorId }) => ({ creditor, debtorId }))),
    store.loadCircumstances(),
  ]);
  return parts.flatMap(({ invoiceId, debtorId }) => {
    const debtor = debtors.find(({ id }) => id === debtorId);
    return situationsOf(deps, { cases, debtor, circumstances }, [invoiceId]);
  });
}

/** How many operations of a transaction a write takes. */
function sizeOf(write: Write): number {
  if (write.kind === 'case') return 1 + write.events.length;
  return write.kind === 'debtor' ? 2 : 1;
}

/** As many of the parts as one transaction takes, with a change of the debtor and a receipt for each: one at least. */
function fitting(taken: readonly TakenPart[]): TakenPart[] {
  let used = 0;
  const end = taken.findIndex(({ writes, changes }, index) => {
    used += writes.reduce((sum, write) => sum + sizeOf(write), 1 + (changes.length > 0 ? 2 : 0));
    return index > 0 && used > mostOperations;
  });
  return end === -1 ? [...taken] : taken.slice(0, end);
}

/** What the next transaction does: parts of a payment on their cases, what was too much with their debtors, receipts. */
export type SpreadStep = {
  readonly after: PaymentRecord;
  readonly writes: readonly Write[];
  readonly wakeBy: string | null;
};

type Given = {
  /** Of the first parts to do, in their order. */
  readonly situations: readonly CaseSituation[];
  /** Money that a debtor gets beside his parts, in the same transaction. */
  readonly given?: { readonly debtor: Debtor; readonly change: UnappliedChange; readonly by: string } | undefined;
  readonly now: string;
};

/** Puts as many parts of a payment on their cases as one transaction takes. */
export function spreadStep(record: PaymentRecord, { situations, given, now }: Given): SpreadStep {
  const { facts } = record;
  const toDo = facts ? partsToDo(record).slice(0, mostPartsAtOnce) : [];
  const taken = fitting(
    toDo.flatMap((part) => {
      const situation = situations.find(({ dunned }) => dunned.id === part.invoiceId);
      return situation && facts ? [takePart(situation, part, facts)] : [];
    }),
  );
  const after = withParts(record, new Map(taken.map(({ part, done }) => [part, { ...part, done }])));
  return {
    after,
    writes: [
      ...taken.flatMap(({ writes }) => writes),
      ...debtorsWrites(taken, given, now),
      ...receipts(after, taken, now),
    ],
    wakeBy: paymentWake(after, now),
  };
}

function debtorsWrites(taken: readonly TakenPart[], given: Given['given'], now: string): Write[] {
  const moves = [
    ...(given ? [{ debtor: given.debtor, changes: [given.change], by: given.by }] : []),
    ...taken.map(({ situation, part, changes }) => ({ debtor: situation.debtor, changes, by: part.by })),
  ].filter(({ changes }) => changes.length > 0);
  return [...Map.groupBy(moves, ({ debtor }) => debtor.id).values()].flatMap((his) => {
    const [{ debtor, by } = { debtor: undefined, by: '' }] = his;
    return debtor
      ? unappliedChangeWrites(
          debtor,
          his.flatMap(({ changes }) => changes),
          { now, by },
        )
      : [];
  });
}

/** The receipts of the debtors whose last part this was. */
function receipts(after: PaymentRecord, taken: readonly TakenPart[], now: string): Write[] {
  const lasts = new Map(taken.map((each) => [`${each.part.paymentId}#${each.part.debtorId}`, each]));
  return [...lasts.values()].flatMap(({ situation, part }) => {
    const receipt = receiptFor(after, part.debtorId, part.paymentId);
    const about: Pick<Case, 'id' | 'invoice'> = { ...situation.dunned, id: receipt?.invoiceId ?? part.invoiceId };
    return receipt ? [newTransactional(about, receipt, now)] : [];
  });
}

/**
 * Puts what is left of a payment on its cases, transaction by transaction. Begun again at any point, by whomever, it does
 * what is left, once: each transaction asks that nobody else has put a part of this payment anywhere meanwhile.
 */
export async function finishSpreading(
  deps: Deps,
  creditor: string,
  paymentId: string,
): Promise<PaymentRecord | undefined> {
  const { store, clock } = deps;
  for (;;) {
    const { record, isOver } = await onFreshState(async () => {
      const { payment: before } = await store.load({ payment: { creditor, paymentId } });
      const toDo = before ? partsToDo(before).slice(0, mostPartsAtOnce) : [];
      if (!before || toDo.length === 0) return { record: before, isOver: true };
      const situations = await situationsOfParts(deps, creditor, toDo);
      const { after, writes, wakeBy } = spreadStep(before, { situations, now: clock.now() });
      await store.commit([{ kind: 'payment', before, after, wakeBy }, ...writes]);
      return { record: after, isOver: partsToDo(after).length === 0 };
    });
    if (isOver) return record;
  }
}
