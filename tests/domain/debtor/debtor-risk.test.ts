import { describe, expect, it } from 'vitest';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import { endInsolvencyCheck, takeRisk } from '../../../lambdas/domain/debtor/debtor-risk.ts';
import { type PostedRisk, risksInForce, riskSchema } from '../../../lambdas/domain/debtor/risk-report.ts';
import { recordInsolvency } from '../../../lambdas/domain/insolvency/record-insolvency.ts';
import { shippedGrading } from '../../../lambdas/domain/payer/grading.ts';
import { profileOf } from '../../../lambdas/domain/payer/payer-profile.ts';
import { noTotals, type PayerTotals } from '../../../lambdas/domain/payer/payer-totals.ts';
import { aDebtorOnRecord } from '../builders.ts';

const today = '2026-06-30';
const day = { now: '2026-06-30T08:00:00.000Z', today };
const aRisk = (changes: Partial<PostedRisk> = {}): PostedRisk => ({
  id: 'R-1',
  provider: 'creditInsurer',
  on: '2026-06-15',
  change: 'coverReduced',
  ...changes,
});
const announced = aRisk({ id: 'B-1', provider: 'bodacc', change: 'insolvencyOpened', procedure: 'liquidation' });

function taken(...risks: PostedRisk[]): Debtor {
  return risks.reduce((debtor: Debtor, risk) => {
    const decision = takeRisk(debtor, risk, day);
    if (decision.kind !== 'accepted') throw new Error(decision.kind);
    return decision.after;
  }, aDebtorOnRecord());
}
function gradeOf(debtor: Debtor, counts: Partial<PayerTotals['counts']> = {}) {
  const totals = { ...noTotals, counts: { ...noTotals.counts, ...counts } };
  return profileOf(totals, undefined, { today, grading: shippedGrading, risks: debtor.risks });
}

describe('what others say of a debtor’s risk', () => {
  it.each([
    ['gradeLowered', 'watch'],
    ['coverReduced', 'watch'],
    ['coverWithdrawn', 'bad'],
    ['gradeRaised', 'new'],
    ['coverRestored', 'new'],
    ['insolvencyOpened', 'new'],
  ] as const)('moves his grade: %s ▸ %s', (change, grade) => {
    expect(gradeOf(taken(aRisk({ change }))).grade).toBe(grade);
  });

  it('moves it to the grade that it names, and says so among the reasons', () => {
    const { grade, reasons } = gradeOf(taken(aRisk({ grade: 'bad' })));
    expect(grade).toBe('bad');
    expect(reasons[0]).toBe('creditInsurer has told of coverReduced on 2026-06-15 (bad).');
  });

  it('never makes it better than his own payments do', () => {
    expect(gradeOf(taken(aRisk({ grade: 'watch' })), { handedOver: 1 }).grade).toBe('bad');
    expect(gradeOf(taken(aRisk({ grade: 'good' })), { handedOver: 1 }).grade).toBe('bad');
    expect(gradeOf(taken(aRisk({ grade: 'watch' })), { paidOnTime: 10 }).grade).toBe('watch');
  });

  it('counts by the latest word of each provider, in whatever order they come', () => {
    const lowered = aRisk({ id: 'R-1', on: '2026-06-01', change: 'coverWithdrawn' });
    const restored = aRisk({ id: 'R-2', on: '2026-06-10', change: 'coverRestored' });
    const other = aRisk({ id: 'R-3', provider: 'ratingAgency', change: 'gradeLowered' });
    for (const debtor of [taken(lowered, restored), taken(restored, lowered)])
      expect(gradeOf(debtor).grade).toBe('new');
    expect(gradeOf(taken(lowered, restored, other)).grade).toBe('watch');
  });

  it('ends on the day it names, and begins on its own', () => {
    const risk = { ...aRisk({ until: '2026-07-01' }), since: day.now, taskId: null };
    const days = ['2026-06-14', '2026-06-15', '2026-06-30', '2026-07-01'];
    expect(days.map((each) => risksInForce({ risks: [risk] }, each).length)).toEqual([0, 1, 1, 0]);
  });

  it('is taken once under its id, and refused with other content', () => {
    const debtor = taken(aRisk());
    expect(takeRisk(debtor, aRisk(), day)).toEqual({ kind: 'repeated' });
    expect(takeRisk(debtor, aRisk({ change: 'coverWithdrawn' }), day)).toMatchObject({ kind: 'refused', field: 'id' });
  });

  it.each([
    [{ on: '2026-07-01' }, 'on'],
    [{ change: 'insolvencyOpened', publishedOn: '2026-07-01' }, 'publishedOn'],
  ] as const)('is refused when it is of a day to come: %j', (changes, field) => {
    expect(takeRisk(aDebtorOnRecord(), aRisk(changes), day)).toMatchObject({ kind: 'refused', field });
  });

  it.each([
    [{ provider: 'Jean Dupont, Lyon' }, 'provider'],
    [{ until: '2026-06-15' }, 'until'],
    [{ procedure: 'liquidation' }, 'procedure'],
    [{ publishedOn: '2026-06-01' }, 'publishedOn'],
    [{ comment: 'he told me so' }, undefined],
  ])('is codes and dates alone: %j', (changes, field) => {
    const { error } = riskSchema.safeParse({ ...aRisk(), ...changes });
    expect(error?.issues[0]?.path[0]).toBe(field);
    expect(error).toBeDefined();
  });
});

describe('an insolvency that was announced', () => {
  it('is looked at by a person the next day, who is told what was announced; it keeps nothing still by itself', () => {
    const decision = takeRisk(aDebtorOnRecord(), announced, day);
    expect(decision).toMatchObject({
      kind: 'accepted',
      fact: { type: 'RiskReported', data: { riskId: 'B-1', provider: 'bodacc', change: 'insolvencyOpened' } },
      raise: [{ kind: 'checkInsolvency', dueOn: '2026-07-01', data: { provider: 'bodacc', procedure: 'liquidation' } }],
    });
    expect(decision.kind === 'accepted' && decision.after.insolvencies).toBeUndefined();
  });

  it('is settled by the insolvency that a person records', () => {
    const debtor = taken(announced);
    const posted = { openedOn: '2026-06-15', procedure: 'liquidation' } as const;
    const decision = recordInsolvency(debtor, 'I', posted, { ...day, claims: () => ({ claims: [], totals: [] }) });
    expect(decision).toMatchObject({ end: [{ taskId: debtor.risks?.[0]?.taskId, result: 'recorded' }] });
    expect(decision.kind === 'accepted' && decision.after.risks?.[0]?.taskId).toBeNull();
    const insolvent = decision.kind === 'accepted' ? decision.after : debtor;
    expect(takeRisk(insolvent, { ...announced, id: 'B-2' }, day)).toMatchObject({ kind: 'accepted', raise: [] });
  });

  it('is over when a person has looked at it and recorded nothing', () => {
    const debtor = taken(announced);
    const taskId = debtor.risks?.[0]?.taskId ?? '';
    expect(endInsolvencyCheck(debtor, taskId, 'another company')).toMatchObject({
      kind: 'accepted',
      fact: { type: 'InsolvencyChecked', data: { riskId: 'B-1', taskId } },
      end: [{ taskId, result: 'another company' }],
    });
    expect(endInsolvencyCheck(debtor, 'unknown', 'done')).toEqual({ kind: 'repeated' });
  });
});
