import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { composeMessage } from '../../lambdas/acts/compose-message.ts';
import { messageKeyOf } from '../../lambdas/domain/message/message.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { names } from '../stack/environment.ts';
import { indexPage } from './index-page.ts';
import type { Preview } from './preview.ts';

async function mailOf({ content, creditor, debtor, kind, occasion, now }: Preview): Promise<Buffer> {
  const key = messageKeyOf(creditor.id, debtor.id, kind, occasion);
  const { mime } = await composeMessage(content, { creditor, debtor, region: names.region, now, key });
  return mime;
}

/**
 * Writes each message as NAME.html, NAME.txt and NAME.eml, and index.html, whose path it returns. The same messages
 * give the same bytes; what else is in the folder stays.
 */
export async function writePreviews(previews: readonly Preview[], folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const listed = [];
  for (const preview of previews) {
    const { subject, html, text } = renderMessage(preview.content);
    const file = path.join(folder, preview.name);
    writeFileSync(`${file}.html`, html);
    writeFileSync(`${file}.txt`, text);
    writeFileSync(`${file}.eml`, await mailOf(preview));
    listed.push({ ...preview, subject });
  }
  const index = path.join(folder, 'index.html');
  writeFileSync(index, indexPage(listed));
  return index;
}
