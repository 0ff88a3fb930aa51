import { balanceMinor, type Case, isClosed } from './case.ts';
import { unconfirmedMinorOf } from './dispute-money.ts';
import type { CaseFact } from './events.ts';
import { type Agreement, isAgreement, type Pause, type PauseEnd, type PauseKind } from './pause.ts';
import type { PauseFact } from './pause-facts.ts';
import { withheldMinor } from './pause-money.ts';

type HoldFact = Extract<CaseFact, { type: 'HoldPlaced' | 'HoldLifted' | 'HoldReviewed' | 'PauseExpired' }>;

function withPause(before: Case, pause: Pause): Case {
  return { ...before, pauses: [...before.pauses, pause] };
}

function withChanged<Kind extends PauseKind>(
  before: Case,
  kind: Kind,
  id: string,
  changes: Partial<Extract<Pause, { kind: Kind }>>,
): Case {
  const pauses = before.pauses.map((pause) =>
    pause.kind === kind && pause.id === id ? ({ ...pause, ...changes } as Pause) : pause,
  );
  return { ...before, pauses };
}

function withEnd(before: Case, kind: PauseKind, id: string, end: PauseEnd): Case {
  const pauses = before.pauses.map((pause) => {
    if (pause.kind !== kind || pause.id !== id || pause.end !== null) return pause;
    return isAgreement(pause)
      ? { ...pause, end, paymentsUntil: before.payments.length, taskId: null }
      : { ...pause, end };
  });
  return { ...before, pauses };
}

/** What is known of an agreement when it is made. */
function agreedNow({ payments }: Case): Pick<Agreement, 'paymentsBefore' | 'paymentsUntil' | 'taskId'> {
  return { paymentsBefore: payments.length, paymentsUntil: null, taskId: null };
}

type Broken = { readonly taskId: string; readonly lateDays: number };

/** A promise or plan was not kept: a person is asked to call, and the ladder goes on, as late as it is. */
function withBroken(before: Case, kind: Agreement['kind'], id: string, { taskId, lateDays }: Broken): Case {
  return { ...withChanged(before, kind, id, { taskId }), lateDays: before.lateDays + lateDays };
}

/** A case closed otherwise than by money: what the debtor had agreed to binds him no more, also when it is opened again. */
export function withoutAgreements(before: Case, at: string): Case {
  const standing = before.pauses.filter((pause) => isAgreement(pause) && pause.end === null);
  return standing.reduce((dunned, { kind, id }) => withEnd(dunned, kind, id, { at, how: 'lifted' }), before);
}

/**
 * A case whose status says whether its ladder goes on: it counts as paused while pauses cover all that is owed, unless
 * it is further on.
 */
export function withPauseStatus(before: Case): Case {
  if (isClosed(before) || before.status === 'escalated') return before;
  const standing = before.pauses.filter(({ end }) => end === null);
  // No day comes before this one: what stands counts, whatever its date.
  const withheld = standing.reduce((sum, pause) => sum + withheldMinor(pause, before, ''), 0);
  const status = standing.length > 0 && withheld >= balanceMinor(before) ? 'paused' : 'open';
  return status === before.status ? before : { ...before, status };
}

/** Nobody is asked of a hold that was lifted. */
function withoutHoldTask(before: Case, id: string): Case {
  const hold = before.pauses.find((pause) => pause.kind === 'hold' && pause.id === id);
  return hold?.kind === 'hold' && hold.taskId ? withChanged(before, 'hold', id, { taskId: null }) : before;
}

/** The case after something has happened to one of its pauses. */
export function withPauseFact(before: Case, fact: PauseFact | HoldFact, at: string): Case {
  const common = { since: at, end: null };
  switch (fact.type) {
    case 'HoldPlaced': {
      const { holdId: id, ...hold } = fact.data;
      return withPause(before, { kind: 'hold', id, ...hold, ...common });
    }
    case 'HoldLifted':
      return withoutHoldTask(withEnd(before, 'hold', fact.data.holdId, { at, how: 'lifted' }), fact.data.holdId);
    case 'HoldReviewed': {
      const { holdId, until, taskId } = fact.data;
      return withChanged(before, 'hold', holdId, { until, taskId });
    }
    case 'PauseExpired':
      return withEnd(before, 'hold', fact.data.pauseId, { at, how: 'expired' });
    case 'DisputeOpened': {
      const { disputeId: id, reviewOn, ...dispute } = fact.data;
      const opened = { ...dispute, id, reviewOn, until: reviewOn, creditMinor: 0, confirmedMinor: 0, taskId: null };
      const creditNotesBefore = before.creditNotes.length;
      return withPause(before, { kind: 'dispute', ...opened, creditNotesBefore, ...common });
    }
    case 'DisputeReviewed': {
      const { disputeId, until, taskId } = fact.data;
      return withChanged(before, 'dispute', disputeId, { until, taskId });
    }
    case 'DisputeResolved': {
      const { disputeId, outcome, creditMinor, creditedBeforeMinor, saidMark: resolutionMark } = fact.data;
      const end = { at, how: outcome };
      const credit = { creditMinor, ...(creditedBeforeMinor !== undefined && { creditedBeforeMinor }) };
      const said = resolutionMark === undefined ? {} : { resolutionMark };
      const resolved = withChanged(before, 'dispute', disputeId, { end, ...credit, ...said, taskId: null });
      return { ...resolved, creditedMinor: before.creditedMinor + creditMinor, resumedAt: at };
    }
    case 'DisputeReopened': {
      const { disputeId, until } = fact.data;
      const dispute = before.pauses.find((pause) => pause.kind === 'dispute' && pause.id === disputeId);
      const unconfirmedMinor = dispute?.kind === 'dispute' ? unconfirmedMinorOf(dispute) : 0;
      // What a credit note has confirmed stays off the balance, by that note alone.
      const unsaid = { creditedBeforeMinor: undefined, resolutionMark: undefined };
      const undone = { end: null, until, reviewOn: until, creditMinor: 0, confirmedMinor: 0, ...unsaid };
      const reopened = withChanged(before, 'dispute', disputeId, undone);
      return { ...reopened, creditedMinor: before.creditedMinor - unconfirmedMinor };
    }
    case 'PromiseMade': {
      const { promiseId: id, ...promise } = fact.data;
      return withPause(before, { kind: 'promise', id, ...promise, ...agreedNow(before), ...common });
    }
    case 'PromiseDecisionPutOff':
      return withChanged(before, 'promise', fact.data.promiseId, { until: fact.data.until });
    case 'PromiseKept':
      return withEnd(before, 'promise', fact.data.promiseId, { at, how: 'kept' });
    case 'PromiseBroken': {
      const { promiseId, ...broken } = fact.data;
      return withBroken(withEnd(before, 'promise', promiseId, { at, how: 'broken' }), 'promise', promiseId, broken);
    }
    case 'InstalmentPlanMade': {
      const { planId: id, instalments, until } = fact.data;
      const fresh = { acceptance: null, isAcceptanceChased: false, announced: 0, ...agreedNow(before) };
      return withPause(before, { kind: 'instalmentPlan', id, instalments, until, ...fresh, ...common });
    }
    case 'InstalmentPlanAccepted': {
      const { planId, ...acceptance } = fact.data;
      return withChanged(before, 'instalmentPlan', planId, { acceptance, taskId: null });
    }
    case 'InstalmentPlanMoved': {
      const { planId, taskId, ...moved } = fact.data;
      return withChanged(before, 'instalmentPlan', planId, { ...moved, ...(taskId !== undefined && { taskId }) });
    }
    case 'InstalmentPlanEnded': {
      const { planId, how } = fact.data;
      const ended = withEnd(before, 'instalmentPlan', planId, { at, how });
      return how === 'kept' ? ended : withBroken(ended, 'instalmentPlan', planId, fact.data);
    }
    case 'AgreementRevived': {
      const { pauseKind, pauseId } = fact.data;
      return withChanged(before, pauseKind, pauseId, { end: null, paymentsUntil: null });
    }
    case 'PauseLifted': {
      const { pauseKind, pauseId } = fact.data;
      const lifted = withEnd(before, pauseKind, pauseId, { at, how: 'lifted' });
      if (pauseKind !== 'dispute') return lifted;
      // As after a decision of ours: the buyer has just spoken, and the ladder keeps its gap.
      return { ...withChanged(lifted, 'dispute', pauseId, { taskId: null }), resumedAt: at };
    }
  }
}
