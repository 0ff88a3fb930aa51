import { localDate } from '../../calendar/send-window.ts';
import { contentHash } from '../../canonical-json.ts';
import type { DebtorDetails } from '../../debtor.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { type Task, taskIdOf } from '../../task.ts';
import { caseTask } from '../case-task.ts';
import type { Case } from '../case.ts';
import type { LetterFact } from './letter-facts.ts';

type Situation = {
  readonly dunned: Case;
  readonly debtor: Pick<DebtorDetails, 'kind' | 'address'> & { readonly owner?: DebtorDetails['owner'] };
  readonly policy: Pick<DunningPolicy, 'registeredLetter' | 'sendWindow'>;
  readonly now: string;
};

/** True when the formal notice goes by registered letter too, and there is an address to send it to. */
export function goesRegistered({ debtor, policy }: Pick<Situation, 'debtor' | 'policy'>): boolean {
  return policy.registeredLetter && debtor.address !== undefined;
}

/** The id of the letter of a message: all cases that it is about name the same one, which is posted once. URL-safe. */
export function letterIdOf(messageKey: string): string {
  return `letter-${contentHash([messageKey]).slice(0, 16)}`;
}

/** What asks for the registered letter of a formal notice that has just left by mail; nothing where the policy wants none. */
export function requestLetter(
  { dunned, debtor, policy, now }: Situation,
  notice: { readonly cycle: number; readonly messageKey: string },
  document: { readonly id: string; readonly sha256: string } | undefined,
): { readonly facts: readonly LetterFact[]; readonly raise: readonly Task[] } {
  if (!policy.registeredLetter || !document) return { facts: [], raise: [] };
  const { cycle, messageKey } = notice;
  const letterId = letterIdOf(messageKey);
  if (debtor.address) {
    const data = {
      letterId,
      cycle,
      messageKey,
      documentId: document.id,
      sha256: document.sha256,
      documentPath: `/invoices/${dunned.id}/documents/${document.id}`,
      mayBeElectronic: debtor.kind !== 'consumer',
    };
    return { facts: [{ type: 'RegisteredLetterRequested', data }], raise: [] };
  }
  const task = caseTask(dunned, now, {
    id: taskIdOf('checkLetter', dunned.id, letterId),
    kind: 'checkLetter',
    dueOn: localDate(now, policy.sendWindow.timeZone),
    owner: debtor.owner?.name,
    data: {
      reason: 'noPostalAddress',
      question:
        'The formal notice has left by mail, but the debtor has no postal address for the registered letter. Find it ' +
        '(PATCH /debtors/{id}), and post the letter that is among the documents of the invoice.',
    },
  });
  return {
    facts: [{ type: 'RegisteredLetterNotPossible', data: { letterId, cycle, taskId: task.id } }],
    raise: [task],
  };
}
