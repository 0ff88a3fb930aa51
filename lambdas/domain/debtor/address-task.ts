import type { CivilDate } from '../calendar/civil-date.ts';
import { refused, type TaskEnd } from '../case/decision.ts';
import type { Debtor } from '../debtor.ts';
import { openTask, type Task, taskIdOf } from '../task.ts';
import { isUnreachable } from './address-service.ts';
import { changed, type DebtorDecision } from './debtor-change.ts';

/** A debtor with the question for his address, and what becomes of its task. */
export type Asked = { readonly debtor: Debtor; readonly raise: readonly Task[]; readonly end: readonly TaskEnd[] };

/** Of a debtor whose contacts were erased nobody is asked for one, until something is open that he would be written about. */
function isAddressNeeded({ doNotWrite, erasedAt, contactsWantedAt, ...debtor }: Debtor): boolean {
  return !doNotWrite && (!erasedAt || Boolean(contactsWantedAt)) && isUnreachable(debtor);
}

function addressTask(debtor: Debtor, now: string, today: CivilDate): Task {
  const { creditor, id, version, outOfService = [] } = debtor;
  const [last] = outOfService.toSorted((a, b) => (a.since < b.since ? 1 : -1));
  return openTask(
    {
      id: taskIdOf('fixAddress', creditor, id, version),
      kind: 'fixAddress',
      creditor,
      debtorId: id,
      dueOn: today,
      data: {
        reason: last?.why,
        question:
          debtor.emails.length === 0
            ? 'No e-mail address of this debtor is known, and all his invoices wait. Give one (PATCH /debtors/{id}).'
            : 'No address of this debtor takes mail, and all his invoices wait. Correct it (PATCH /debtors/{id}); or end ' +
              'this task, when an address that bounced works again.',
      },
    },
    now,
  );
}

/**
 * Asks a person for an address as soon as none of a debtor takes mail: one task for all his invoices, taken back when he
 * can be written to again, or when nobody is to write to him.
 */
export function askForAddress(
  debtor: Debtor,
  { now, today, result = 'not needed' }: { readonly now: string; readonly today: CivilDate; readonly result?: string },
): Asked {
  const { addressTaskId: taskId = null } = debtor;
  if (isAddressNeeded(debtor) === (taskId !== null)) return { debtor, raise: [], end: [] };
  if (taskId !== null) return { debtor: { ...debtor, addressTaskId: null }, raise: [], end: [{ taskId, result }] };
  const task = addressTask(debtor, now, today);
  return { debtor: { ...debtor, addressTaskId: task.id }, raise: [task], end: [] };
}

/**
 * A person says that the addresses work: what bounced or was refused takes mail again, and what waits is sent. Where all
 * that is left was complained of, that does not help: he has to give another one.
 */
export function restoreAddresses(debtor: Debtor, taskId: string): DebtorDecision {
  const { outOfService = [] } = debtor;
  const kept = outOfService.filter(({ why }) => why === 'complaint');
  const addresses = outOfService.filter(({ why }) => why !== 'complaint').map(({ address }) => address);
  if (debtor.emails.length === 0)
    return refused('noAddress', 'no e-mail address of the debtor is known: give one (PATCH /debtors/{id})');
  if (isUnreachable({ ...debtor, outOfService: kept }))
    return refused(
      'noAddress',
      'the debtor has complained of mail to every address he has: give another one, or set doNotWrite (PATCH /debtors/{id})',
    );
  return changed(debtor, { outOfService: kept }, { type: 'AddressesRestored', data: { taskId, addresses } });
}
