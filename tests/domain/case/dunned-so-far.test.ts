import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { daysFromPolicy, dunnedSoFarFaults, toldAt } from '../../../lambdas/domain/case/dunned-so-far.ts';
import { record, replay } from '../../../lambdas/domain/case/event-log.ts';
import { postedInvoiceSchema } from '../../../lambdas/domain/invoice.ts';
import type { Stage } from '../../../lambdas/domain/dunning-policy.ts';
import { anInvoiceOnRecord, aDebtorOnRecord, aLadder, aPolicy } from '../builders.ts';

const policy = aPolicy({
  stages: aLadder({ courtesyNotice: -7, reminderOne: 3, reminderTwo: 15, directNotice: 30, legalEscalation: 45 }),
  minimumContactDelayDays: 3,
});
const at = '2026-04-20T08:00:00.000Z';

function taken(stage: Stage, on: string) {
  const invoice = { ...anInvoiceOnRecord({ dueDate: '2026-03-02' }), dunnedSoFar: { stage, on } };
  const lateDays = daysFromPolicy(invoice, policy);
  const data = { id: 'main-FA-1', invoice, contentHash: 'hash', lateDays };
  return record(undefined, [{ type: 'InvoicePosted', data }], { at, by: 'bulk-import' });
}
const nextOf = (stage: Stage, on: string) => {
  const { step, dueOn } = assess({ dunned: taken(stage, on).after, debtor: aDebtorOnRecord(), policy, now: at });
  return [step, dueOn];
};

describe('an invoice that another system has dunned so far', () => {
  it.each<[Stage, string, string, string]>([
    // 12, 15 and 15 days between the stages, counted from the day of the last one.
    ['reminderOne', '2026-04-15', 'reminderTwo', '2026-04-27'],
    ['reminderTwo', '2026-04-10', 'directNotice', '2026-04-27'],
    ['directNotice', '2026-04-14', 'legalEscalation', '2026-04-29'],
    // Told earlier than the policy says: the distance is the same.
    ['reminderTwo', '2026-03-10', 'directNotice', '2026-03-25'],
    // A courtesy notice moves nothing.
    ['courtesyNotice', '2026-02-26', 'reminderOne', '2026-03-05'],
  ])('goes on after %s of %s with %s on %s', (stage, on, next, dueOn) => {
    expect(nextOf(stage, on)).toEqual([next, dueOn]);
  });

  it('comes to its legal decision when the formal notice has left already', () => {
    expect(nextOf('legalEscalation', '2026-04-15')[0]).toBe('legalDecision');
  });

  it('keeps the least days between two stages from the day it was told', () => {
    const patient = { ...policy, minimumGapDays: 20 };
    const { after: dunned } = taken('reminderOne', '2026-04-15');
    const { dueOn, blockers } = assess({ dunned, debtor: aDebtorOnRecord(), policy: patient, now: at });
    expect(dueOn).toBe('2026-05-05');
    expect(blockers.find(({ code }) => code === 'minimumGap')?.message).toContain('was told before the import');
  });

  it('is the same case when its log is replayed', () => {
    const { after, events } = taken('reminderTwo', '2026-04-10');
    expect(replay(events)).toEqual(after);
    expect(after).toMatchObject({ stage: 'reminderTwo', told: { at: toldAt('2026-04-10') }, lateDays: 24 });
  });
});

describe('what was told before', () => {
  const posted = { issueDate: '2026-03-02', dueDate: '2026-04-01' };

  it.each([
    ['2026-03-01', [{ field: 'dunnedSoFar.on', message: 'is before the issue date' }]],
    ['2026-03-02', []],
    ['2026-04-20', []],
    ['2026-04-21', [{ field: 'dunnedSoFar.on', message: 'is after today' }]],
  ])('on %s is judged by the issue date and today', (on, faults) => {
    const dunnedSoFar = { stage: 'reminderOne' as const, on };
    expect(dunnedSoFarFaults({ ...posted, dunnedSoFar }, '2026-04-20')).toEqual(faults);
  });

  it('has to be a stage and a day', () => {
    const shape = postedInvoiceSchema.shape.dunnedSoFar;
    expect(shape.safeParse({ stage: 'reminderOne', on: '2026-04-01' }).success).toBe(true);
    expect(shape.safeParse({ stage: 'reminderThree', on: '2026-04-01' }).success).toBe(false);
    expect(shape.safeParse({ stage: 'reminderOne', on: '2026-02-30' }).success).toBe(false);
    expect(shape.safeParse({ stage: 'reminderOne' }).success).toBe(false);
  });
});
