import { localDate } from '../calendar/send-window.ts';
import type { Case } from '../case/case.ts';
import { checkStage } from '../case/check-stage.ts';
import { evolve } from '../case/evolve.ts';
import type { Step } from '../case/ladder.ts';
import { requestLegalDecision } from '../case/legal-decision/legal-decision.ts';
import type { Debtor } from '../debtor.ts';
import type { AddressUse } from '../debtor/address-use.ts';
import type { Telling } from '../message/transactional.ts';
import type { Stage } from '../dunning-policy.ts';
import { type ChosenWindow, chooseWindow } from '../window/choose-window.ts';
import { proposed } from '../window/place-notice.ts';
import type { DebtorWindow } from '../window/window.ts';
import { type CaseAhead, planned, turnAfter } from './foreseen-case.ts';
import type { DebtorFacts, ForeseenSituation } from './foresight.ts';
import { circumstancesAt } from './kept-bank.ts';

/** Something that the debtor is to be told because of an agreement of his. */
type Asked = { readonly caseId: string; readonly telling: Telling; readonly sendAt: string };

/** The debtor at an instant to come, changed step by step as time is played. */
export type World = {
  readonly facts: DebtorFacts;
  now: string;
  debtor: Debtor;
  addressUse: AddressUse | undefined;
  readonly cases: Map<string, CaseAhead>;
  windows: DebtorWindow[];
  asked: Asked[];
};

/** A case at the instant that time has reached. */
export function situationOf(
  { facts, now, debtor }: World,
  ahead: Pick<CaseAhead, 'dunned' | 'policy'>,
): ForeseenSituation {
  const { dunned, policy } = ahead;
  const circumstances = circumstancesAt(facts.circumstances, ahead, { now: facts.now, at: now });
  return { dunned, debtor, policy, circumstances, now };
}

/** The window that a notice goes into, from what the debtor's windows are by then. */
export function windowFor({ windows }: World, { debtor, policy, now }: ForeseenSituation, stage: Stage): ChosenWindow {
  const today = localDate(now, policy.sendWindow.timeZone);
  return chooseWindow({ stage, debtor, policy, now, windows: windows.filter(({ date }) => date >= today) });
}

/** Opens the window chosen, unless the notice joins one. */
export function openWindow(world: World, { date, sendAt, isNew }: ChosenWindow): void {
  const { creditor, id: debtorId } = world.debtor;
  if (isNew) world.windows.push({ creditor, debtorId, date, sendAt, attempt: 1, state: 'open' });
}

/** Takes a step whose time has come: its notice goes into a window, or a person is asked for the decision. */
function taken(world: World, situation: ForeseenSituation, step: Step): Case {
  const { dunned, policy, circumstances, now } = situation;
  if (step !== 'legalDecision') {
    const chosen = windowFor(world, situation, step);
    openWindow(world, chosen);
    return evolve(dunned, proposed(situation, step, chosen), now);
  }
  const today = localDate(now, policy.sendWindow.timeZone);
  const asked = requestLegalDecision(dunned, policy, { now, today, circumstances });
  return asked.kind === 'accepted' ? asked.facts.reduce((before, fact) => evolve(before, fact, now), dunned) : dunned;
}

function checked(world: World, ahead: CaseAhead, step: Step): CaseAhead {
  const situation = situationOf(world, ahead);
  const { now } = situation;
  switch (checkStage(situation, step)) {
    case 'leave':
      return { ...ahead, next: { does: 'plan', at: now } };
    case 'skip':
      return { ...ahead, next: turnAfter(ahead, step, now) };
    case 'send':
      return { ...ahead, dunned: taken(world, situation, step), next: turnAfter(ahead, step, now), rounds: 0 };
  }
}

/** Plays every case whose turn has come, until all of them wait for later. */
export function playCases(world: World): void {
  for (const [id, begun] of world.cases) {
    let ahead = begun;
    while (ahead.next.at <= world.now) {
      if (ahead.next.does === 'check') {
        ahead = checked(world, ahead, ahead.next.step);
        continue;
      }
      const { ahead: after, tell } = planned(ahead, situationOf(world, ahead));
      const sendAt = (telling: Telling) => (telling.sendAt && telling.sendAt > world.now ? telling.sendAt : world.now);
      world.asked.push(...tell.map((telling) => ({ caseId: id, telling, sendAt: sendAt(telling) })));
      ahead = after;
    }
    world.cases.set(id, ahead);
  }
}
