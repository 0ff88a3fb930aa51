import { daysBetween } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import { callHistory } from '../domain/case/call-history.ts';
import { moneyOf } from '../domain/case/case.ts';
import type { Accepted } from '../domain/case/decision.ts';
import { demandableMinor } from '../domain/case/demandable.ts';
import { evolve } from '../domain/case/evolve.ts';
import { formatMoney } from '../domain/money.ts';
import type { Task } from '../domain/task.ts';
import { longDate } from '../templates/printed-values.ts';
import { callWords } from '../templates/wording/call-script.ts';
import type { CaseSituation, Deps } from './dunning-of-case.ts';

/** A call with all that the caller needs: whom, how late, what happened so far, what to say and to ask. */
function briefed({ settings }: Deps, situation: CaseSituation, task: Task): Task {
  const { dunned, debtor, policy, now } = situation;
  const { invoice } = dunned;
  const today = localDate(now, policy.sendWindow.timeZone);
  const demanded = moneyOf(dunned, demandableMinor(dunned, today));
  const history = callHistory(situation);
  const { name: creditorName = invoice.creditor } = settings.creditors.find(({ id }) => id === invoice.creditor) ?? {};
  const facts = {
    creditorName,
    number: invoice.number,
    dueDate: longDate(invoice.dueDate, debtor.locale),
    amount: formatMoney(demanded, debtor.locale),
    brokenPromises: history.brokenPromises,
  };
  const { name, locale, kind, emails: contacts } = debtor;
  const daysLate = daysBetween(invoice.dueDate, today);
  const brief = {
    demanded,
    daysLate,
    history,
    debtor: { name, kind, locale, contacts },
    ...callWords(facts, kind, locale),
  };
  return { ...task, data: { ...brief, ...task.data } };
}

/** A decision whose calls tell the caller everything, as the case will stand after it; other tasks stay as they are. */
export function withBriefs(deps: Deps, situation: CaseSituation, decision: Accepted): Accepted {
  if (decision.raise.every(({ kind }) => kind !== 'call')) return decision;
  const dunned = decision.facts.reduce((before, fact) => evolve(before, fact, situation.now), situation.dunned);
  const raise = decision.raise.map((task) =>
    task.kind === 'call' ? briefed(deps, { ...situation, dunned }, task) : task,
  );
  return { ...decision, raise };
}
