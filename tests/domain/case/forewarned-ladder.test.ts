import { expect, it } from 'vitest';
import { onOrBeforeBusinessDay } from '../../../lambdas/domain/calendar/business-days.ts';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { localDate } from '../../../lambdas/domain/calendar/send-window.ts';
import { checkStage } from '../../../lambdas/domain/case/check-stage.ts';
import { evolve } from '../../../lambdas/domain/case/evolve.ts';
import { noticeSent } from '../../../lambdas/domain/case/evolve-notices.ts';
import { forewarnOwner } from '../../../lambdas/domain/case/forewarn-owner.ts';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { lateDaysAt } from '../../../lambdas/domain/case/lateness.ts';
import { mostRounds } from '../../../lambdas/domain/case/plan.ts';
import type { Debtor } from '../../../lambdas/domain/debtor.ts';
import { stages } from '../../../lambdas/domain/dunning-policy.ts';
import { aCase, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { plan } from './planning.ts';

const policy = aPolicy({ spreadMinutes: 45 });
const { timeZone, businessDaysOf } = policy.sendWindow;
const dayOf = (instant: string) => localDate(instant, timeZone);

/** What a run does with a case nobody touches, as its state machine goes: each plan is followed until a check says to leave. */
function ladderOf(debtor: Debtor, dueDate: string) {
  let dunned = aCase({ invoice: { dueDate } });
  let now = `${addDays(dueDate, -30)}T12:00:00.000Z`;
  const left: string[] = [];
  const told: string[] = [];
  let previous = { version: 0, rounds: 0 };
  const situation = () => ({ dunned, debtor, policy, now });

  /** False once the ladder is at its end. */
  function followed(): boolean {
    const decision = forewarnOwner(situation());
    for (const fact of decision.kind === 'accepted' ? decision.facts : []) {
      dunned = evolve(dunned, fact, now);
      if (fact.type === 'OwnerForewarned') told.push(`${dayOf(now)}: ${fact.data.stage} on ${fact.data.on}`);
    }
    const { stage: entry, at, rounds, version, isParked } = plan({ ...situation(), startedAt: now, previous });
    expect([isParked, rounds < mostRounds]).toEqual([false, true]);
    previous = { version, rounds };
    if (entry === 'resumption') {
      now = at.resumption;
      return true;
    }
    for (const stage of stages.slice(stages.findIndex((each) => each === entry))) {
      if (entry === 'legalDecision' || entry === 'decisionPending') return false;
      if (at[stage] > now) now = at[stage];
      const check = checkStage(situation(), stage);
      if (check === 'leave') return true;
      if (check === 'skip') continue;
      const ids = { messageKey: stage, messageId: stage };
      const lateDays = lateDaysAt(now, assess(situation()), policy);
      dunned = evolve(dunned, noticeSent({ stage, cycle: 1 }, ids, lateDays), now);
      dunned = evolve(dunned, { type: 'MessageDelivered', data: ids }, now);
      left.push(`${dayOf(now)} ${stage}`);
    }
    return false;
  }
  while (followed());
  return { left, told };
}

const owner = { name: 'Camille Moreau', email: 'camille@exemple.example' };
const dueDates = Array.from({ length: 300 }, (_, days) => addDays('2026-01-10', days));

it('nothing leaves later because an owner is told, and he is told once, on the business day before, whatever the calendar', () => {
  for (const dueDate of dueDates) {
    const alone = ladderOf(aDebtorOnRecord(), dueDate);
    const owned = ladderOf(aDebtorOnRecord({ owner }), dueDate);
    expect(owned.left).toEqual(alone.left);
    expect(alone.told).toEqual([]);
    const firm = owned.left.filter((line) => /directNotice|legalEscalation/.test(line));
    expect(firm).toHaveLength(2);
    expect(owned.told).toEqual(
      firm.map((line) => {
        const [day = '', stage] = line.split(' ');
        return `${onOrBeforeBusinessDay(addDays(day, -1), businessDaysOf)}: ${stage} on ${day}`;
      }),
    );
  }
});
