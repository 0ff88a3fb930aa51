import { addDays } from '../../domain/calendar/civil-date.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import { offsetAt } from '../../domain/calendar/zone-offset.ts';
import { gapsOf, linkOf, type StatementGap, withLink } from '../../domain/bank-statement/statement-gap.ts';
import type { AccountRecord, StatementOfFile, StatementRecord } from '../../domain/bank-statement/statement-record.ts';
import { readPaymentFeed } from '../../domain/circumstances/payment-feed.ts';
import { policiesOf } from '../../domain/settings.ts';
import { defaultPolicy } from '../../domain/shipped-policies.ts';
import { openTask, type Task, taskIdOf } from '../../domain/task.ts';
import type { Write } from '../../ports/write.ts';
import { endOfStatementTask } from '../ask-for-statement.ts';
import { changeCircumstances } from '../change-circumstances.ts';
import { chunksOf } from '../chunks.ts';
import type { Deps } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';

const tasksPerTransaction = 80;

/** A statement with its number among those of its file. */
type Numbered = { readonly statement: StatementOfFile; readonly at: number };

function zoneOf({ settings }: Pick<Deps, 'settings'>): string {
  return (policiesOf(settings).get(defaultPolicy.id) ?? defaultPolicy).sendWindow.timeZone;
}

/** The end of a day where the company is, or now where that is still to come. */
function endOfDay(day: string, timeZone: string, now: string): string {
  const midnight = Date.parse(`${addDays(day, 1)}T00:00:00Z`);
  const end = new Date(midnight - offsetAt(timeZone, midnight)).toISOString();
  return end < now ? end : now;
}

const gapTaskId = (account: string, before: string): string => taskIdOf('statementGap', account, before);

function gapTask(account: string, creditor: string, gap: StatementGap, now: string): Task {
  return openTask(
    {
      id: gapTaskId(account, gap.before),
      kind: 'statementGap',
      creditor,
      dueOn: localDate(now, 'UTC'),
      data: {
        account,
        statement: gap.before,
        format: gap.format,
        cause: gap.cause,
        closedBefore: gap.after,
        ...(gap.opens && { opens: gap.opens }),
        question: 'A statement is missing before this one: post it. This task ends by itself when it comes.',
      },
    },
    now,
  );
}

/** Raises a question for each statement that is missing now, once, and ends those whose statement has come. */
async function gapWrites(
  { store }: Deps,
  {
    account,
    creditor,
    known,
    links,
  }: { account: string; creditor: string; known: AccountRecord | undefined; links: AccountRecord['links'] },
  { now, by }: { now: string; by: string },
): Promise<Write[]> {
  const [before, after] = [gapsOf(known?.links ?? []), gapsOf(links)];
  const writes: Write[] = [];
  for (const gap of after) {
    const task = gapTask(account, creditor, gap, now);
    if (!(await store.loadTask(task.id))) writes.push({ kind: 'raiseTask', task });
  }
  for (const gap of before.filter((each) => !after.some((other) => other.before === each.before))) {
    const task = await store.loadTask(gapTaskId(account, gap.before));
    if (task?.status === 'open') writes.push({ kind: 'endTask', taskId: task.id, result: 'found', at: now, by });
  }
  return writes;
}

/** Notes how far an account is known, and what is missing before that. The same again changes nothing. */
function noteAccount(
  deps: Deps,
  { id, by }: StatementRecord,
  account: string,
  numbered: readonly Numbered[],
): Promise<void> {
  const { store, clock } = deps;
  return onFreshState(async () => {
    const [known] = await store.loadBankAccounts([account]);
    const now = clock.now();
    const creditor = numbered[0]?.statement.creditor ?? '';
    let links = known?.links ?? [];
    let { readUpTo } = known ?? {};
    for (const { statement, at } of numbered) {
      const link = linkOf(`${id}-${at}`, statement);
      if (!link) continue;
      links = withLink(links, link);
      const end = endOfDay(link.closing.on, zoneOf(deps), now);
      if (end > (readUpTo ?? '')) readUpTo = end;
    }
    if (links === known?.links || links.length === 0) return;
    const tasks = await gapWrites(deps, { account, creditor, known, links }, { now, by });
    const after: AccountRecord = { kind: 'account', account, links, readUpTo, version: (known?.version ?? 0) + 1 };
    const [own = [], ...others] = chunksOf(tasks, tasksPerTransaction);
    // Tasks of which there are too many for one transaction go first: the account is noted once all are raised.
    for (const chunk of others) await store.commit(chunk);
    await store.commit([{ kind: 'bank', before: known, after }, ...own]);
  });
}

/** A creditor's bank is known as far as the one of his accounts is that is known least, of those that statements come of. */
async function tellFeed(deps: Deps, creditor: string, by: string): Promise<void> {
  const { store, settings } = deps;
  const accounts = settings.creditors.find(({ id }) => id === creditor)?.bankAccounts.map(({ iban }) => iban) ?? [];
  const known = await store.loadBankAccounts(accounts);
  const [readUpTo] = known.flatMap((each) => each.readUpTo ?? []).toSorted();
  if (readUpTo === undefined) return;
  const creditors = settings.creditors.map(({ id }) => id);
  await changeCircumstances(
    deps,
    { name: 'payment-feed', key: undefined, content: {} },
    (before, now) => readPaymentFeed(before, { creditor, readUpTo }, { now, creditors }),
    (before, now) => endOfStatementTask(deps, before, creditor, { now, by }),
  );
}

/** What follows from a file once all of it is booked: how far the bank is known, and which statements are missing. */
export async function closeStatement(deps: Deps, record: StatementRecord): Promise<void> {
  const numbered = record.statements.map((statement, at) => ({ statement, at }));
  for (const [account, its] of Map.groupBy(numbered, ({ statement }) => statement.ownAccount))
    await noteAccount(deps, record, account, its);
  for (const creditor of new Set(record.statements.map((each) => each.creditor)))
    await tellFeed(deps, creditor, record.by);
}
