import { boundsFault } from './pdf-bounds.ts';
import type { Finding } from './rules.ts';

/** A file that lies in a PDF. */
export type Attachment = { readonly name: string; readonly content: Uint8Array };

const mostAttachments = 100;
const mostRead = 20;
const mostBytes = 10_000_000;

/** XML goes first: of very many attachments only some are looked into. */
const byName = (a: { name: string }, b: { name: string }) =>
  Number(/\.xml$/i.test(b.name)) - Number(/\.xml$/i.test(a.name));

/** Reads what is attached. pdf.js is loaded here, so that whoever never sees a PDF never pays for it. */
async function readAttachments(bytes: Uint8Array): Promise<Attachment[] | Finding> {
  const { getDocumentProxy } = await import('unpdf');
  // Verbosity 0 keeps what pdf.js thinks of a file out of the logs. It takes hold of the bytes, so it gets its own.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: true });
  try {
    const listed = await pdf.getAttachments();
    const named = [...(listed ?? [])].map(([id, { filename }]) => ({ id, name: filename })).sort(byName);
    if (named.length > mostAttachments)
      return { code: 'pdfTooLarge', detail: `more than ${mostAttachments} attachments` };
    const read: Attachment[] = [];
    for (const { id, name } of named.slice(0, mostRead)) {
      const content = await pdf.getAttachmentContent(id);
      if (content && content.length > mostBytes)
        return { code: 'pdfTooLarge', detail: `an attachment of more than ${mostBytes} bytes` };
      if (content) read.push({ name, content });
    }
    return read;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/**
 * The files attached to a PDF (its EmbeddedFiles), XML first. Bounded in size before it is opened; whatever is wrong with
 * it is an answer, never an error.
 */
export async function attachmentsOf(bytes: Uint8Array): Promise<readonly Attachment[] | Finding> {
  const fault = boundsFault(bytes);
  if (fault) return fault;
  try {
    return await readAttachments(bytes);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { code: 'pdfEncrypted' };
    // pdf.js throws errors of many kinds for broken files, and plain ones of the language: all say that it is not readable.
    return { code: 'pdfUnreadable' };
  }
}
