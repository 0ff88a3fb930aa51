import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Debtor } from '../../domain/debtor.ts';
import type { DebtorChange } from '../../domain/debtor/debtor-change.ts';
import { eraseDebtor } from '../../domain/personal-data/erase-debtor.ts';
import { type Kept, type KeptCase, type RetentionPlan, whatIsKept } from '../../domain/personal-data/what-is-kept.ts';
import { isAccountMark } from '../../domain/matching/payer-mark.ts';
import type { Task } from '../../domain/task.ts';
import { ConcurrentChangeError } from '../../ports/errors.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { Store } from '../../ports/store.ts';
import type { Write } from '../../ports/write.ts';
import { changeDebtor, type DebtorOutcome, policyOfDebtor } from '../change-debtor.ts';
import { chunksOf } from '../chunks.ts';
import type { Deps } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
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

/** That a file stays because the document store has it locked. */
function locked({ dunned }: CaseRecords, until: string): Kept {
  const why = 'the document store keeps a file of it locked until then';
  return { record: 'claimEvidence', invoiceId: dunned.id, until: until.slice(0, 10), why };
}

/**
 * The files of a case go before what is known of them: what dies in between finds them again. Answers what stays of them.
 */
async function eraseFiles({ store, documents }: ErasureDeps, records: CaseRecords): Promise<Kept | undefined> {
  const { dunned, documents: files } = records;
  const untils: string[] = [];
  for (const file of files) {
    const lockedUntil = await documents.remove(file.key);
    if (lockedUntil === undefined)
      await store.commit([{ kind: 'eraseDocument', invoiceId: dunned.id, documentId: file.id }]);
    else untils.push(lockedUntil);
  }
  const last = untils.toSorted().at(-1);
  return last === undefined ? undefined : locked(records, last);
}

/** By what a debtor is known as a payer: his accounts go with his contacts, his name with his identity. */
async function marksGoing(
  store: Store,
  { creditor, debtorId }: Erasure,
  { erasesContacts, erasesIdentity }: RetentionPlan,
): Promise<Write[]> {
  if (!erasesContacts && !erasesIdentity) return [];
  const marks = await store.marksOf(creditor, debtorId);
  const going = marks.filter((mark) => (isAccountMark(mark) ? erasesContacts : erasesIdentity));
  return going.map((mark) => ({ kind: 'erasePayerMark', creditor, debtorId, mark }));
}

/** Takes away what proves the claim of a case, as long as nothing happens to it meanwhile. */
async function eraseEvidence(deps: ErasureDeps, records: CaseRecords, shared: ReadonlySet<string>) {
  const still: Write = { kind: 'caseUnchanged', dunned: records.dunned };
  await deps.store.commit([still]);
  const kept = await eraseFiles(deps, records);
  for (const chunk of chunksOf(wordsOf(records, shared), mostWrites)) await deps.store.commit([still, ...chunk]);
  return kept;
}

const stateOf = (cases: readonly Case[]): string =>
  cases
    .map(({ id, revision }) => `${id} ${revision}`)
    .toSorted()
    .join('\n');

/**
 * Erases what is kept of a debtor as far as the law does not ask for it or allow it, and says what stays, why and until
 * when. What proves the claims goes first and the line in his log comes last: begun again, it goes on where it was. What
 * happens to him or his cases meanwhile makes it begin again, on what is due by then.
 */
export function erasePersonalData(deps: ErasureDeps, erasure: Erasure): Promise<ErasureOutcome> {
  return onFreshState(() => tryErasure(deps, erasure));
}

async function tryErasure(deps: ErasureDeps, erasure: Erasure): Promise<ErasureOutcome> {
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
  const stillKept: Kept[] = [];
  for (const each of gone) {
    const kept = await eraseEvidence(deps, each, shared);
    if (kept) stillKept.push(kept);
  }
  const ofDebtor = plan.erasesContacts && going.size === records.length ? tasksOfDebtor : [];
  const marks = await marksGoing(store, erasure, plan);
  for (const chunk of chunksOf([...wordsOfTasks(ofDebtor), ...marks], mostWrites / 2)) await store.commit(chunk);
  // Of a case whose file is locked the log does not say that it is gone: it is looked at again the next time.
  const erasedOf = gone
    .map(({ dunned }) => dunned.id)
    .filter((id) => !stillKept.some(({ invoiceId }) => invoiceId === id));
  if (stateOf(await allCasesOf(store, erasure)) !== stateOf(cases))
    throw new ConcurrentChangeError(`a case of debtor ${erasure.debtorId} has changed`);
  const outcome = await changeDebtor(deps, { name: 'erase-personal-data', content: {}, ...erasure }, (situation) => {
    if (situation.debtor.version !== debtor.version)
      throw new ConcurrentChangeError(`debtor ${erasure.debtorId} has changed`);
    return eraseDebtor(situation.debtor, plan, erasedOf, situation.now);
  });
  if (!('debtor' in outcome)) return outcome;
  return { kind: 'done', debtor: outcome.debtor, plan: { ...plan, kept: [...plan.kept, ...stillKept] }, erasedOf };
}
