import { localDate } from '../../domain/calendar/send-window.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Case } from '../../domain/case/case.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { DebtorChange } from '../../domain/debtor/debtor-change.ts';
import type { FiledMessage, Material } from '../../domain/legal-file/material.ts';
import type { Message } from '../../domain/message/message.ts';
import type { Task } from '../../domain/task.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { Store } from '../../ports/store.ts';
import { allPages } from '../all-pages.ts';
import { chunksOf } from '../chunks.ts';
import { creditorOf } from '../creditor-of.ts';
import { type CaseSituation, type Deps, MissingItemError } from '../dunning-of-case.ts';
import { coverageOf } from './coverage.ts';

export type GatherDeps = Deps & { readonly documents: DocumentStore; readonly digests: DocumentStore };

/** Read side by side: a case has some ten messages, of some 50 kB each. */
const atOnce = 10;
const perPage = 100;

async function inChunks<In, Out>(items: readonly In[], act: (item: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  for (const chunk of chunksOf(items, atOnce)) done.push(...(await Promise.all(chunk.map(act))));
  return done;
}

function messageKeyOf({ data }: CaseEvent): string[] {
  return 'messageKey' in data && typeof data.messageKey === 'string' ? [data.messageKey] : [];
}

/** Every message that left, or may have left, about the case, in the order of sending. */
async function messagesOf(store: Store, events: readonly CaseEvent[]): Promise<FiledMessage[]> {
  const messageKeys = [...new Set(events.flatMap(messageKeyOf))];
  const found = await inChunks(messageKeys, (key) => store.loadMessage(key));
  const left = found.filter((message): message is Message => message?.state === 'sent' || message?.state === 'unknown');
  const orderOf = ({ sendingAt, key }: Message) => `${sendingAt} ${key}`;
  const ordered = left.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return inChunks(ordered, async (message) => {
    const [mime, mailEvents] = await Promise.all([store.loadMime(message.key), store.mailEvents(message.key)]);
    return { message, mime, mailEvents };
  });
}

/** The answers that came to some of the messages: the tasks that showed them, whether they are open or done. */
async function repliesTo(store: Store, { invoice }: Case, messages: readonly FiledMessage[]): Promise<Task[]> {
  const answered = new Set(messages.map(({ message }) => message.key));
  const { creditor, debtorId } = invoice;
  const changes = await allPages<DebtorChange>((cursor) => store.debtorChanges(creditor, debtorId, cursor, perPage));
  const taskIds = changes.flatMap((change) =>
    change.type === 'ReplyReceived' && answered.has(change.data.messageKey) ? [change.data.taskId] : [],
  );
  const tasks = await inChunks(taskIds, (id) => store.loadTask(id));
  return tasks.flatMap((task) => task ?? []);
}

async function noticesOf({ store, documents }: GatherDeps, invoiceId: string): Promise<Material['documents']> {
  const found = await store.documents(invoiceId);
  const wanted = found.filter(({ kind }) => kind === 'formalNotice' || kind === 'letterProof');
  return inChunks(wanted, async (document) => {
    const bytes = await documents.load(document.key);
    if (!bytes)
      throw new MissingItemError(`document ${document.id} of invoice ${invoiceId} does not lie where it was kept`);
    return { document, bytes };
  });
}

/** The day as of which a file is computed unless told otherwise: that of the last event, so that it stays the same file. */
export function dayOfLastEvent({ policy }: CaseSituation, events: readonly CaseEvent[]): CivilDate {
  return localDate(events.at(-1)?.at ?? '', policy.sendWindow.timeZone);
}

/** All that the legal file of a case is made of, as it is on record. `asOf` is the day of the last event unless given. */
export async function gatherMaterial(
  deps: GatherDeps,
  situation: CaseSituation,
  asOf: CivilDate | undefined,
): Promise<Material> {
  const { store, settings } = deps;
  const { dunned, debtor, policy } = situation;
  const creditor = creditorOf(settings, dunned.invoice.creditor);
  const all = await allPages<CaseEvent>((cursor) => store.events(dunned.id, cursor, perPage));
  // What was put on record after the case was read belongs to the next file.
  const events = all.filter(({ seq }) => seq <= dunned.revision);
  const [messages, notes, documents, coverage] = await Promise.all([
    messagesOf(store, events),
    store.notes(dunned.id),
    noticesOf(deps, dunned.id),
    coverageOf(deps, dunned, events.at(-1)?.at ?? ''),
  ]);
  const replies = await repliesTo(store, dunned, messages);
  return {
    dunned,
    debtor,
    policy,
    creditor,
    asOf: asOf ?? dayOfLastEvent(situation, events),
    events,
    messages,
    replies,
    notes,
    documents,
    coverage,
  };
}
