import { describe, expect, it } from 'vitest';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import type { DebtorDecision } from '../../../lambdas/domain/debtor/debtor-change.ts';
import type { PostedInsolvency } from '../../../lambdas/domain/insolvency/insolvency-schema.ts';
import {
  declareClaims,
  endInsolvency,
  recordInsolvency,
} from '../../../lambdas/domain/insolvency/record-insolvency.ts';
import { aDebtorOnRecord } from '../builders.ts';

const day = { now: '2026-09-20T08:00:00.000Z', today: '2026-09-20' };
const opened: PostedInsolvency = { openedOn: '2026-09-01', procedure: 'liquidation' };
const claims = () => ({ claims: [], totals: [] });
const record = (posted: PostedInsolvency = opened, id = 'I-1', debtor = aDebtorOnRecord()) =>
  recordInsolvency(debtor, id, posted, { ...day, claims });
function after(decision: DebtorDecision): Debtor {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return decision.after;
}
const taskOf = (decision: DebtorDecision) => (decision.kind === 'accepted' ? decision.raise?.[0] : undefined);

describe('recording an insolvency', () => {
  it('makes a new version of the debtor, and a task that is due on the last day to declare', () => {
    const decision = record({ ...opened, publishedOn: '2026-09-15', note: 'told by his accountant' });
    expect(decision).toMatchObject({
      kind: 'accepted',
      after: {
        version: 2,
        insolvencies: [{ id: 'I-1', openedOn: '2026-09-01', end: null, note: 'told by his accountant' }],
      },
      fact: { type: 'InsolvencyRecorded', data: { insolvencyId: 'I-1', deadline: '2026-11-15' } },
      raise: [{ kind: 'declareClaim', debtorId: 'C-001', dueOn: '2026-11-15', data: { deadline: '2026-11-15' } }],
    });
    // What a person wrote stays where it can be erased.
    expect(JSON.stringify(decision.kind === 'accepted' && decision.fact)).not.toContain('accountant');
  });

  it('asks a person within days where the time is not known here', () => {
    const debtor = aDebtorOnRecord({ country: 'DE' });
    expect(taskOf(record(opened, 'I-1', debtor))).toMatchObject({ dueOn: '2026-09-23', data: { deadline: null } });
  });

  it('shows a time that is over as it is, so that relief is asked for', () => {
    const late = { openedOn: '2026-05-01', procedure: 'safeguard', publishedOn: '2026-05-10' } as const;
    expect(taskOf(record(late))).toMatchObject({ dueOn: '2026-07-10', data: { reliefUntil: '2026-11-10' } });
  });

  it.each([
    [{ openedOn: '2026-09-20' }, 'accepted', undefined],
    [{ openedOn: '2026-09-21' }, 'refused', 'openedOn'],
    [{ publishedOn: '2026-08-31' }, 'refused', 'publishedOn'],
    [{ publishedOn: '2026-09-01' }, 'accepted', undefined],
    [{ publishedOn: '2026-09-21' }, 'refused', 'publishedOn'],
  ])('of %j is %s', (changes, kind, field) => {
    expect(record({ ...opened, ...changes })).toMatchObject({ kind, ...(field !== undefined && { field }) });
  });

  it('again under the same id changes nothing, also after it has ended; with other content it is refused', () => {
    const debtor = after(record());
    for (const known of [debtor, after(endInsolvency(debtor, 'procedureOver', day))]) {
      expect(record(opened, 'I-1', known).kind).toBe('repeated');
      expect(record({ ...opened, reference: 'RG 26/1' }, 'I-1', known)).toMatchObject({ code: 'insolvencyTaken' });
    }
  });

  it('under another id takes the place of the one that stands, with its task', () => {
    const first = after(record());
    const decision = record({ ...opened, publishedOn: '2026-09-15' }, 'I-2', first);
    expect(after(decision).insolvencies).toMatchObject([
      { id: 'I-1', taskId: null, end: { how: 'recordedAnew' } },
      { id: 'I-2', end: null },
    ]);
    expect(decision).toMatchObject({
      end: [{ taskId: first.insolvencies?.[0]?.taskId, result: 'recorded anew' }],
      raise: [{ dueOn: '2026-11-15' }],
    });
  });

  it('names 300 claims in its task at most, and how many more there are', () => {
    const claim = {
      invoiceId: 'i',
      number: 'n',
      currency: 'EUR' as const,
      status: 'open' as const,
      principalMinor: 1,
      interestMinor: 0,
      fixedCompensationMinor: 0,
      totalMinor: 1,
      isIssuedAfterOpening: false,
    };
    const many = { claims: Array.from({ length: 301 }, () => claim), totals: [] };
    const task = taskOf(recordInsolvency(aDebtorOnRecord(), 'I-1', opened, { ...day, claims: () => many }));
    expect(task?.data['claims']).toHaveLength(300);
    expect(task?.data['unnamed']).toBe(1);
  });
});

describe('ending an insolvency', () => {
  it('takes its task off the list, once', () => {
    const insolvent = after(record());
    const decision = endInsolvency(insolvent, 'recordedInError', day);
    expect(decision).toMatchObject({
      after: { insolvencies: [{ taskId: null, end: { how: 'recordedInError', on: '2026-09-20' } }] },
      end: [{ taskId: insolvent.insolvencies?.[0]?.taskId, result: 'recordedInError' }],
    });
    expect(endInsolvency(after(decision), 'recordedInError', day).kind).toBe('repeated');
    expect(endInsolvency(after(decision), 'procedureOver', day)).toMatchObject({ code: 'notInsolvent' });
  });

  it('is refused for a debtor of whom none is on record', () => {
    expect(endInsolvency(aDebtorOnRecord(), 'procedureOver', day)).toMatchObject({ code: 'notInsolvent' });
  });
});

describe('declaring the claims', () => {
  it('ends the task; the insolvency stands, and its end ends no task a second time', () => {
    const insolvent = after(record());
    const taskId = insolvent.insolvencies?.[0]?.taskId ?? '';
    const decision = declareClaims(insolvent, taskId, 'declared', day.now);
    expect(decision).toMatchObject({
      after: { insolvencies: [{ taskId: null, declaredAt: day.now, end: null }] },
      end: [{ taskId, result: 'declared' }],
    });
    expect(endInsolvency(after(decision), 'procedureOver', day)).toMatchObject({ kind: 'accepted', end: [] });
  });
});
