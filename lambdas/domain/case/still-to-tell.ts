import type { TransactionalSubject } from '../message/transactional.ts';
import { isCovered, missingMinor, undisputedMinor } from './agreement-money.ts';
import { assess } from './assess.ts';
import { type BlockerCode, stillness } from './blocker.ts';
import type { Case } from './case.ts';
import { findInstalmentPlan } from './instalment-plan.ts';
import { findPromise } from './promise.ts';
import { instalmentsOf } from './settle-plan.ts';

type Situation = Parameters<typeof assess>[0];
type OfMany = Extract<TransactionalSubject, { kind: 'receipt' | 'paymentReversed' }>;

/** What keeps everything that asks for money from leaving, whatever the ladder does. */
const silencing: ReadonlySet<BlockerCode> = new Set<BlockerCode>([
  ...stillness,
  'reply',
  'invoiceNotDunnable',
  'doNotWrite',
  'paymentFeedStale',
  'minimumBalance',
  'settled',
  'closed',
]);

/** What keeps from the debtor even what he should know: people want nothing sent. */
const unwelcome: ReadonlySet<BlockerCode> = new Set<BlockerCode>([
  'hold',
  'debtorHold',
  'insolvency',
  'invoiceNotDunnable',
  'globalHold',
  'importNotReleased',
  'doNotWrite',
  'closed',
]);

/** What makes a follow-up needless: nobody is to write to him, or nothing is owed any more. */
const ended: ReadonlySet<BlockerCode> = new Set<BlockerCode>([
  'insolvency',
  'invoiceNotDunnable',
  'doNotWrite',
  'settled',
  'closed',
]);

/** One who may not pay what he owed before the opening is not thanked for an agreement to do so. */
const forbidding: ReadonlySet<BlockerCode> = new Set<BlockerCode>(['insolvency']);

function isBlocked(situation: Situation, codes: ReadonlySet<BlockerCode>): boolean {
  return assess(situation).blockers.some(({ code }) => codes.has(code));
}

function isSilent(situation: Situation): boolean {
  return isBlocked(situation, silencing);
}

/** True when what was missing of a broken promise has come in the meantime. */
function isKeptSince({ dunned, policy }: Situation, promiseId: string): boolean {
  const promise = findPromise(dunned, promiseId);
  if (!promise) return false;
  const open = { ...promise, end: null, paymentsUntil: null };
  const pauses = dunned.pauses.map((pause) => (pause === promise ? open : pause));
  const missing = missingMinor(open, { ...dunned, pauses });
  return isCovered(Math.min(missing, undisputedMinor(dunned)), policy);
}

/** One who is thanked for money that is gone again would not pay. */
function isStillThere({ payments }: Case, paymentId: string): boolean {
  return payments.every(({ id, reversal }) => id !== paymentId || reversal === null);
}

/**
 * Whether what was to be told is still to be told in the moment of sending: nothing that asks for money leaves once it has
 * come, or once a person wants nothing sent.
 */
export function isStillToTell(situation: Situation, subject: TransactionalSubject): boolean {
  const { dunned } = situation;
  switch (subject.kind) {
    case 'promiseBroken':
      return !isSilent(situation) && !isKeptSince(situation, subject.id);
    case 'planEnded':
      return !isSilent(situation);
    case 'instalmentDue': {
      const plan = findInstalmentPlan(dunned, subject.id);
      if (!plan || plan.end) return false;
      const askedMinor = instalmentsOf(plan, dunned)[subject.number - 1]?.askedMinor ?? 0;
      const isPaid = isCovered(askedMinor, situation.policy);
      const others = dunned.pauses.filter((pause) => pause !== plan);
      return !isPaid && !isSilent({ ...situation, dunned: { ...dunned, pauses: others } });
    }
    case 'receipt':
      return isStillThere(dunned, subject.id);
    case 'paymentReversed':
      // Paid again, only a mistake of ours still has to be put right.
      if (dunned.status === 'paid') return subject.reason === 'error';
      return !isBlocked({ ...situation, dunned: { ...dunned, legal: null } }, unwelcome);
    case 'callFollowUp':
      // What he was told to pay, he may have paid; what he was promised to be left with stays said.
      return subject.said.what === 'told' ? !isSilent(situation) : !isBlocked(situation, ended);
    case 'promiseConfirmed':
    case 'planConfirmed':
      return !isBlocked(situation, forbidding);
  }
}

const sumOf = (lines: readonly { readonly amountMinor: number }[]): number =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** The same about several invoices: without those of which nothing is to be told any more; undefined when none is left. */
export function manyStillToTell(subject: OfMany, situations: readonly Situation[]): OfMany | undefined {
  const isTold = ({ invoiceId }: { readonly invoiceId: string }) =>
    situations.some((situation) => situation.dunned.id === invoiceId && isStillToTell(situation, subject));
  if (subject.kind === 'paymentReversed') {
    const invoices = subject.invoices?.filter(isTold) ?? [];
    return invoices.length === 0 ? undefined : { ...subject, invoices, amountMinor: sumOf(invoices) };
  }
  const invoices = subject.invoices?.filter(isTold) ?? [];
  if (invoices.length === 0) return undefined;
  const goneMinor = sumOf(subject.invoices ?? []) - sumOf(invoices);
  const { amount } = subject;
  return { ...subject, invoices, amount: { ...amount, amountMinor: amount.amountMinor - goneMinor } };
}
