import { describe, expect, it } from 'vitest';
import { noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { raiseCall } from '../../../lambdas/domain/case/policy-call.ts';
import { aCase, aDebtorOnRecord, aLadder, aPolicy } from '../builders.ts';
import { plan } from './planning.ts';

const callTasks = [{ offsetDays: 15, minimumBalanceMinor: 0 }];
const debtor = aDebtorOnRecord();
const first = '2026-04-15T07:00:00.000Z';
const globalHold = {
  id: 'G-1',
  scope: 'creditor' as const,
  key: 'main',
  reason: 'x',
  until: '2026-06-20',
  since: first,
  by: 'test',
  end: null,
};

describe('the run of a case', () => {
  const farApart = aPolicy({ callTasks, stages: aLadder({ reminderOne: 3, legalEscalation: 60 }) });
  const reminded = aCase({
    stage: 'reminderOne',
    notices: [{ stage: 'reminderOne', cycle: 1, sentAt: '2026-04-03T07:00:00.000Z', messageKey: 'k', messageId: 'm' }],
  });

  it('wakes for a call that comes before its next stage', () => {
    const planned = plan({ dunned: reminded, policy: farApart, now: '2026-04-04T08:00:00.000Z' });
    expect(planned).toMatchObject({ stage: 'resumption', at: { resumption: first } });
  });

  it('looks at a call that a manager holds up each day, and is not taken to turn in circles', () => {
    const circumstances = { ...noCircumstances, holds: [globalHold] };
    const planned = plan({
      dunned: reminded,
      policy: farApart,
      circumstances,
      now: first,
      previous: { version: reminded.version, rounds: 7 },
    });
    expect(planned).toMatchObject({ stage: 'resumption', at: { resumption: '2026-04-16T07:00:00.000Z' }, rounds: 0 });
  });

  it('puts a call on record before a stage of the same day leaves', () => {
    const sameDay = aPolicy({ callTasks: [{ offsetDays: 3, minimumBalanceMinor: 0 }] });
    const now = '2026-04-03T07:00:00.000Z';
    const dunned = aCase();
    expect(checkStage({ dunned, debtor, policy: sameDay, now }, 'reminderOne')).toBe('leave');
    const raised = raiseCall({ dunned, debtor, policy: sameDay, now });
    const facts = raised.kind === 'accepted' ? raised.facts : [];
    const { after } = record(dunned, facts, { at: now, by: 'test' });
    expect(checkStage({ dunned: after, debtor, policy: sameDay, now }, 'reminderOne')).toBe('send');
  });
});
