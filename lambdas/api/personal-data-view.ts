import type * as z from 'zod';
import type { PersonalData } from '../acts/personal-data/export-personal-data.ts';
import type { RetentionPlan } from '../domain/personal-data/what-is-kept.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { erasureAnswer, personalDataAnswer } from './answers/personal-data.ts';
import { documentView } from './document-view.ts';
import { debtorView, eventView, invoiceSummary, taskView } from './views.ts';

/** All that is kept of a debtor. */
export async function personalDataView(
  { debtor, about, cases, cursor }: PersonalData,
  files: Pick<DocumentStore, 'linkTo'>,
): Promise<z.infer<typeof personalDataAnswer>> {
  const invoices = cases.map(async ({ dunned, events, notes, tasks, messages, documents }) => ({
    invoice: invoiceSummary(dunned),
    events: events.map(eventView),
    notes: notes.map(({ id, said, at, by }) => ({ id, said: { ...said }, at, by })),
    tasks: tasks.map(taskView),
    messages: messages.map(({ message: { key, kind, sentAt }, mime }) => ({
      key,
      kind,
      sentAt,
      mime: mime?.toString('base64'),
    })),
    documents: await Promise.all(documents.map((document) => documentView(document, files))),
  }));
  return {
    debtor: debtorView(debtor),
    ...(about && {
      changes: about.changes.map(({ type, at, by, version, data }) => ({ type, at, by, version, data })),
      tasks: about.tasks.map(taskView),
    }),
    invoices: await Promise.all(invoices),
    cursor,
  };
}

/** What an erasure took away, and what it left. */
export function erasureView(
  { kept, erasesContacts, erasesIdentity }: RetentionPlan,
  erasedOf: readonly string[],
): z.infer<typeof erasureAnswer> {
  return {
    erased: { contactData: erasesContacts, identity: erasesIdentity, claimEvidenceOf: [...erasedOf] },
    kept: kept.map((each) => ({ ...each })),
  };
}
