import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import { cancelInvoice } from '../../../lambdas/domain/case/cancel-invoice.ts';
import { recordCreditNote } from '../../../lambdas/domain/case/credit-note.ts';
import { openDispute, type Resolution, resolveDispute } from '../../../lambdas/domain/case/dispute.ts';
import { decideLegal, requestLegalDecision } from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { reopenCase, reopeningSchema } from '../../../lambdas/domain/case/reopen-case.ts';
import { disputeReopeningSchema, reopenDispute } from '../../../lambdas/domain/case/reopen-dispute.ts';
import { settlePauses } from '../../../lambdas/domain/case/settle-pauses.ts';
import { voidingSchema, voidNotice } from '../../../lambdas/domain/case/void-notice.ts';
import type { Stage } from '../../../lambdas/domain/dunning-policy.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy, aSentNotice } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy({ settlementToleranceMinor: 100 });
const at = '2026-04-20T08:00:00.000Z';
const today = '2026-04-20';
const moment = { now: at, today, policy };
const reason = 'it was another invoice';

const reminded = (changes: Parameters<typeof aCaseThatSent>[1] = {}) =>
  aCaseThatSent({ reminderOne: '2026-04-03' }, changes);
const paid = (amountMinor: number, dunned: Case) => {
  const payment = { id: 'bank-1', amount: { amountMinor, currency: 'EUR' as const }, receivedOn: today };
  return after(dunned, recordPayment(dunned, payment, { now: at, today, policy }), at);
};
const codes = (dunned: Case, now: string) => assess({ dunned, debtor, policy, now }).blockers.map(({ code }) => code);

describe('a case that a manager opens again', () => {
  const requested = after(reminded(), requestLegalDecision(reminded(), policy, { now: at, today }), at);
  const decided = (decision: 'handOver' | 'writeOff') =>
    after(requested, decideLegal(requested, { decision, reason: 'as agreed' }, today), at);
  const reopened = (dunned: Case) => after(dunned, reopenCase(dunned, { reason }), at);

  it.each([
    ['canceled', after(reminded(), cancelInvoice(reminded(), { reason: 'our mistake' }, moment), at)],
    ['handedOver', decided('handOver')],
    ['writtenOff', decided('writeOff')],
  ])('after it was %s stands where it stood, in a new run, and rests for the gap', (status, dunned) => {
    expect(dunned.status).toBe(status);
    expect(reopened(dunned)).toMatchObject({
      status: 'open',
      stage: 'reminderOne',
      cycle: 1,
      run: 2,
      closedAt: null,
      legal: null,
    });
    // Five days later is a Saturday.
    expect(codes(reopened(dunned), '2026-04-27T06:59:59.000Z')).toEqual(['minimumGap']);
    expect(codes(reopened(dunned), '2026-04-27T07:00:00.000Z')).toEqual([]);
  });

  it('is put to a person anew at the end of its ladder', () => {
    const dunned = reopened(decided('writeOff'));
    const again = acceptedOf(requestLegalDecision(dunned, policy, { now: at, today }));
    expect(again.raise.map(({ id }) => id)).not.toContain(
      requested.legal?.kind === 'requested' && requested.legal.taskId,
    );
  });

  it.each([
    ['is open', reminded(), 'notClosed'],
    ['is paid', paid(120_000, reminded()), 'paid'],
    ['has nothing owed because of a payment since', paid(120_000, decided('handOver')), 'settled'],
    [
      'has nothing owed because of a credit note',
      after(
        reminded(),
        recordCreditNote(
          reminded(),
          { number: 'AV-1', amountMinor: 120_000, reason, issuedOn: today },
          { now: at, today, policy },
        ),
        at,
      ),
      'settled',
    ],
  ])('is refused when it %s', (_why, dunned, code) => {
    expect(reopenCase(dunned, { reason })).toMatchObject({ kind: 'refused', code });
  });

  it('needs a reason', () => {
    expect(reopeningSchema.safeParse({ reason: ' ' }).error?.issues[0]?.path).toEqual(['reason']);
  });
});

describe('a resolution that a manager undoes', () => {
  const disputed = (amountMinor?: number, dunned = reminded()) =>
    after(
      dunned,
      openDispute(
        dunned,
        'D-1',
        { reason: 'quality', reviewOn: '2026-05-04', ...(amountMinor && { amountMinor }) },
        today,
      ),
      at,
    );
  const resolved = (dunned: Case, resolution: Resolution) =>
    after(dunned, resolveDispute(dunned, 'D-1', resolution, policy), at);
  const undo = (dunned: Case, reviewOn = '2026-05-20') => reopenDispute(dunned, 'D-1', { reason, reviewOn }, moment);

  it.each<[Resolution, number]>([
    [{ outcome: 'rejected' }, 0],
    [{ outcome: 'partly', creditMinor: 15_000 }, 15_000],
    [{ outcome: 'accepted' }, 40_000],
  ])(
    '%j: the dispute stands again until its new review, and the credit of %i is owed again',
    (resolution, creditMinor) => {
      const before = resolved(disputed(40_000), resolution);
      expect(balanceMinor(before)).toBe(120_000 - creditMinor);
      const dunned = after(before, undo(before), at);
      expect(balanceMinor(dunned)).toBe(120_000);
      expect(dunned).toMatchObject({
        run: 1,
        pauses: [{ end: null, until: '2026-05-20', reviewOn: '2026-05-20', creditMinor: 0, confirmedMinor: 0 }],
      });
    },
  );

  it('opens the case again that it had closed, in a new run', () => {
    const canceled = resolved(disputed(), { outcome: 'accepted' });
    expect(canceled.status).toBe('canceled');
    expect(after(canceled, undo(canceled), at)).toMatchObject({ status: 'paused', run: 2, creditedMinor: 0 });
    const settled = paid(80_000, resolved(disputed(40_000), { outcome: 'accepted' }));
    expect(settled.status).toBe('paid');
    const dunned = after(settled, undo(settled), at);
    expect([dunned.status, dunned.run, balanceMinor(dunned)]).toEqual(['paused', 2, 40_000]);
  });

  it('is refused on a case that it had not closed', () => {
    const rejected = resolved(disputed(), { outcome: 'rejected' });
    expect(undo(paid(120_000, rejected))).toMatchObject({ code: 'closed' });
    expect(undo({ ...rejected, status: 'handedOver' })).toMatchObject({ code: 'closed' });
    const credited = resolved(disputed(40_000), { outcome: 'accepted' });
    expect(undo({ ...credited, status: 'writtenOff' })).toMatchObject({ code: 'closed' });
  });

  it('asks a person with a task of its own when the new review has come', () => {
    const reviewed = (dunned: Case, now: string) => acceptedOf(settlePauses({ dunned, policy, now }));
    const first = reviewed(disputed(), '2026-05-04T08:00:00.000Z');
    const asked = after(disputed(), first, '2026-05-04T08:00:00.000Z');
    const rejected = resolved(asked, { outcome: 'rejected' });
    const again = after(rejected, undo(rejected), at);
    const second = reviewed(again, '2026-05-20T08:00:00.000Z');
    expect(second.raise).toHaveLength(1);
    expect(second.raise[0]?.id).not.toBe(first.raise[0]?.id);
    const twice = after(again, second, '2026-05-20T08:00:00.000Z');
    const { end } = acceptedOf(resolveDispute(twice, 'D-1', { outcome: 'rejected' }, policy));
    expect(end).toEqual([{ taskId: second.raise[0]?.id, result: 'rejected' }]);
  });

  it('is refused when there is none, when it stands, and without a review to come', () => {
    expect(undo(reminded())).toMatchObject({ code: 'unknown' });
    expect(undo(disputed())).toMatchObject({ code: 'notResolved' });
    const rejected = resolved(disputed(), { outcome: 'rejected' });
    expect(undo(rejected, today)).toMatchObject({ field: 'reviewOn' });
    expect(undo(rejected, '2026-04-21').kind).toBe('accepted');
  });

  it.each([
    [{ reviewOn: '2026-05-20' }, 'reason'],
    [{ reason }, 'reviewOn'],
    [{ reason, reviewOn: '2040-01-01' }, 'reviewOn'],
  ])('of the form %j names the field at fault', (body, field) => {
    expect(disputeReopeningSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('a notice that a manager voids', () => {
  const sent = { reminderOne: '2026-04-03', reminderTwo: '2026-04-10' } as const;
  const voided = (dunned: Case, stage: Stage, cycle = 1) =>
    after(dunned, voidNotice(dunned, { stage, cycle, reason }), at);

  it('does not count as made: its stage comes again in a new cycle', () => {
    const dunned = voided(aCaseThatSent(sent), 'reminderTwo');
    expect(dunned).toMatchObject({ stage: 'reminderOne', cycle: 2, status: 'open' });
    expect(dunned.notices.map(({ voidedAt }) => voidedAt)).toEqual([undefined, at]);
    expect(assess({ dunned, debtor, policy, now: at })).toMatchObject({ step: 'reminderTwo', isAllowed: true });
  });

  it('keeps the gap all the same: the debtor has read it', () => {
    const dunned = voided(aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-17' }), 'reminderTwo');
    expect(codes(dunned, at)).toEqual(['minimumGap']);
    expect(codes(dunned, '2026-04-22T08:00:00.000Z')).toEqual([]);
  });

  it('may be followed by the one before it, one after the other', () => {
    const dunned = voided(voided(aCaseThatSent(sent), 'reminderTwo'), 'reminderOne');
    expect(dunned).toMatchObject({ stage: null, cycle: 3 });
    expect(assess({ dunned, debtor, policy, now: at }).step).toBe('reminderOne');
  });

  it('takes a notice that waits in a window with it', () => {
    const dunned = aCaseThatSent(sent, { notice: aPendingNotice({ stage: 'directNotice' }) });
    expect(voided(dunned, 'reminderTwo').notice).toBeNull();
  });

  it('makes a legal decision that was asked for after it superfluous', () => {
    const formal = aCaseThatSent({ legalEscalation: '2026-04-01' });
    const escalated = after(formal, requestLegalDecision(formal, policy, { now: at, today }), at);
    const decision = acceptedOf(voidNotice(escalated, { stage: 'legalEscalation', cycle: 1, reason }));
    expect(decision.end).toMatchObject([{ result: 'noticeVoided' }]);
    expect(after(escalated, decision, at)).toMatchObject({ status: 'open', legal: null, stage: null });
  });

  it.each([
    ['is not the last one', aCaseThatSent(sent), 'reminderOne', 'notLast'],
    ['never left', aCaseThatSent(sent), 'directNotice', 'unknown'],
    [
      'was followed by a call',
      aCaseThatSent(sent, { told: { stage: 'directNotice', at: '2026-04-17T08:00:00.000Z' } }),
      'reminderTwo',
      'notLast',
    ],
    [
      'did not arrive',
      aCaseThatSent(sent, { undelivered: { stage: 'reminderTwo', since: at } }),
      'reminderTwo',
      'undelivered',
    ],
    [
      'is followed by one that is just being sent',
      aCaseThatSent(sent, { notice: aPendingNotice({ stage: 'directNotice', messageKey: 'key' }) }),
      'reminderTwo',
      'noticePending',
    ],
    ['belongs to a case that is closed', aCaseThatSent(sent, { status: 'paid' }), 'reminderTwo', 'closed'],
  ] as const)('is refused when it %s', (_why, dunned, stage, code) => {
    expect(voidNotice(dunned, { stage, cycle: 1, reason })).toMatchObject({ kind: 'refused', code });
  });

  it('is told by its cycle from the one that was sent again', () => {
    const notices = [
      aSentNotice('reminderOne', '2026-04-03', { voidedAt: at }),
      aSentNotice('reminderOne', '2026-04-10', { cycle: 2 }),
    ];
    const dunned = aCase({ stage: 'reminderOne', cycle: 2, notices });
    expect(voidNotice(dunned, { stage: 'reminderOne', cycle: 1, reason }).kind).toBe('repeated');
    expect(voided(dunned, 'reminderOne', 2)).toMatchObject({ stage: null, cycle: 3 });
  });

  it.each([
    [{ cycle: 1, reason }, 'stage'],
    [{ stage: 'reminderOne', reason }, 'cycle'],
    [{ stage: 'reminderOne', cycle: 0, reason }, 'cycle'],
    [{ stage: 'reminderOne', cycle: 1 }, 'reason'],
  ])('of the form %j names the field at fault', (body, field) => {
    expect(voidingSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
