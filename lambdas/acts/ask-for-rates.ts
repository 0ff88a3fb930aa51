import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import { claimOf } from '../domain/case/claim/claim-of-case.ts';
import { saidClaim, speaksOfLateness } from '../domain/case/claim/said-claim.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import type { MissingRate } from '../domain/late-payment/rate-plan.ts';
import { percentText } from '../domain/late-payment/rate.ts';
import { openTask, type Task, taskIdOf } from '../domain/task.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';
import { raiseOnce } from './raise-once.ts';

type Telling = CaseSituation & { readonly stage: Stage };

/** Asks for a rate that is published by now, once for each table and half-year of a creditor. */
function rateTask(
  { dunned, now }: Pick<CaseSituation, 'dunned' | 'now'>,
  { table, halfYear, usedBasisPoints }: MissingRate,
  dueOn: CivilDate,
): Task {
  const { creditor } = dunned.invoice;
  const id = taskIdOf('missingRate', creditor, table, halfYear);
  const data = { table, halfYear, usedRatePercent: percentText(usedBasisPoints) };
  return openTask({ id, kind: 'missingRate', creditor, dueOn, data }, now);
}

/** Before a document shows the claim of a case as of a day: asks for each rate that makes it provisional, once. */
export async function askForRatesOfClaim(
  { store }: Pick<Deps, 'store'>,
  situation: CaseSituation,
  asOf: CivilDate,
): Promise<void> {
  const claim = claimOf(situation, asOf);
  if (claim.kind !== 'claim') return;
  const today = localDate(situation.now, situation.policy.sendWindow.timeZone);
  for (const missing of claim.missingRates) await raiseOnce(store, rateTask(situation, missing, today));
}

/** Asks for the rules of a country, once for each kind of debtor there: messages say nothing of lateness until then. */
function rulesTask({ dunned, debtor, now }: CaseSituation, missing: string, dueOn: CivilDate): Task {
  const { creditor } = dunned.invoice;
  const { country, kind } = debtor;
  const id = taskIdOf('checkClaim', creditor, country, kind);
  const data = { why: 'unknownRegime', country, debtorKind: kind, missing };
  return openTask({ id, kind: 'checkClaim', creditor, dueOn, data }, now);
}

function tasksOf(notice: Telling): Task[] {
  const { debtor, policy, now, stage } = notice;
  const today = localDate(now, policy.sendWindow.timeZone);
  const said = saidClaim(notice, stage, today);
  if (said) return said.missingRates.map((missing) => rateTask(notice, missing, today));
  if (debtor.kind === 'consumer' || !speaksOfLateness(notice, stage)) return [];
  const claim = claimOf(notice, today);
  return claim.kind === 'unknownRegime' ? [rulesTask(notice, claim.missing, today)] : [];
}

/**
 * Before notices tell of late payment: raises, once, what a person has to look up for them. A rate that is not in its table
 * yet makes their figures provisional; where the law of the debtor's country is not known, they say nothing.
 */
export async function askForRates({ store }: Pick<Deps, 'store'>, notices: readonly Telling[]): Promise<void> {
  const tasks = new Map(notices.flatMap(tasksOf).map((task) => [task.id, task]));
  for (const task of tasks.values()) await raiseOnce(store, task);
}
