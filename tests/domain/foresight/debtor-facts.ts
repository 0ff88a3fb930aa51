import { noCircumstances } from '../../../lambdas/domain/circumstances/circumstances.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import type { DunningPolicy } from '../../../lambdas/domain/dunning-policy.ts';
import type { DebtorFacts, ForeseenMessage, Foresight } from '../../../lambdas/domain/foresight/foresight.ts';
import { aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';

/** Stages fall due at the opening, messages leave ten minutes after. */
export const punctual: DunningPolicy = aPolicy({ gatherMinutes: 10 });

/** What is known of Acme's cases at an instant, each of whose runs has just been begun. */
export function factsOf(
  now: string,
  cases: readonly Case[],
  changes: Partial<DebtorFacts> & { policy?: DunningPolicy } = {},
) {
  const { policy = punctual, ...others } = changes;
  const facts: DebtorFacts = {
    debtor: aDebtorOnRecord(),
    cases: cases.map((dunned) => ({ dunned, policy, wakeBy: null })),
    windows: [],
    circumstances: noCircumstances,
    now,
    ...others,
  };
  return facts;
}

/** A message in one line: when and of what kind, and which invoice is told which stage. */
export function lineOf(message: ForeseenMessage): string {
  const told =
    message.kind === 'transactional'
      ? [`${message.situation.dunned.invoice.number} ${message.subject.kind}`]
      : message.notices.map(({ dunned, stage }) => `${dunned.invoice.number} ${stage}`);
  return `${message.sendAt} ${message.kind}: ${told.join(', ')}`;
}

export function linesOf({ messages }: Foresight): string[] {
  return messages.map(lineOf);
}

/** Which invoice is not told, and the codes of what stands against it. */
export function withheldOf({ withheld }: Foresight): string[] {
  return withheld.map(({ dunned, blockers }) => `${dunned.id}: ${blockers.map(({ code }) => code).join(', ')}`);
}

/** An invoice whose notices left on those days, and arrived; its id is its number. */
export function reminded(
  number: string,
  dueDate: string,
  sentOn: Parameters<typeof aCaseThatSent>[0] = {},
  changes: Partial<Case> = {},
): Case {
  const sent = aCaseThatSent(sentOn, { ...changes, id: number, invoice: { number, dueDate } });
  return { ...sent, notices: sent.notices.map((notice) => ({ ...notice, deliveredAt: notice.sentAt })) };
}
