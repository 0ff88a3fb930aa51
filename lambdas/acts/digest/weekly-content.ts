import { addDays } from '../../domain/calendar/civil-date.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import type { Creditor } from '../../domain/creditor.ts';
import { type Book, changesOf, openBook } from '../../domain/digest/book.ts';
import type { DueDigest } from '../../domain/digest/digest-times.ts';
import { openStatuses } from '../../domain/case/case.ts';
import { waitingTasks } from '../../domain/digest/waiting-tasks.ts';
import type { Task } from '../../domain/task.ts';
import type { NamedTask, WeeklyDigestContent } from '../../templates/digest-content.ts';
import type { Deps } from '../dunning-of-case.ts';

const perPage = 100;
const weekMs = 7 * 86_400_000;

/**
 * Adds every open case of a creditor up. It reads all open cases once, by the index of statuses: with 100,000 of them,
 * some 100,000 read request units, 1.5 US cents a week at the prices of `lib/prices.ts`, in one to two minutes.
 */
async function readBook({ store }: Deps, creditorId: string, days: { at: string; since: string; today: string }) {
  const open = openBook(days);
  for (const status of openStatuses) {
    let cursor: string | undefined;
    do {
      const page = await store.listCases({ status }, cursor, perPage);
      for (const dunned of page.items) if (dunned.invoice.creditor === creditorId) open.add(dunned);
      ({ cursor } = page);
    } while (cursor !== undefined);
  }
  return open.close();
}

async function openTasksOf({ store }: Deps, creditorId: string): Promise<Task[]> {
  const found: Task[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listTasks(cursor, perPage);
    found.push(...page.items.filter(({ creditor }) => creditor === creditorId));
    ({ cursor } = page);
  } while (cursor !== undefined);
  return found;
}

function named({ kind, dueOn, debtorId, data }: Task): NamedTask {
  const { number } = data;
  return { kind, dueOn, debtorId: debtorId ?? null, invoiceNumber: typeof number === 'string' ? number : null };
}

/** The book of a creditor, with what has moved since the last one that was told, and what waits for a person. */
export async function weeklyContent(
  deps: Deps,
  { id: creditorId, name: creditorName, deskUrl, digests }: Creditor,
  { day: monday, about: today }: DueDigest,
  timeZone: string,
): Promise<{ content: WeeklyDigestContent; book: Book }> {
  const now = deps.clock.now();
  const last = await deps.store.loadDigest({ creditor: creditorId, kind: 'weekly', day: addDays(monday, -7) });
  const since = last?.book?.at ?? new Date(Date.parse(now) - weekMs).toISOString();
  const { book, moves } = await readBook(deps, creditorId, { at: now, since, today });
  const { kinds, first } = waitingTasks(await openTasksOf(deps, creditorId), today);
  const content: WeeklyDigestContent = {
    kind: 'weekly',
    locale: digests?.locale ?? 'fr',
    creditorId,
    creditorName,
    deskUrl,
    writtenOn: today,
    about: today,
    book,
    changes: last?.book ? changesOf(last.book, book, moves) : null,
    since: localDate(since, timeZone),
    moves,
    tasks: { kinds, first: first.map(named) },
  };
  return { content, book };
}
