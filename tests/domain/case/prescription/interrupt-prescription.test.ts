import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import type { Decision } from '../../../../lambdas/domain/case/decision.ts';
import { evolve } from '../../../../lambdas/domain/case/evolve.ts';
import {
  interruptPrescription,
  withdrawInterruption,
} from '../../../../lambdas/domain/case/prescription/interrupt-prescription.ts';
import {
  interruptionCandidates,
  prescriptionOfCase,
} from '../../../../lambdas/domain/case/prescription/prescription-of-case.ts';
import { aCase, aDebtorOnRecord } from '../../builders.ts';

const today = '2028-06-01';
const enforced = { kind: 'enforcement', on: '2028-05-01', note: 'seizure of an account, file 7' } as const;
const debtor = aDebtorOnRecord();
const record = (dunned: Case, changes = {}, id = 'R-1') =>
  interruptPrescription(dunned, id, { ...enforced, ...changes }, today);
function after(dunned: Case, decision: Decision): Case {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return decision.facts.reduce((before, fact) => evolve(before, fact, '2028-06-01T08:00:00.000Z'), dunned);
}
const endOf = (dunned: Case) => {
  const found = prescriptionOfCase({ dunned, debtor });
  return found.kind === 'known' ? found.prescribesOn : null;
};

describe('an interruption of the prescription of a case', () => {
  it('begins the period anew; what a person wrote of it is in a note, not in the event', () => {
    const decision = record(aCase());
    expect([endOf(aCase()), endOf(after(aCase(), decision))]).toEqual(['2031-03-31', '2033-05-01']);
    expect(decision).toMatchObject({ notes: [{ id: 'interruption-R-1', said: { note: enforced.note } }] });
    expect(JSON.stringify(decision.kind === 'accepted' && decision.facts)).not.toContain('seizure');
  });

  it.each(['open', 'handedOver', 'writtenOff', 'paid'] as const)('is taken on a case that is %s', (status) => {
    expect(record(aCase({ status })).kind).toBe('accepted');
  });

  it.each([
    ['2026-03-31', 'refused'],
    ['2026-04-01', 'accepted'],
    ['2028-06-01', 'accepted'],
    ['2028-06-02', 'refused'],
  ])('on %s is %s: after the due date, and not to come', (on, kind) => {
    expect(record(aCase(), { on })).toMatchObject({ kind, ...(kind === 'refused' && { field: 'on' }) });
  });

  it('again under the same id changes nothing; with other content it is refused', () => {
    const dunned = after(aCase(), record(aCase()));
    expect(record(dunned).kind).toBe('repeated');
    for (const other of [{ on: '2028-05-02' }, { kind: 'courtClaim' }, { note: 'other' }])
      expect(record(dunned, other)).toMatchObject({ code: 'interruptionTaken' });
  });

  it('taken back counts no more, once and for all', () => {
    const dunned = after(aCase(), record(aCase()));
    const without = after(dunned, withdrawInterruption(dunned, 'R-1'));
    expect(endOf(without)).toBe('2031-03-31');
    expect(withdrawInterruption(without, 'R-1').kind).toBe('repeated');
    expect(record(without).kind).toBe('repeated');
    expect(withdrawInterruption(without, 'R-2')).toMatchObject({ code: 'unknown' });
  });

  it('is refused when 50 are on record', () => {
    const interruptions = Array.from({ length: 50 }, (_, index) => ({
      id: `R-${index + 100}`,
      kind: 'enforcement' as const,
      on: '2028-01-01',
      saidMark: 'x',
    }));
    const of = (count: number) =>
      aCase({ prescription: { interruptions: interruptions.slice(0, count), alert: null } });
    expect([record(of(49)).kind, record(of(50)).kind]).toEqual(['accepted', 'refused']);
  });

  it('makes a plan stale, as the day on which a person is alerted moves with it', () => {
    const dunned = aCase();
    expect(after(dunned, record(dunned)).version).toBe(dunned.version + 1);
  });
});

describe('what can be an acknowledgement of the debt', () => {
  const payment = { amountMinor: 20_000, excessMinor: 0, isReceiptSent: false, reversal: null };
  const reversal = { id: 'r', at: '2026-05-01T08:00:00.000Z', reason: 'returned', receivedOn: '2026-05-01' };
  const paid = aCase({
    receivedMinor: 60_000,
    payments: [
      { ...payment, id: 'before', receivedOn: '2026-03-31' },
      { ...payment, id: 'after', receivedOn: '2026-04-01' },
      { ...payment, id: 'gone', receivedOn: '2026-04-20', reversal } as never,
    ],
  });

  it('is a part payment after the due date; it does not count by itself', () => {
    expect(interruptionCandidates(paid)).toEqual([{ what: 'partPayment', id: 'after', on: '2026-04-01' }]);
    expect(endOf(paid)).toBe('2031-03-31');
  });

  it('is none any more once a person has recorded it, or nothing is owed', () => {
    const recorded = after(paid, record(paid, { kind: 'acknowledgement', on: '2026-04-01' }));
    expect(interruptionCandidates(recorded)).toEqual([]);
    expect(endOf(recorded)).toBe('2031-04-01');
    expect(interruptionCandidates({ ...paid, receivedMinor: 120_000 })).toEqual([]);
  });

  it('is a promise of his, too', () => {
    const promise = evolve(
      aCase(),
      {
        type: 'PromiseMade',
        data: {
          promiseId: 'P-1',
          amountMinor: 100,
          promisedFor: '2026-06-10',
          channel: 'phone',
          deadline: '2026-06-10',
          until: '2026-06-11',
        },
      },
      '2026-06-01T08:00:00.000Z',
    );
    expect(interruptionCandidates(promise)).toEqual([{ what: 'promise', id: 'P-1', on: '2026-06-01' }]);
  });
});
