import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { askAfterInsolvency } from '../../../lambdas/domain/case/legal-decision/ask-after-insolvency.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import { plannedWaits } from '../../../lambdas/domain/case/plan.ts';
import { raiseCall } from '../../../lambdas/domain/case/policy-call.ts';
import { settlePauses } from '../../../lambdas/domain/case/settle-pauses.ts';
import { isStillToTell } from '../../../lambdas/domain/case/still-to-tell.ts';
import { stages } from '../../../lambdas/domain/dunning-policy.ts';
import { mayBeTold } from '../../../lambdas/domain/window/window-message.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';

const policy = aPolicy();
const now = '2026-04-15T08:00:00.000Z';
const since = '2026-04-10T08:00:00.000Z';
const insolvency = {
  id: 'I-1',
  openedOn: '2026-04-01',
  procedure: 'liquidation',
  since,
  taskId: 't',
  end: null,
} as const;
const debtor = aDebtorOnRecord({ insolvencies: [insolvency] });
const healthy = aDebtorOnRecord();
const over = { at: now, on: '2026-04-15', how: 'procedureOver' } as const;
const codes = (dunned: Case, who = debtor) =>
  assess({ dunned, debtor: who, policy, now }).blockers.map(({ code }) => code);

describe('a debtor in insolvency', () => {
  it('is named by next-action, with a day to look again each month', () => {
    const blocker = assess({ dunned: aCase(), debtor, policy, now }).blockers.find(({ code }) => code === 'insolvency');
    expect(blocker).toEqual({
      code: 'insolvency',
      message:
        'An insolvency of this debtor was opened on 2026-04-01: nothing is asked of him; what he owes is declared instead.',
      until: '2026-05-10T08:00:00.000Z',
    });
  });

  it.each([...stages, 'legalDecision'] as const)('gets no %s, whatever the day', (stage) => {
    const dunned = aCaseThatSent(
      stage === 'legalDecision'
        ? { legalEscalation: '2026-01-01' }
        : Object.fromEntries(stages.slice(0, stages.indexOf(stage)).map((each) => [each, '2026-01-01'])),
    );
    const late = '2026-08-05T08:00:00.000Z';
    expect(checkStage({ dunned, debtor, policy, now: late }, stage)).not.toBe('send');
    if (stage !== 'courtesyNotice')
      expect(checkStage({ dunned, debtor: healthy, policy, now: late }, stage)).toBe('send');
  });

  it('gets nothing of what gathers in a window already', () => {
    const dunned = aCase({ notice: aPendingNotice({ isMoved: true, sendAt: now, window: '2026-04-15' }) });
    expect(mayBeTold({ dunned, debtor: healthy, policy, now }, 'reminderOne')).toBe(true);
    expect(mayBeTold({ dunned, debtor, policy, now }, 'reminderOne')).toBe(false);
  });

  it('is shown beside a legal decision that waits', () => {
    const legal = { kind: 'requested', at: since, taskId: 't', taskKind: 'legalDecision' } as const;
    expect(codes(aCase({ status: 'escalated', legal }))).toEqual(['awaitingDecision', 'insolvency']);
  });

  it('is asked for nothing that is older once it is over, until a person says that we may', () => {
    const older = aCase({ invoice: { dueDate: '2026-03-31' } });
    const younger = aCase({ invoice: { dueDate: '2026-04-01' } });
    const after = aDebtorOnRecord({ insolvencies: [{ ...insolvency, end: over }] });
    expect(assess({ dunned: older, debtor: after, policy, now }).blockers).toEqual([
      {
        code: 'insolvency',
        message:
          'The claim is older than the insolvency of this debtor that was opened on 2026-04-01: a person decides what becomes of it.',
        until: '2026-05-15T08:00:00.000Z',
      },
    ]);
    expect(codes(younger, after)).not.toContain('insolvency');
    const regained = { ...over, how: 'rightsRegained' } as const;
    expect(codes(older, aDebtorOnRecord({ insolvencies: [{ ...insolvency, end: regained }] }))).toEqual([]);
    const mistaken = { ...over, how: 'recordedInError' } as const;
    expect(codes(older, aDebtorOnRecord({ insolvencies: [{ ...insolvency, end: mistaken }] }))).toEqual([]);
  });

  it('has his older cases put before a person once it is over, and again when he has put it off', () => {
    const dunned = aCase();
    const after = aDebtorOnRecord({ insolvencies: [{ ...insolvency, end: over }] });
    const asked = askAfterInsolvency({ dunned, debtor: after, policy, now });
    expect(asked).toMatchObject({ facts: [{ type: 'LegalDecisionRequested' }], raise: [{ kind: 'legalDecision' }] });
    expect(askAfterInsolvency({ dunned, debtor, policy, now }).kind).toBe('repeated');
    const extended = (until: string) => aCase({ legal: { kind: 'extended', until, reason: 'we wait' } });
    expect(askAfterInsolvency({ dunned: extended('2026-04-16'), debtor: after, policy, now }).kind).toBe('repeated');
    expect(askAfterInsolvency({ dunned: extended('2026-04-15'), debtor: after, policy, now }).kind).toBe('accepted');
  });

  it('has his cases wait for the look of the month', () => {
    const waits = plannedWaits({ dunned: aCase(), debtor, policy, now });
    expect([waits.stage, waits.at.resumption]).toEqual(['resumption', '2026-05-10T08:00:00.000Z']);
  });

  it('is not called', () => {
    const calling = aPolicy({ callTasks: [{ offsetDays: 5, minimumBalanceMinor: 0 }] });
    const situation = { dunned: aCase(), policy: calling, now };
    expect(raiseCall({ ...situation, debtor: healthy }).kind).toBe('accepted');
    expect(raiseCall({ ...situation, debtor }).kind).toBe('repeated');
    const asked = aCase({ policyCall: { offsetDays: 5, taskId: 'c' } });
    expect(raiseCall({ ...situation, dunned: asked, debtor })).toMatchObject({ end: [{ taskId: 'c' }] });
  });
});

describe('what a debtor in insolvency had agreed to', () => {
  const promise = {
    kind: 'promise',
    id: 'P-1',
    since: '2026-04-01T08:00:00.000Z',
    amountMinor: 120_000,
    promisedFor: '2026-04-10',
    channel: 'phone',
    deadline: '2026-04-10',
    until: '2026-04-13',
    paymentsBefore: 0,
    paymentsUntil: null,
    taskId: null,
    end: null,
  } as const;
  const plan = {
    kind: 'instalmentPlan',
    id: 'P-1',
    since: '2026-03-01T08:00:00.000Z',
    instalments: [{ amountMinor: 120_000, dueOn: '2026-04-10' }],
    until: '2026-04-13',
    announced: 1,
    acceptance: null,
    isAcceptanceChased: false,
    paymentsBefore: 0,
    paymentsUntil: null,
    taskId: null,
    end: null,
  } as const;

  it.each([
    ['promise', promise, 'PromiseDecisionPutOff', 'PromiseBroken'],
    ['instalment plan', plan, 'InstalmentPlanMoved', 'InstalmentPlanEnded'],
  ] as const)(
    'is not broken, and nobody calls or writes: a %s is looked at again a month later',
    (_what, pause, putOff, broken) => {
      const dunned = aCase({ pauses: [pause] });
      expect(settlePauses({ dunned, debtor: healthy, policy, now })).toMatchObject({
        facts: [{ type: broken }],
        raise: [{ kind: 'call' }],
        tell: [{}],
      });
      expect(settlePauses({ dunned, debtor, policy, now })).toMatchObject({
        facts: [{ type: putOff, data: { until: '2026-05-15' } }],
        raise: [],
        tell: [],
      });
    },
  );

  it.each([
    { kind: 'promiseConfirmed', id: 'P-1', amountMinor: 100, promisedFor: '2026-04-20' },
    { kind: 'promiseBroken', id: 'P-1', amountMinor: 100, promisedFor: '2026-04-10', receivedMinor: 0 },
    { kind: 'planConfirmed', id: 'P-1', instalments: [] },
    { kind: 'planEnded', id: 'P-1', missed: { amountMinor: 100, dueOn: '2026-04-10' } },
    { kind: 'paymentReversed', id: 'R-1', amountMinor: 100, receivedOn: '2026-04-01', reason: 'returned' },
    { kind: 'callFollowUp', id: 'T-1', said: { what: 'later', until: '2026-04-20' } },
    { kind: 'callFollowUp', id: 'T-1', said: { what: 'told' } },
  ] as const)('is not told any more: $kind', (subject) => {
    const dunned = aCase();
    expect(isStillToTell({ dunned, debtor: healthy, policy, now }, subject)).toBe(true);
    expect(isStillToTell({ dunned, debtor, policy, now }, subject)).toBe(false);
  });

  it('is still thanked for what he has paid', () => {
    const amount = { amountMinor: 100, currency: 'EUR' } as const;
    const receipt = { kind: 'receipt', id: 'p', amount, receivedOn: '2026-04-15', balanceMinor: 119_900 } as const;
    expect(isStillToTell({ dunned: aCase(), debtor, policy, now }, receipt)).toBe(true);
  });
});
