import { BrokenEventLogError } from './broken-event-log-error.ts';
import type { Case } from './case.ts';
import { type CaseFact, makesPlansStale } from './events.ts';
import { withCallFact } from './evolve-calls.ts';
import { withClaimFact } from './claim/evolve-claim.ts';
import { withApprovalFact } from './evolve-approval.ts';
import { withCollectionFact } from './collection/evolve-collection.ts';
import { withStatusFact } from './invoice-status/evolve-status.ts';
import { amended, opened } from './evolve-invoice.ts';
import { withLegalFact } from './legal-decision/evolve-legal.ts';
import { closedBySettlement, reopened, withMoney } from './evolve-money.ts';
import { withLetterFact } from './letter/evolve-letters.ts';
import { withNoticeFact } from './evolve-notices.ts';
import { withPauseFact, withPauseStatus } from './evolve-pauses.ts';
import { withPrescriptionFact } from './prescription/evolve-prescription.ts';
import { withWriteOffFact } from './write-off/evolve-write-off.ts';
import { withoutTask } from './open-tasks.ts';

function applied(before: Case, fact: CaseFact, at: string): Case {
  switch (fact.type) {
    case 'InvoicePosted':
      throw new BrokenEventLogError(`invoice ${before.id} is posted a second time`);
    case 'PaymentRecorded':
    case 'PaymentReversed':
    case 'CreditNoteRecorded':
    case 'SmallDifferenceClosed':
    case 'InvoiceCanceled':
    case 'CaseReopened':
      return withMoney(before, fact, at);
    case 'InvoiceAmended':
      return amended(before, fact);
    case 'NoticeProposed':
    case 'NoticeMoved':
    case 'NoticeReleased':
    case 'NoticeRefused':
    case 'NoticeClaimed':
    case 'CourtesyNoticeSent':
    case 'ReminderSent':
    case 'DirectNoticeSent':
    case 'FormalNoticeSent':
    case 'NoticeUnconfirmed':
    case 'NoticeUndelivered':
    case 'DeliverySettled':
    case 'NoticeVoided':
    case 'MessageDelivered':
      return withNoticeFact(before, fact, at);
    case 'HoldPlaced':
    case 'HoldLifted':
    case 'HoldReviewed':
    case 'PauseExpired':
    case 'DisputeOpened':
    case 'DisputeReviewed':
    case 'PromiseMade':
    case 'PromiseDecisionPutOff':
    case 'PromiseKept':
    case 'PromiseBroken':
    case 'InstalmentPlanMade':
    case 'InstalmentPlanAccepted':
    case 'InstalmentPlanMoved':
    case 'InstalmentPlanEnded':
    case 'AgreementRevived':
    case 'PauseLifted':
      return withPauseFact(before, fact, at);
    case 'DisputeResolved':
      return closedBySettlement(withPauseFact(before, fact, at), at);
    case 'DisputeReopened': {
      const after = withPauseFact(before, fact, at);
      return fact.data.run === undefined ? after : reopened(after, fact.data.run, at);
    }
    case 'StageCallRequested':
    case 'StageCallWithdrawn':
    case 'StageTold':
    case 'CallTaskRaised':
    case 'CallTaskPassedOver':
    case 'CallTaskWithdrawn':
    case 'CallRetried':
      return withCallFact(before, fact, at);
    case 'RegisteredLetterRequested':
    case 'RegisteredLetterNotPossible':
    case 'RegisteredLetterReported':
    case 'LetterCheckRequested':
      return withLetterFact(before, fact, at);
    case 'DebtorChanged':
      return { ...before, debtorVersion: fact.data.debtorVersion };
    case 'ApprovalRequested':
    case 'ApprovalGiven':
    case 'ApprovalRejected':
    case 'ApprovalWithdrawn':
      return withApprovalFact(before, fact, at);
    case 'OwnerForewarned':
      return { ...before, forewarned: { ...fact.data, at } };
    case 'DebitCheckRequested':
      return { ...before, debitCheck: fact.data };
    case 'DebitCheckWithdrawn': {
      const { debitCheck: _over, ...rest } = before;
      return rest;
    }
    case 'LegalDecisionRequested':
    case 'LegalDecisionWithdrawn':
    case 'LegalDecisionMade':
      return withLegalFact(before, fact, at);
    case 'CaseHandedOver':
    case 'CollectionReported':
    case 'CollectionFeeRecorded':
    case 'CollectionEnded':
      return withCollectionFact(before, fact, at);
    case 'WriteOffRequested':
    case 'WrittenOff':
    case 'WriteOffRecovered':
    case 'WriteOffRecoveryReversed':
    case 'WriteOffUndone':
      return withWriteOffFact(before, fact, at);
    case 'ClaimPaymentRecorded':
    case 'ClaimPaymentReversed':
    case 'ClaimPaymentFreed':
    case 'ClaimWaived':
    case 'ClaimPursuitAsked':
    case 'ClaimCheckAsked':
      return withClaimFact(before, fact);
    case 'PrescriptionInterrupted':
    case 'PrescriptionInterruptionWithdrawn':
    case 'PrescriptionAlertRaised':
    case 'PrescriptionAlertWithdrawn':
      return withPrescriptionFact(before, fact);
    case 'InvoiceStatusReceived':
    case 'InvoiceStatusIssued':
      return withStatusFact(before, fact);
    case 'RunRestarted':
      return { ...before, run: fact.data.run, restarts: before.restarts + 1 };
    case 'RunContinued':
      return { ...before, run: fact.data.run };
    case 'ReceiptSent': {
      const payments = before.payments.map((payment) =>
        payment.id === fact.data.paymentId ? { ...payment, isReceiptSent: true } : payment,
      );
      return { ...before, payments };
    }
    case 'ConfirmationSent':
    case 'ComplaintReceived':
    case 'CaseParked':
      return before;
    case 'TaskDone':
      return withoutTask(before, fact.data.taskId);
  }
}

/** The case after one more fact, its event not yet on record. Throws BrokenEventLogError when the fact cannot follow. */
export function evolve(before: Case | undefined, fact: CaseFact, at: string): Case {
  if (!before && fact.type !== 'InvoicePosted') throw new BrokenEventLogError(`${fact.type} comes before the invoice`);
  const after = before ? applied(before, fact, at) : opened(fact as Extract<CaseFact, { type: 'InvoicePosted' }>, at);
  const { version, revision } = after;
  return {
    ...withPauseStatus(after),
    version: version + (makesPlansStale(fact.type) ? 1 : 0),
    revision: revision + 1,
  };
}
