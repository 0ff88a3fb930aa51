import { contentHash } from '../domain/canonical-json.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Debtor, DebtorDetails } from '../domain/debtor.ts';
import { unappliedMinor, moveUnapplied } from '../domain/debtor/unapplied-money.ts';
import { type Fault, faultsOf } from '../domain/fault.ts';
import { invoiceIdOf } from '../domain/invoice-id.ts';
import type { Money } from '../domain/money.ts';
import { creditIdOf, shareCredit } from '../domain/payment/credit-for-many.ts';
import { allocatedMinor } from '../domain/payment/match-payment.ts';
import type { PaymentRecord } from '../domain/payment/payment-record.ts';
import type { Write } from '../ports/write.ts';
import { newDebtorWrites } from './new-debtor.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { restTask } from './rest-task.ts';
import { finishSpreading, situationsOfParts, spreadStep } from './spread-payment.ts';

/** A credit note as a document of its own, with the numbers of the invoices it corrects. */
export type ReceivedCreditNote = {
  readonly creditor: string;
  readonly number: string;
  readonly debtor: DebtorDetails;
  readonly amount: Money;
  readonly issuedOn: CivilDate;
  readonly reason: string;
  readonly invoiceNumbers: readonly string[];
};

export type CreditOutcome =
  | { readonly kind: 'changed' | 'repeated'; readonly credit: PaymentRecord }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly kind: 'conflict' };

/**
 * Takes a credit note: off the invoices that it names, and what they have no room for, or all of it where none of them is
 * known, becomes unapplied credit of the debtor, with a task. Its number is taken once per creditor, in the same
 * transaction as the first of it; what a transaction cannot hold follows at once, and is finished by the wake-up.
 */
export async function takeCreditNote(deps: Deps, posted: ReceivedCreditNote, by: string): Promise<CreditOutcome> {
  const outcome = await onFreshState(() => tryTaking(deps, posted, by));
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return outcome;
  const finished = await finishSpreading(deps, posted.creditor, creditIdOf(posted.number));
  return { kind: outcome.kind, credit: finished ?? outcome.credit };
}

async function tryTaking(deps: Deps, posted: ReceivedCreditNote, by: string): Promise<CreditOutcome> {
  const { store, clock, settings } = deps;
  const { creditor, number, amount, issuedOn, reason } = posted;
  const paymentId = creditIdOf(number);
  const hash = contentHash({ creditNote: posted });
  const names = [...new Set(posted.invoiceNumbers)].map((each) => invoiceIdOf(creditor, each));
  const { payment: known, cases } = await store.load({ cases: names, payment: { creditor, paymentId } });
  if (known) return known.hash === hash ? { kind: 'repeated', credit: known } : { kind: 'conflict' };
  const named = names.flatMap((id) => cases.find((dunned) => dunned.id === id) ?? []);
  // Whose it is, his invoices know better than the credit note, which may call him by another of his numbers.
  const debtorId = named[0]?.invoice.debtorId ?? posted.debtor.id;
  const his = named.filter(({ invoice }) => invoice.debtorId === debtorId);
  const { debtor: found, circumstances } = await store.load({ debtor: { creditor, debtorId } });
  const now = clock.now();
  const parts = shareCredit(amount, his).map((each) => ({ ...each, debtorId, paymentId, by }));
  const restMinor = amount.amountMinor - allocatedMinor(parts);
  const debtor: Debtor = found ?? { ...posted.debtor, creditor, version: 1, createdAt: now, thread: [] };
  const faults = faultsOf([
    [settings.creditors.every(({ id }) => id !== creditor), 'creditor', 'is not a creditor of this deployment'],
    [
      !Number.isSafeInteger(unappliedMinor(debtor, amount.currency) + amount.amountMinor),
      'amount.amountMinor',
      'makes more than can be counted exactly',
    ],
  ]);
  if (faults.length > 0) return { kind: 'invalid', faults };
  const record: PaymentRecord = {
    creditor,
    id: paymentId,
    hash,
    facts: { currency: amount.currency, receivedOn: issuedOn, creditNote: { number, reason } },
    parts,
    ...(restMinor > 0 && { rest: { amountMinor: restMinor, debtorId } }),
    version: 0,
  };
  const change = { paymentId, amountMinor: restMinor, currency: amount.currency, receivedOn: issuedOn };
  const situations = await situationsOfParts(deps, creditor, parts, his);
  const given = found && restMinor > 0 ? { debtor: found, change, by } : undefined;
  const { after, writes, wakeBy } = spreadStep(record, { situations, given, now });
  const owner = { debtor, circumstances, now };
  const rest = { creditor, paymentId, amount, excessMinor: restMinor, data: { creditNote: number } };
  const asked: Write[] = restMinor > 0 ? [{ kind: 'raiseTask', task: restTask(deps, rest, owner) }] : [];
  const opened = found ? [] : newDebtorWrites(deps, { ...owner, debtor: withCredit(debtor, [change], now) });
  await store.commit([{ kind: 'newPayment', payment: after, wakeBy }, ...asked, ...opened, ...writes]);
  return { kind: 'changed', credit: after };
}

/** A debtor whom nobody knew, with what he has to begin with. */
function withCredit(debtor: Debtor, changes: Parameters<typeof moveUnapplied>[1], now: string): Debtor {
  const moved = moveUnapplied(debtor, changes, now);
  return moved.kind === 'accepted' ? { ...debtor, unapplied: moved.after.unapplied ?? [] } : debtor;
}
