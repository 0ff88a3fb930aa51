import * as fc from 'fast-check';
import { addDays, type CivilDate } from '../../../lambdas/domain/calendar/civil-date.ts';
import { amendInvoice } from '../../../lambdas/domain/case/amend-invoice.ts';
import { cancelInvoice } from '../../../lambdas/domain/case/cancel-invoice.ts';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import { recordCreditNote } from '../../../lambdas/domain/case/credit-note.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { openDispute, resolveDispute } from '../../../lambdas/domain/case/dispute.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { placeHold } from '../../../lambdas/domain/case/hold.ts';
import { makeInstalmentPlan, withdrawInstalmentPlan } from '../../../lambdas/domain/case/instalment-plan.ts';
import { decideLegal, requestLegalDecision } from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { makePromise } from '../../../lambdas/domain/case/promise.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { reopenCase } from '../../../lambdas/domain/case/reopen-case.ts';
import { reopenDispute } from '../../../lambdas/domain/case/reopen-dispute.ts';
import { reversePayment } from '../../../lambdas/domain/case/reverse-payment.ts';
import { settlePauses } from '../../../lambdas/domain/case/settle-pauses.ts';
import { aPolicy } from '../builders.ts';

const policy = aPolicy();
const reason = 'as it happens';

const kinds = [
  'pay',
  'reverse',
  'credit',
  'dispute',
  'resolve',
  'disputeAgain',
  'promise',
  'plan',
  'withdrawPlan',
  'hold',
  'letPauseEnd',
  'amend',
  'cancel',
  'decide',
  'reopen',
] as const;

/** Something that happens to a case; the numbers say how much, and to which of several. */
export type Act = { readonly kind: (typeof kinds)[number]; readonly share: number; readonly which: number };

export const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...kinds),
  share: fc.constantFrom(1, 10, 50, 99, 100, 150),
  which: fc.integer({ min: 0, max: 2 }),
});

function decisionOf(dunned: Case, { kind, share, which }: Act, today: CivilDate): Decision {
  const now = `${today}T10:00:00.000Z`;
  const moment = { now, today, policy };
  const part = Math.max(1, Math.floor((balanceMinor(dunned) * share) / 100));
  const id = `${kind}-${dunned.revision}`;
  const disputes = dunned.pauses.filter(({ kind: of }) => of === 'dispute');
  const disputeId = disputes[which % Math.max(1, disputes.length)]?.id ?? 'none';
  const reviewOn = addDays(today, 20);
  switch (kind) {
    case 'pay': {
      const receivedOn = addDays(today, -which);
      return recordPayment(dunned, { id, amount: { amountMinor: part, currency: 'EUR' }, receivedOn }, moment);
    }
    case 'reverse': {
      const paymentId = dunned.payments[which]?.id ?? 'none';
      const posted = { paymentId, reason: 'returned' as const, receivedOn: today };
      return reversePayment(dunned, id, posted, { ...moment, refunds: [] });
    }
    case 'credit':
      return recordCreditNote(dunned, { number: id, amountMinor: part, reason, issuedOn: today }, moment);
    case 'dispute': {
      const amount = share < 100 ? { amountMinor: part } : {};
      return openDispute(dunned, id, { reason: 'quality', reviewOn, ...amount }, today);
    }
    case 'resolve': {
      const resolutions = [
        { outcome: 'rejected' as const },
        { outcome: 'accepted' as const },
        { outcome: 'partly' as const, creditMinor: part },
      ];
      return resolveDispute(dunned, disputeId, resolutions[which] ?? { outcome: 'rejected' }, policy);
    }
    case 'disputeAgain':
      return reopenDispute(dunned, disputeId, { reason, reviewOn }, moment);
    case 'promise': {
      const promised = {
        amountMinor: part,
        promisedFor: addDays(today, which * 8),
        by: 'Ann',
        channel: 'phone' as const,
      };
      return makePromise(dunned, id, promised, { today, policy });
    }
    case 'plan': {
      const half = Math.floor(balanceMinor(dunned) / 2);
      const instalments = [
        { amountMinor: half, dueOn: addDays(today, 5) },
        { amountMinor: balanceMinor(dunned) - half, dueOn: addDays(today, 15) },
      ];
      return makeInstalmentPlan(dunned, id, { instalments }, { today, policy });
    }
    case 'withdrawPlan':
      return withdrawInstalmentPlan(
        dunned,
        dunned.pauses.find(({ kind: of }) => of === 'instalmentPlan')?.id ?? 'none',
      );
    case 'hold':
      return placeHold(dunned, id, { reason, until: addDays(today, 3) }, today);
    case 'letPauseEnd':
      return settlePauses({ dunned, policy, now });
    case 'amend':
      return amendInvoice(dunned, { dueDate: addDays(dunned.invoice.dueDate, which === 0 ? 10 : -5) }, moment);
    case 'cancel':
      return cancelInvoice(dunned, { reason }, moment);
    case 'decide':
      return dunned.legal?.kind === 'requested'
        ? decideLegal(dunned, { decision: which === 0 ? 'writeOff' : 'handOver', reason }, today)
        : requestLegalDecision(dunned, policy, { now, today });
    case 'reopen':
      return reopenCase(dunned, { reason });
  }
}

/** The case after each event of something that happens to it; none when it cannot happen. */
export function afterAct(dunned: Case, act: Act, today: CivilDate): { type: string; dunned: Case }[] {
  const decision = decisionOf(dunned, act, today);
  if (decision.kind !== 'accepted') return [];
  const moment = { at: `${today}T10:00:00.000Z`, by: 'test' };
  let current = dunned;
  return decision.facts.map((fact) => {
    current = record(current, [fact], moment).after;
    return { type: fact.type, dunned: current };
  });
}
