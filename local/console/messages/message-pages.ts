import { Hono } from 'hono';
import type { ConsoleDeps } from '../console-deps.ts';
import { messageFiles } from './message-files.ts';
import { showMessageList } from './message-list.ts';
import { showMessage } from './message-page.ts';
import { messageRecords } from './message-records.ts';

/** The messages: a list, by debtor if wanted, and each as a mail program shows it. */
export function messagePages(deps: ConsoleDeps): Hono {
  const records = messageRecords(deps);
  const pages = new Hono();
  pages.get('/', (context) => showMessageList(context, deps, records));
  pages.get('/:sesId', (context) => showMessage(context, deps, records));
  return pages.route('/', messageFiles(deps));
}
