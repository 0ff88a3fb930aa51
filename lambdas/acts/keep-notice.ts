import type { WindowNotice } from '../domain/window/window.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { MessageContent } from '../templates/message-content.ts';
import type { Attachment } from './attachments.ts';
import { keepDocument, type KeptDocument } from './kept-document.ts';

/** What keeping the letters of formal notices needs. */
export type DocumentKeepingDeps = { readonly documents: DocumentStore };

/**
 * Keeps the letter of a formal notice for each invoice that it tells of, before anything is on record: begun again after
 * any step, the same letter is kept once. Other messages keep nothing: what they say is in the message itself.
 */
export async function keepNotice(
  { documents }: DocumentKeepingDeps,
  content: MessageContent,
  [letter]: readonly Attachment[],
  {
    creditor,
    notices,
    now,
  }: { readonly creditor: string; readonly notices: readonly WindowNotice[]; readonly now: string },
): Promise<KeptDocument | undefined> {
  if (content.kind !== 'formal' || !letter) return undefined;
  const invoiceIds = notices.map(({ invoiceId }) => invoiceId);
  const { name: fileName, contentType, bytes } = letter;
  const file = { kind: 'formalNotice', locale: content.locale, fileName, contentType, bytes } as const;
  return keepDocument(documents, file, { creditor, invoiceIds, now });
}
