import type { Debtor } from '../../domain/debtor.ts';
import type { DebtorChange } from '../../domain/debtor/debtor-change.ts';
import type { Message } from '../../domain/message/message.ts';
import type { Task } from '../../domain/task.ts';
import type { Store } from '../../ports/store.ts';
import { allChangesOf, taskIdsOf } from './debtor-records.ts';
import { type CaseRecords, loadTasksOf, recordsOfCase } from './records-of-case.ts';

/** A message with its bytes as they were sent; none once they were erased. */
export type SentMessage = { readonly message: Message; readonly mime: Buffer | undefined };

export type PersonalData = {
  readonly debtor: Debtor;
  /** On the first page only. */
  readonly about?: { readonly changes: readonly DebtorChange[]; readonly tasks: readonly Task[] };
  readonly cases: readonly (CaseRecords & { readonly messages: readonly SentMessage[] })[];
  readonly cursor?: string | undefined;
};

async function messagesOf(store: Store, keys: readonly string[]): Promise<SentMessage[]> {
  const found = await Promise.all(
    keys.map(async (key) => {
      const [message, mime] = await Promise.all([store.loadMessage(key), store.loadMime(key)]);
      return message && { message, mime };
    }),
  );
  return found.filter((each) => each !== undefined);
}

/** All that is kept of a debtor, a page of his invoices at a time; undefined for one who is not known. */
export async function exportPersonalData(
  store: Store,
  {
    creditor,
    debtorId,
    cursor,
    limit,
  }: { creditor: string; debtorId: string; cursor?: string | undefined; limit: number },
): Promise<PersonalData | undefined> {
  const debtor = await store.loadDebtor(creditor, debtorId);
  if (!debtor) return undefined;
  const page = await store.listCases({ debtor: { creditor, debtorId } }, cursor, limit);
  const cases = await Promise.all(
    page.items.map(async (dunned) => {
      const records = await recordsOfCase(store, dunned);
      return { ...records, messages: await messagesOf(store, records.messageKeys) };
    }),
  );
  if (cursor !== undefined) return { debtor, cases, cursor: page.cursor };
  const changes = await allChangesOf(store, { creditor, debtorId });
  const tasks = await loadTasksOf(store, taskIdsOf(changes));
  return { debtor, about: { changes, tasks }, cases, cursor: page.cursor };
}
