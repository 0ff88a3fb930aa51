import { creditorReferenceOf } from '../../lambdas/domain/creditor-reference/invoice-reference.ts';
import { openingOn } from '../../lambdas/domain/calendar/send-window.ts';
import { contentHash } from '../../lambdas/domain/canonical-json.ts';
import { assess } from '../../lambdas/domain/case/assess.ts';
import { evolve } from '../../lambdas/domain/case/evolve.ts';
import { noticeSent } from '../../lambdas/domain/case/evolve-notices.ts';
import { firstWake, planDunning } from '../../lambdas/domain/case/plan.ts';
import type { Stage } from '../../lambdas/domain/dunning-policy.ts';
import { type PostedInvoice, receivableOf } from '../../lambdas/domain/invoice.ts';
import { invoiceIdOf } from '../../lambdas/domain/invoice-id.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import { policyFor, type Settings } from '../../lambdas/domain/settings.ts';
import type { CaseSituation } from '../../lambdas/acts/dunning-of-case.ts';
import type { TellableNotice } from '../../lambdas/acts/message-content.ts';

/** A preview tells of something that the rules of dunning would not let happen. */
export class ImpossiblePreviewError extends Error {
  override readonly name = 'ImpossiblePreviewError';
}

/** The case of an invoice on the day it was issued, for a debtor who was never written to. */
export function openCase(posted: PostedInvoice, settings: Settings): CaseSituation {
  const invoice = receivableOf(posted);
  const policy = policyFor(settings, { invoice }, posted.debtor);
  const now = openingOn(posted.issueDate, policy.sendWindow);
  const id = invoiceIdOf(posted.creditor, posted.number);
  const creditorReference = creditorReferenceOf(invoice.creditor, invoice.number);
  const fact = {
    type: 'InvoicePosted' as const,
    data: { id, invoice, contentHash: contentHash(invoice), creditorReference },
  };
  const debtor = { ...posted.debtor, creditor: posted.creditor, version: 1, createdAt: now, thread: [] };
  return { dunned: evolve(undefined, fact, now), debtor, policy, circumstances: noCircumstances, now };
}

/** The case after the notice that leaves now and arrives, in the thread of the debtor's messages. */
export function send({ stage, ...situation }: TellableNotice): CaseSituation {
  const { dunned, debtor, now } = situation;
  const messageId = contentHash([dunned.id, stage]).slice(0, 32);
  const fact = noticeSent({ stage, cycle: dunned.cycle }, { messageKey: messageId, messageId }, 0);
  const thread = [...debtor.thread, messageId];
  const arrived = { type: 'MessageDelivered' as const, data: { messageKey: messageId, messageId } };
  const told = evolve(evolve(dunned, fact, now), arrived, now);
  return { ...situation, dunned: told, debtor: { ...debtor, lastContactAt: now, thread } };
}

/** Lives the days of a case, every notice leaving when the plan says, until that of a stage falls due. */
export function leadTo(stage: Stage, situation: CaseSituation): TellableNotice {
  const previous = { version: 0, rounds: 0 };
  const plan = planDunning({ ...situation, startedAt: situation.now, previous, isCurrent: true });
  const now = firstWake(plan);
  const { step, isAllowed } = assess({ ...situation, now });
  if (!isAllowed || step === null || step === 'legalDecision')
    throw new ImpossiblePreviewError(`${situation.dunned.invoice.number} never comes to ${stage}`);
  const notice = { ...situation, now, stage: step };
  return step === stage ? notice : leadTo(stage, send(notice));
}
