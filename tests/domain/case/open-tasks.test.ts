import { describe, expect, it } from 'vitest';
import { cancelInvoice } from '../../../lambdas/domain/case/cancel-invoice.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { recordCreditNote } from '../../../lambdas/domain/case/credit-note.ts';
import { decideLegal } from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { endsOfTasks } from '../../../lambdas/domain/case/open-tasks.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { reopenCase } from '../../../lambdas/domain/case/reopen-case.ts';
import { reversePayment } from '../../../lambdas/domain/case/reverse-payment.ts';
import { undeliverNotice } from '../../../lambdas/domain/case/undeliver-notice.ts';
import { aCaseThatSent, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';

const policy = aPolicy();
const at = '2026-05-11T08:00:00.000Z';
const moment = { now: at, today: '2026-05-11', policy };

/** A case about which people were asked all that they can be asked. */
const asked: Case = aCaseThatSent(
  { reminderOne: '2026-04-03', directNotice: '2026-04-20' },
  {
    status: 'escalated',
    legal: { kind: 'requested', at, taskId: 'legal', taskKind: 'legalDecision' },
    approval: { stage: 'legalEscalation', cycle: 1, taskId: 'approve', state: 'requested', at },
    stageCall: { stage: 'legalEscalation', cycle: 1, taskId: 'letter', at },
    policyCall: { offsetDays: 15, taskId: 'call' },
    debitCheck: { taskId: 'checkDebit', method: 'directDebit', dueDate: '2026-03-31' },
    pauses: [
      {
        kind: 'dispute',
        id: 'D-1',
        since: at,
        until: '2026-06-01',
        end: null,
        reason: 'quality',
        disputedMinor: 1_000,
        expectedCreditMinor: 0,
        reviewOn: '2026-06-01',
        creditMinor: 0,
        confirmedMinor: 0,
        creditNotesBefore: 0,
        taskId: 'dispute',
      },
    ],
  },
);
const whole = { id: 'bank-1', amount: { amountMinor: 120_000, currency: 'EUR' as const }, receivedOn: '2026-05-11' };
const note = { number: 'AV-1', amountMinor: 120_000, reason: 'x', issuedOn: '2026-05-11' };

describe('a case about which people were asked many things', () => {
  it.each<[string, Decision]>([
    ['paid', recordPayment(asked, whole, moment)],
    ['credited', recordCreditNote(asked, note, moment)],
    ['canceled', cancelInvoice(asked, { reason: 'x' }, moment)],
    ['written off', decideLegal(asked, { decision: 'writeOff', reason: 'x' }, '2026-05-11')],
  ])('ends each question once when it is %s, and none of them again', (_how, decision) => {
    const { end } = acceptedOf(decision);
    expect(end.map(({ taskId }) => taskId).toSorted()).toEqual([
      'approve',
      'call',
      'checkDebit',
      'dispute',
      'legal',
      'letter',
    ]);
    const closed = after(asked, decision, at);
    expect(endsOfTasks(closed, 'x')).toEqual([]);
    expect(closed.legal?.kind).not.toBe('requested');
  });

  it('has none of them left when it comes back, whatever happens to it next', () => {
    const paid = after(asked, recordPayment(asked, whole, moment), at);
    const reversal = { paymentId: 'bank-1', reason: 'returned' as const, receivedOn: '2026-05-11' };
    const back = after(paid, reversePayment(paid, 'R-1', reversal, { ...moment, refunds: [] }), at);
    expect([back.status, endsOfTasks(back, 'x')]).toEqual(['open', []]);
    const canceled = after(asked, cancelInvoice(asked, { reason: 'x' }, moment), at);
    expect(endsOfTasks(after(canceled, reopenCase(canceled, { reason: 'x' }), at), 'x')).toEqual([]);
  });

  it('hears of a notice that got lost after it was paid without ending anything a second time', () => {
    const paid = after(asked, recordPayment(asked, whole, moment), at);
    const told = { messageKey: 'key-directNotice', messageId: 'ses', isComplaint: true, bounce: 'x' };
    expect(acceptedOf(undeliverNotice(paid, told, at)).end).toEqual([]);
    // As it was kept by an earlier version.
    const kept: Case = { ...paid, legal: asked.legal };
    expect(acceptedOf(undeliverNotice(kept, told, at)).end).toEqual([]);
  });
});
