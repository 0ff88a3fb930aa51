import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Circumstances } from '../../domain/circumstances/circumstances.ts';
import { foresee } from '../../domain/foresight/foresee.ts';
import type { ForeseenMessage } from '../../domain/foresight/foresight.ts';
import { chunksOf } from '../chunks.ts';
import type { Deps } from '../dunning-of-case.ts';
import { type DebtorKey, loadDebtorFacts } from '../foresight/debtor-facts.ts';
import { type PreviewedMessage, previewMessage } from '../foresight/preview-message.ts';

/** What would leave because of an import, of a page of its debtors. */
export type ImportPreview = {
  readonly messages: readonly PreviewedMessage[];
  /** How many of them on each day on which there are any, the first day first. */
  readonly days: readonly { readonly date: CivilDate; readonly messages: number }[];
  /** The number of the chunk to go on from. */
  readonly cursor?: string;
};

type Asked = {
  readonly id: string;
  readonly maxMessagesPerDay: number | undefined;
  /** How many days are looked ahead. */
  readonly days: number;
  readonly cursor: string | undefined;
  /** Chunks of rows to look at. */
  readonly chunks: number;
};

/** The circumstances, were the import released now; one that is released stays as it is. */
function asReleased(circumstances: Circumstances, { id, maxMessagesPerDay }: Asked, now: string): Circumstances {
  const hold = circumstances.imports?.[id];
  if (!hold || hold.release) return circumstances;
  const release = { at: now, by: 'preview', ...(maxMessagesPerDay !== undefined && { maxMessagesPerDay }) };
  return { ...circumstances, imports: { ...circumstances.imports, [id]: { ...hold, release } } };
}

function isAbout(message: ForeseenMessage, importId: string): boolean {
  const cases = message.kind === 'transactional' ? [message.situation] : message.notices;
  return cases.some(({ dunned }) => dunned.imported?.id === importId);
}

async function messagesTo(deps: Deps, debtor: DebtorKey, asked: Asked): Promise<PreviewedMessage[]> {
  const facts = await loadDebtorFacts(deps, debtor);
  if (!facts) return [];
  const circumstances = asReleased(facts.circumstances, asked, facts.now);
  const until = `${addDays(facts.now.slice(0, 10), asked.days + 1)}T00:00:00.000Z`;
  return foresee({ ...facts, circumstances }, until)
    .messages.filter((message) => isAbout(message, asked.id))
    .map((message) => previewMessage(deps, message));
}

const atATime = 10;

/** What would leave because of an import and when, were it released now: by the functions that decide what leaves. */
export async function previewImport(deps: Deps, asked: Asked): Promise<ImportPreview> {
  const from = Number(asked.cursor ?? '1');
  const chunks = await deps.store.importChunks(asked.id, from, asked.chunks);
  const messages: PreviewedMessage[] = [];
  for (const some of chunksOf(
    chunks.flatMap(({ debtors }) => debtors),
    atATime,
  ))
    messages.push(...(await Promise.all(some.map((debtor) => messagesTo(deps, debtor, asked)))).flat());
  const counts = new Map<CivilDate, number>();
  for (const { date } of messages) counts.set(date, (counts.get(date) ?? 0) + 1);
  const last = chunks.at(-1)?.chunk;
  const isMore = last !== undefined && chunks.length === asked.chunks;
  return {
    messages: messages.toSorted((a, b) => (a.sendAt < b.sendAt ? -1 : Number(a.sendAt > b.sendAt))),
    days: [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([date, count]) => ({ date, messages: count })),
    ...(isMore && { cursor: String(last + 1) }),
  };
}
