import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { accepted, type Decision } from '../../../../lambdas/domain/case/decision.ts';
import { evolve } from '../../../../lambdas/domain/case/evolve.ts';
import { endsOfTasks, withoutTask, withoutTasks } from '../../../../lambdas/domain/case/open-tasks.ts';
import { firstWake, planDunning } from '../../../../lambdas/domain/case/plan.ts';
import {
  watchPrescription,
  withPrescription,
} from '../../../../lambdas/domain/case/prescription/watch-prescription.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../../builders.ts';

const policy = aPolicy();
const debtor = aDebtorOnRecord();
const at = (day: string) => `${day}T08:00:00.000Z`;
const on = (day: string, dunned: Case, changes = {}) => ({ dunned, debtor, policy, now: at(day), ...changes });
const watch = (day: string, dunned: Case = aCase(), changes = {}) => watchPrescription(on(day, dunned, changes));
function after(dunned: Case, decision: Decision, day: string): Case {
  if (decision.kind !== 'accepted') throw new Error(decision.kind);
  return decision.facts.reduce((before, fact) => evolve(before, fact, at(day)), dunned);
}
const alerted = (day = '2030-10-02', dunned = aCase()) => after(dunned, watch(day, dunned), day);
const interruption = (kind: string, on: string) =>
  ({ type: 'PrescriptionInterrupted', data: { interruptionId: on, kind, on, saidMark: 'x' } }) as never;

describe('the alert before a claim gets too old', () => {
  it.each([
    ['2030-10-01', 'repeated'],
    ['2030-10-02', 'accepted'],
    ['2031-03-31', 'accepted'],
    ['2031-06-01', 'accepted'],
  ])('180 days before 2031-03-31, on %s: %s', (day, kind) => {
    expect(watch(day).kind).toBe(kind);
  });

  it('names the date and what is owed, and where to look; it is raised once', () => {
    const decision = watch('2030-10-02');
    expect(decision).toMatchObject({
      facts: [{ type: 'PrescriptionAlertRaised', data: { prescribesOn: '2031-03-31' } }],
      raise: [
        {
          kind: 'prescriptionAlert',
          dueOn: '2030-10-02',
          data: { prescribesOn: '2031-03-31', balance: { amountMinor: 120_000, currency: 'EUR' } },
        },
      ],
    });
    expect(watch('2030-10-03', alerted()).kind).toBe('repeated');
    expect(watch('2031-04-05', alerted()).kind).toBe('repeated');
  });

  it.each([0, 365])('comes as many days before as the policy says: %i', (prescriptionAlertDays) => {
    const other = { policy: aPolicy({ prescriptionAlertDays }) };
    const day = prescriptionAlertDays === 0 ? '2031-03-31' : '2030-03-31';
    const before = prescriptionAlertDays === 0 ? '2031-03-30' : '2030-03-30';
    expect([watch(before, aCase(), other).kind, watch(day, aCase(), other).kind]).toEqual(['repeated', 'accepted']);
  });

  it.each([
    ['nothing is owed', aCase({ receivedMinor: 120_000 }), {}],
    ['the case is written off', aCase({ status: 'writtenOff' }), {}],
    ['the case is canceled', aCase({ status: 'canceled' }), {}],
    ['no rule is known', aCase(), { debtor: aDebtorOnRecord({ country: 'DE' }) }],
  ])('does not come where %s', (_why, dunned, changes) => {
    expect(watch('2031-03-01', dunned, changes).kind).toBe('repeated');
  });

  it('is taken back when the date moves, and comes again before the new one', () => {
    const moved = evolve(alerted(), interruption('enforcement', '2030-10-05'), at('2030-10-06'));
    const decision = watch('2030-10-06', moved);
    expect(decision).toMatchObject({
      facts: [{ type: 'PrescriptionAlertWithdrawn' }],
      end: [{ taskId: alerted().prescription?.alert?.taskId, result: 'not needed' }],
      raise: [],
    });
    const quiet = after(moved, decision, '2030-10-06');
    expect(watch('2035-04-07', quiet).kind).toBe('repeated');
    expect(watch('2035-04-08', quiet)).toMatchObject({ raise: [{ data: { prescribesOn: '2035-10-05' } }] });
  });

  it('of a case handed over is there at once, due on its day, and follows the date', () => {
    const handed = aCase({ status: 'handedOver' });
    expect(watch('2026-08-01', handed)).toMatchObject({
      raise: [{ dueOn: '2030-10-02', data: { prescribesOn: '2031-03-31', status: 'handedOver' } }],
    });
    const moved = evolve(alerted('2026-08-01', handed), interruption('courtClaim', '2027-01-01'), at('2027-01-02'));
    expect(watch('2027-01-02', moved)).toMatchObject({
      facts: [{ type: 'PrescriptionAlertWithdrawn' }, { type: 'PrescriptionAlertRaised' }],
      end: [{}],
      raise: [{ dueOn: '2031-07-05', data: { prescribesOn: '2032-01-01' } }],
    });
    // Back from the collector, it waits for its day again.
    expect(watch('2026-09-01', { ...alerted('2026-08-01', handed), status: 'open' })).toMatchObject({
      raise: [],
      end: [{}],
    });
  });

  it('comes with the act that calls for it', () => {
    const moved = accepted([interruption('courtClaim', '2027-01-01')]);
    const handed = alerted('2026-08-01', aCase({ status: 'handedOver' }));
    expect(withPrescription(on('2027-01-02', handed), moved)).toMatchObject({
      facts: [{ type: 'PrescriptionInterrupted' }, {}, { type: 'PrescriptionAlertRaised' }],
      raise: [{ kind: 'prescriptionAlert' }],
      end: [{}],
    });
    // Of an ordinary case it changes nothing.
    expect(withPrescription(on('2027-01-02', aCase()), moved).facts).toEqual(moved.facts);
  });

  it('ends with its case, and is not ended a second time once a person has done it', () => {
    const dunned = alerted();
    const taskId = dunned.prescription?.alert?.taskId ?? '';
    expect(endsOfTasks(dunned, 'paid')).toContainEqual({ taskId, result: 'paid' });
    expect(endsOfTasks(withoutTasks(dunned), 'paid')).toEqual([]);
    const done = withoutTask(dunned, taskId);
    expect(endsOfTasks(done, 'paid')).toEqual([]);
    expect(watch('2030-10-04', done).kind).toBe('repeated');
    // What was asked is asked anew when the case comes back.
    expect(watch('2030-10-04', withoutTasks(dunned)).kind).toBe('accepted');
  });
});

describe('a case that waits for long', () => {
  const run = (now: string) => ({ startedAt: now, previous: { version: 0, rounds: 0 }, isCurrent: true });
  const wakeOf = (day: string, dunned: Case, changes = {}) =>
    firstWake(planDunning({ ...on(day, dunned, changes), ...run(at(day)) }));
  const since = at('2030-09-20');
  const insolvency = {
    id: 'I',
    openedOn: '2030-09-20',
    procedure: 'liquidation',
    since,
    taskId: null,
    end: null,
  } as const;
  const hold = { id: 'H', reason: 'x', until: '2031-01-15', since, end: null };
  const requested = { kind: 'requested', at: since, taskId: 't', taskKind: 'legalDecision' } as const;
  const extended = { kind: 'extended', until: '2031-01-15', reason: 'x' } as const;
  const late = { legalEscalation: '2026-06-01' } as const;

  it.each([
    ['for a legal decision', aCaseThatSent(late, { status: 'escalated', legal: requested }), {}],
    ['because the decision is put off', aCaseThatSent(late, { legal: extended }), {}],
    ['because its debtor is held', aCaseThatSent(late), { debtor: aDebtorOnRecord({ holds: [hold] }) }],
    ['because he is in insolvency', aCaseThatSent(late), { debtor: aDebtorOnRecord({ insolvencies: [insolvency] }) }],
  ])('%s is looked at on the day of the alert', (_why, dunned, changes) => {
    // 2030-10-02 is a Wednesday.
    expect(wakeOf('2030-09-25', dunned, changes)).toBe('2030-10-02T07:00:00.000Z');
  });

  it('once alerted, waits as before', () => {
    const dunned = { ...aCaseThatSent(late), prescription: alerted().prescription as never };
    const changes = { debtor: aDebtorOnRecord({ holds: [hold] }) };
    expect(wakeOf('2030-10-03', dunned, changes)).toBe('2031-01-15T08:00:00.000Z');
  });

  it('and is younger than that moves no plan of its ladder', () => {
    const plan = (country: string) =>
      planDunning({ ...on('2026-04-01', aCase(), { debtor: aDebtorOnRecord({ country }) }), ...run(at('2026-04-01')) });
    // Of a debtor in Germany no prescription is known here.
    expect(plan('FR')).toEqual(plan('DE'));
  });
});
