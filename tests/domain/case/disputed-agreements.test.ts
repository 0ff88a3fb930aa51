import { describe, expect, it } from 'vitest';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { recordCreditNote } from '../../../lambdas/domain/case/credit-note.ts';
import { openDispute, type Resolution, resolveDispute } from '../../../lambdas/domain/case/dispute.ts';
import { isStillToTell } from '../../../lambdas/domain/case/still-to-tell.ts';
import { noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import type { TransactionalSubject } from '../../../lambdas/domain/message/transactional.ts';
import { missingOfInstalment } from '../../../lambdas/acts/missing-of-instalment.ts';
import { aDebtorOnRecord, aPolicy } from '../builders.ts';
import { after, at, inInstalments, paid, promised, settled, taken, threeInstalments } from './agreements.ts';

const policy = aPolicy();
const disputed = (dunned: Case, amountMinor?: number, day = '2026-04-09') =>
  after(
    dunned,
    openDispute(dunned, 'D-1', { reason: 'quality', reviewOn: '2026-05-20', ...(amountMinor && { amountMinor }) }, day),
    day,
  );
const resolved = (dunned: Case, resolution: Resolution, day: string) =>
  after(dunned, resolveDispute(dunned, 'D-1', resolution, policy), day);
const credited = (dunned: Case, amountMinor: number, day = '2026-04-09') =>
  after(
    dunned,
    recordCreditNote(
      dunned,
      { number: 'AV-9', amountMinor, reason: 'x', issuedOn: day },
      { now: at(day), today: day, policy },
    ),
    day,
  );
/** Every fact that the days of its pauses bring from one day to another. */
function factsOf(dunned: Case, days: readonly string[]) {
  const facts: string[] = [];
  let lived = dunned;
  for (const day of days) {
    const decision = settled(lived, day);
    if (decision.kind !== 'accepted') continue;
    facts.push(...decision.facts.map(({ type }) => `${day} ${type}`));
    lived = after(lived, decision, day);
  }
  return { facts, lived };
}

describe('a promise of which a dispute covers what is missing', () => {
  it('is neither kept nor broken while it stands, and looked at once a week', () => {
    const { facts, lived } = factsOf(disputed(promised()), ['2026-04-14', '2026-04-15', '2026-04-20', '2026-04-21']);
    expect(facts).toEqual(['2026-04-14 PromiseDecisionPutOff', '2026-04-21 PromiseDecisionPutOff']);
    expect(lived.pauses).toMatchObject([{ until: '2026-04-28', end: null }, { kind: 'dispute' }]);
  });

  it('is so too when all that is not disputed was paid', () => {
    const part = disputed(credited(promised(), 90_000), 10_000);
    const dunned = paid(part, 20_000, '2026-04-10');
    expect(taken(settled(dunned, '2026-04-14')).facts).toMatchObject([{ type: 'PromiseDecisionPutOff' }]);
  });

  it('is decided once it is rejected, after the gap that the ladder rests too', () => {
    const put = disputed(promised());
    const { lived } = factsOf(put, ['2026-04-14']);
    // Rejected a day before the next look: 5 days to pay.
    const rejected = resolved(lived, { outcome: 'rejected' }, '2026-04-20');
    const { facts } = factsOf(rejected, ['2026-04-21', '2026-04-24', '2026-04-27']);
    expect(facts).toEqual(['2026-04-21 PromiseDecisionPutOff', '2026-04-27 PromiseBroken']);
  });

  it('is broken for what no dispute covers, and asks for no more than that', () => {
    const dunned = disputed(promised(), 80_000);
    const { facts, raise } = taken(settled(dunned, '2026-04-14'));
    expect(facts).toMatchObject([{ type: 'PromiseBroken', data: { receivedMinor: 0 } }]);
    expect(raise).toMatchObject([{ data: { missing: { amountMinor: 40_000, currency: 'EUR' } } }]);
  });
});

describe('a promise of more than a credit note has left', () => {
  it('asks the one who calls for what is owed, not for what was promised', () => {
    const { raise } = taken(settled(credited(promised(), 90_000), '2026-04-14'));
    expect(raise).toMatchObject([
      {
        data: { promised: { amountMinor: 50_000 }, missing: { amountMinor: 30_000 }, balance: { amountMinor: 30_000 } },
      },
    ]);
  });

  it('is not told as broken once a dispute covers what is missing', () => {
    const decision = settled(promised(), '2026-04-14');
    const subject = taken(decision).tell[0]?.subject as TransactionalSubject;
    const broken = after(promised(), decision, '2026-04-14');
    const tells = (dunned: Case) =>
      isStillToTell(
        { dunned, debtor: aDebtorOnRecord(), policy, circumstances: noCircumstances, now: at('2026-04-14') },
        subject,
      );
    expect(tells(broken)).toBe(true);
    expect(tells(disputed(broken, 119_950, '2026-04-14'))).toBe(false);
  });
});

describe('an instalment of which a dispute covers what is missing', () => {
  it('is not missed while it stands, and its plan is looked at once a week', () => {
    const dunned = disputed(inInstalments(), undefined, '2026-04-30');
    const { facts, lived } = factsOf(dunned, ['2026-04-30', '2026-05-11', '2026-05-12', '2026-05-18']);
    expect(facts.filter((fact) => fact.includes('InstalmentPlan'))).toEqual([
      '2026-04-30 InstalmentPlanMoved',
      '2026-05-11 InstalmentPlanMoved',
      '2026-05-18 InstalmentPlanMoved',
    ]);
    expect(lived.pauses).toMatchObject([{ end: null }, { kind: 'dispute' }]);
    expect(taken(settled(disputed(inInstalments(), 40_000, '2026-04-30'), '2026-05-11')).facts).toMatchObject([
      { type: 'InstalmentPlanEnded', data: { how: 'missed', missingMinor: 40_000 } },
    ]);
  });

  it('is asked for without what is disputed', () => {
    const [first = { amountMinor: 0, dueOn: '' }] = threeInstalments;
    expect(missingOfInstalment(disputed(inInstalments(), 100_000), 'I-1', first)).toBe(20_000);
    expect(missingOfInstalment(inInstalments(), 'I-1', first)).toBe(40_000);
  });
});
