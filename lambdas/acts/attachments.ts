import type { Fonts } from '../documents/fonts.ts';
import type { MessageContent } from '../templates/message-content.ts';

/** What making documents needs: the fonts, which are read only when one is made. */
export type DocumentDeps = { readonly fonts: () => Fonts };

/** A file that goes with a message. */
export type Attachment = { readonly name: string; readonly contentType: string; readonly bytes: Buffer };

/** The files that go with a message: the same for what leaves and for its preview. Most messages have none. */
export async function attachmentsOf(content: MessageContent, { fonts }: DocumentDeps): Promise<Attachment[]> {
  if (content.kind === 'formal') {
    const { formalNotice, formalNoticeFileName } = await import('../documents/formal-notice.ts');
    const bytes = await formalNotice(content, fonts());
    return [{ name: formalNoticeFileName(content), contentType: 'application/pdf', bytes }];
  }
  if (content.kind !== 'dunning' || !content.statement) return [];
  // Loaded only now: few messages have one, and it is half as large as all the rest of a function.
  const { statementOfAccount, statementFileName } = await import('../documents/statement-of-account.ts');
  const bytes = await statementOfAccount(content.statement, fonts());
  return [{ name: statementFileName(content.statement), contentType: 'application/pdf', bytes }];
}
