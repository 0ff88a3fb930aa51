import { describe, expect, it } from 'vitest';
import { requestApproval } from '../../../lambdas/domain/case/approval.ts';
import type { Decision } from '../../../lambdas/domain/case/decision.ts';
import { evolve } from '../../../lambdas/domain/case/evolve.ts';
import { requestLegalDecision } from '../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { raiseCall } from '../../../lambdas/domain/case/policy-call.ts';
import { arrangeCall } from '../../../lambdas/domain/case/stage-call.ts';
import { noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import { aCaseThatSent, aDebtorOnRecord, aLadder, aPolicy } from '../builders.ts';
import { plan } from './planning.ts';

const policy = aPolicy();
const owner = { name: 'Camille Moreau', email: 'camille@exemple.example' };
const debtor = aDebtorOnRecord({ owner });
/** Direct notice falls due on Monday 20 April; reminder two left on the 10th. */
const reminded = aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' });
const fridayOpening = '2026-04-17T07:00:00.000Z';
const monday = '2026-04-20T07:00:00.000Z';
const tuesday = '2026-04-21T07:00:00.000Z';
const at = (now: string, dunned = reminded, of = debtor) => ({ dunned, debtor: of, policy, now });
const told = () => {
  const data = { stage: 'directNotice', cycle: 1, on: '2026-04-20' } as const;
  return evolve(reminded, { type: 'OwnerForewarned', data }, fridayOpening);
};

describe('the plan of a case whose debtor has an owner', () => {
  const previous = { version: 0, rounds: 0 };

  it('wakes at the opening of the business day before, then goes on to the stage', () => {
    expect(plan({ ...at('2026-04-15T12:00:00.000Z'), previous })).toMatchObject({
      stage: 'resumption',
      at: { resumption: fridayOpening },
    });
    expect(plan({ ...at(fridayOpening, told()), previous })).toMatchObject({
      stage: 'directNotice',
      at: { directNotice: monday, legalEscalation: '2026-05-04T07:00:00.000Z' },
    });
  });

  it('lets no wait of a longer ladder go beyond it', () => {
    const dunned = aCaseThatSent({ reminderOne: '2026-04-03' });
    expect(plan({ ...at('2026-04-07T12:00:00.000Z', dunned), previous })).toMatchObject({
      stage: 'reminderTwo',
      at: { reminderTwo: '2026-04-10T07:00:00.000Z', directNotice: fridayOpening, legalEscalation: fridayOpening },
    });
  });

  it('has no such day for a stage that is off', () => {
    const off = aPolicy({ stages: aLadder({ reminderOne: 3, reminderTwo: 10 }) });
    const dunned = aCaseThatSent({ reminderOne: '2026-04-03' });
    const alone = plan({ ...at('2026-04-07T12:00:00.000Z', dunned, aDebtorOnRecord()), policy: off, previous });
    expect(plan({ ...at('2026-04-07T12:00:00.000Z', dunned), policy: off, previous })).toEqual(alone);
  });

  it('waits out a hold of a manager day by day, without turning in circles', () => {
    const hold = { id: 'G', scope: 'creditor', key: 'main', reason: 'merger', until: '2026-06-30' } as const;
    const circumstances = { ...noCircumstances, version: 1, holds: [{ ...hold, since: monday, by: 'ann', end: null }] };
    const { version } = reminded;
    expect(plan({ ...at(monday), circumstances, previous: { version, rounds: 19 } })).toMatchObject({
      stage: 'resumption',
      at: { resumption: tuesday },
      rounds: 0,
      isParked: false,
    });
  });
});

describe('a task about a case', () => {
  it('names the owner of the debtor', () => {
    const strict = aPolicy({ approvalFrom: 'directNotice' });
    const calling = aPolicy({ callTasks: [{ offsetDays: 15, minimumBalanceMinor: 0 }] });
    const silent = aDebtorOnRecord({ owner, doNotWrite: true });
    const decisions: Decision[] = [
      requestApproval({ ...at(monday), policy: strict }),
      raiseCall({ ...at(monday), policy: calling }),
      arrangeCall(at(monday, reminded, silent)),
      requestLegalDecision(reminded, policy, { now: monday, today: '2026-04-20', owner: owner.name }),
    ];
    for (const decision of decisions)
      expect(decision).toMatchObject({ kind: 'accepted', raise: [{ owner: 'Camille Moreau' }] });
  });
});
