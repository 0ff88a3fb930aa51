import { daysBetween } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import { brokenPromises } from '../domain/case/agreement.ts';
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
function briefed(
  { settings }: Pick<Deps, 'settings'>,
  situation: CaseSituation,
  task: Task,
  brokenElsewhere: number,
): Task {
  const { dunned, debtor, policy, now } = situation;
  const { invoice } = dunned;
  const today = localDate(now, policy.sendWindow.timeZone);
  const demanded = moneyOf(dunned, demandableMinor(dunned, today));
  const history = callHistory(situation, brokenElsewhere);
  const { name: creditorName = invoice.creditor } = settings.creditors.find(({ id }) => id === invoice.creditor) ?? {};
  const facts = {
    creditorName,
    number: invoice.number,
    dueDate: longDate(invoice.dueDate, debtor.locale),
    amount: formatMoney(demanded, debtor.locale),
    brokenPromises: brokenPromises(dunned),
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
  const { brokenPromises: known } = task.data;
  const broken = typeof known === 'number' && { brokenPromises: known + brokenElsewhere };
  return { ...task, data: { ...brief, ...task.data, ...broken } };
}

/**
 * A decision whose calls tell the caller everything, as the case will stand after it; other tasks stay as they are. Of the
 * promises the debtor has broken on all of his invoices, as they were counted, those of this case are counted anew.
 */
export function withBriefs(
  deps: Pick<Deps, 'settings'>,
  situation: CaseSituation,
  decision: Accepted,
  brokenByDebtor: number,
): Accepted {
  const brokenElsewhere = Math.max(0, brokenByDebtor - brokenPromises(situation.dunned));
  const dunned = decision.facts.reduce((before, fact) => evolve(before, fact, situation.now), situation.dunned);
  const raise = decision.raise.map((task) =>
    task.kind === 'call' ? briefed(deps, { ...situation, dunned }, task, brokenElsewhere) : task,
  );
  return { ...decision, raise };
}
