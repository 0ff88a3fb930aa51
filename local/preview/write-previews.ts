import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Attachment, attachmentsOf } from '../../lambdas/acts/attachments.ts';
import { composeMessage } from '../../lambdas/acts/compose-message.ts';
import { composeDigest } from '../../lambdas/acts/digest/compose-digest.ts';
import { digestKeyOf } from '../../lambdas/domain/digest/digest.ts';
import { messageKeyOf } from '../../lambdas/domain/message/message.ts';
import type { RenderedMessage } from '../../lambdas/templates/message-content.ts';
import { renderDigest } from '../../lambdas/templates/render-digest.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { names } from '../stack/environment.ts';
import { installedFonts } from '../stack/installed-fonts.ts';
import type { DigestPreview } from './digest-previews.ts';
import { indexPage, type ListedPreview } from './index-page.ts';
import type { Preview } from './preview.ts';

async function mailOf(
  { content, creditor, debtor, kind, occasion, now }: Preview,
  attachments: readonly Attachment[],
): Promise<Buffer> {
  const key = messageKeyOf(creditor.id, debtor.id, kind, occasion);
  const { mime } = await composeMessage(content, { creditor, debtor, region: names.region, now, key, attachments });
  return mime;
}

/** What is written of a message, be it to a debtor or to finance; its attachment, if it has one, is a PDF. */
type Written = {
  readonly name: string;
  readonly rendered: RenderedMessage;
  readonly mime: Buffer;
  readonly attachment?: Attachment | undefined;
};

function write({ name, rendered, mime, attachment }: Written, folder: string): void {
  const file = path.join(folder, name);
  writeFileSync(`${file}.html`, rendered.html);
  writeFileSync(`${file}.txt`, rendered.text);
  writeFileSync(`${file}.eml`, mime);
  if (attachment) writeFileSync(`${file}.pdf`, attachment.bytes);
}

async function digestOf({ content, creditor, now }: DigestPreview, rendered: RenderedMessage): Promise<Buffer> {
  const kind = content.kind === 'forewarning' ? 'daily' : content.kind;
  const key = digestKeyOf({ creditor: creditor.id, kind, day: content.writtenOn });
  return (await composeDigest(rendered, { creditor, now, key })).mime;
}

/**
 * Writes each message as NAME.html, NAME.txt and NAME.eml, its statement of account as NAME.pdf, and index.html, whose
 * path it returns. The same messages
 * give the same bytes; what else is in the folder stays.
 */
export async function writePreviews(
  previews: readonly Preview[],
  folder: string,
  digests: readonly DigestPreview[] = [],
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const listed: ListedPreview[] = [];
  const fonts = installedFonts();
  for (const preview of previews) {
    const rendered = renderMessage(preview.content);
    const attachments = await attachmentsOf(preview.content, { fonts: () => fonts });
    const mime = await mailOf(preview, attachments);
    write({ name: preview.name, rendered, mime, attachment: attachments[0] }, folder);
    listed.push({ ...preview, subject: rendered.subject, hasStatement: attachments.length > 0 });
  }
  for (const digest of digests) {
    const rendered = renderDigest(digest.content);
    write({ name: digest.name, rendered, mime: await digestOf(digest, rendered) }, folder);
    listed.push({ ...digest, subject: rendered.subject });
  }
  const index = path.join(folder, 'index.html');
  writeFileSync(index, indexPage(listed));
  return index;
}
