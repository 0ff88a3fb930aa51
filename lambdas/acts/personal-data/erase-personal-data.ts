import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import type { Debtor } from '../../domain/debtor.ts';
import type { DebtorChange } from '../../domain/debtor/debtor-change.ts';
import { eraseDebtor } from '../../domain/personal-data/erase-debtor.ts';
import { type KeptCase, type RetentionPlan, whatIsKept } from '../../domain/personal-data/what-is-kept.ts';
import type { Task } from '../../domain/task.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { Write } from '../../ports/write.ts';
import { changeDebtor, type DebtorOutcome, policyOfDebtor } from '../change-debtor.ts';
import { chunksOf } from '../chunks.ts';
import type { Deps } from '../dunning-of-case.ts';
import { allCasesOf, allChangesOf, taskIdsOf } from './debtor-records.ts';
import { type CaseRecords, loadTasksOf, recordsOfCase } from './records-of-case.ts';

type ErasureDeps = Deps & { readonly documents: DocumentStore };

type Erasure = {
  readonly creditor: string;
  readonly debtorId: string;
  readonly by: string;
  readonly key: string | undefined;
};

export type ErasureOutcome =
  | {
      readonly kind: 'done';
      readonly debtor: Debtor;
      readonly plan: RetentionPlan;
      readonly erasedOf: readonly string[];
    }
  | Exclude<DebtorOutcome, { readonly debtor: Debtor }>;

/** A transaction takes a hundred operations. */
const mostWrites = 90;

function wordsOfTasks(tasks: readonly Task[]): Write[] {
  return tasks
    .filter(({ status, result }) => status === 'done' && result !== 'erased')
    .map((task) => ({ kind: 'eraseTask', task }));
}

/** What takes the words of a case away: what people said, what was sent, what its tasks told. */
function wordsOf({ dunned, notes, tasks, messageKeys }: CaseRecords, shared: ReadonlySet<string>): Write[] {
  return [
    ...notes.map((note) => ({ kind: 'eraseNote' as const, invoiceId: dunned.id, noteId: note.id })),
    ...wordsOfTasks(tasks),
    ...messageKeys
      .filter((messageKey) => !shared.has(messageKey))
      .map((messageKey) => ({ kind: 'eraseMime' as const, messageKey })),
  ];
}

/** True when what proves the claim on an invoice was erased after the last that happened to it. */
function isErased(invoiceId: string, lastOn: CivilDate, changes: readonly DebtorChange[], timeZone: string): boolean {
  return changes.some(
    (change) =>
      change.type === 'PersonalDataErased' &&
      change.data.evidenceOf.includes(invoiceId) &&
      localDate(change.at, timeZone) >= lastOn,
  );
}

/** The files of a case go before what is known of them: what dies in between finds them again. */
async function eraseFiles({ store, documents }: ErasureDeps, { dunned, documents: files }: CaseRecords): Promise<void> {
  for (const file of files) {
    await documents.remove(file.key);
    await store.commit([{ kind: 'eraseDocument', invoiceId: dunned.id, documentId: file.id }]);
  }
}

/**
 * Erases what is kept of a debtor as far as the law does not ask for it or allow it, and says what stays, why and until
 * when. What proves the claims goes first and the line in his log comes last: begun again, it goes on where it was.
 */
export async function erasePersonalData(deps: ErasureDeps, erasure: Erasure): Promise<ErasureOutcome> {
  const { store, settings, clock } = deps;
  const { debtor, circumstances } = await store.load({ debtor: erasure });
  if (!debtor) return { kind: 'unknown' };
  const now = clock.now();
  const { timeZone } = policyOfDebtor(deps, { debtor, circumstances, now }).sendWindow;
  const [cases, changes] = await Promise.all([allCasesOf(store, erasure), allChangesOf(store, erasure)]);
  const tasksOfDebtor = await loadTasksOf(store, taskIdsOf(changes));
  const records: CaseRecords[] = [];
  for (const group of chunksOf(cases, 10))
    records.push(...(await Promise.all(group.map((dunned) => recordsOfCase(store, dunned)))));
  const keptCases = records.map(({ dunned, events }): KeptCase => ({
    invoiceId: dunned.id,
    status: dunned.status,
    lastOn: localDate(events.at(-1)?.at ?? dunned.createdAt, timeZone),
  }));
  const hasOpenTask = [...tasksOfDebtor, ...records.flatMap(({ tasks }) => tasks)].some(
    ({ status }) => status === 'open',
  );
  const { retention } = settings;
  const plan = whatIsKept({ debtor, cases: keptCases, hasOpenTask, retention, today: localDate(now, timeZone) });
  const going = new Set(plan.erasesEvidenceOf);
  // A message that told of several invoices stays as long as one of them does.
  const shared = new Set(
    records.filter(({ dunned }) => !going.has(dunned.id)).flatMap(({ messageKeys }) => messageKeys),
  );
  const lastOn = new Map(keptCases.map((each) => [each.invoiceId, each.lastOn]));
  const gone = records.filter(
    ({ dunned: { id } }) => going.has(id) && !isErased(id, lastOn.get(id) ?? '', changes, timeZone),
  );
  for (const each of gone) await eraseFiles(deps, each);
  const ofDebtor = plan.erasesContacts && going.size === records.length ? tasksOfDebtor : [];
  const words = [...gone.flatMap((each) => wordsOf(each, shared)), ...wordsOfTasks(ofDebtor)];
  for (const chunk of chunksOf(words, mostWrites)) await store.commit(chunk);
  const erasedOf = gone.map(({ dunned }) => dunned.id);
  const outcome = await changeDebtor(deps, { name: 'erase-personal-data', content: {}, ...erasure }, (situation) =>
    eraseDebtor(situation.debtor, plan, erasedOf, situation.now),
  );
  return 'debtor' in outcome ? { kind: 'done', debtor: outcome.debtor, plan, erasedOf } : outcome;
}
