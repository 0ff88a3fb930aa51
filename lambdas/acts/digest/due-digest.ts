import type { SendWindow } from '../../domain/calendar/send-window.ts';
import type { Creditor } from '../../domain/creditor.ts';
import type { Digest, DigestKey } from '../../domain/digest/digest.ts';
import type { DueDigest } from '../../domain/digest/digest-times.ts';
import { count } from '../../runtime/logging.ts';
import { renderDigest } from '../../templates/render-digest.ts';
import type { MailDeps } from '../mail-deps.ts';
import { dailyContent } from './daily-content.ts';
import { sendDigest } from './send-digest.ts';
import { weeklyContent } from './weekly-content.ts';

/** A round that has ended between record and answer leaves `sending` behind: then a mail may have left. */
async function giveUp({ store }: MailDeps, before: Digest): Promise<Digest['state']> {
  count('MessagesInDoubt');
  await store.commit([{ kind: 'digest', before, after: { ...before, state: 'unknown' } }]);
  return 'unknown';
}

/** Sends a digest whose time has come, unless its day has had it; answers how it stands, null when nothing was done. */
export async function sendDueDigest(
  deps: MailDeps,
  creditor: Creditor,
  due: DueDigest,
  { timeZone }: Pick<SendWindow, 'timeZone'>,
): Promise<Digest['state'] | null> {
  const { store, clock } = deps;
  const key: DigestKey = { creditor: creditor.id, kind: due.kind, day: due.day };
  const before = await store.loadDigest(key);
  if (before?.state === 'sending') return giveUp(deps, before);
  if (before && before.state !== 'refused') return null;
  if (due.kind === 'weekly') {
    const { content, book } = await weeklyContent(deps, creditor, due, timeZone);
    return sendDigest(deps, creditor, key, { before, rendered: renderDigest(content), book });
  }
  const content = await dailyContent(deps, creditor, due);
  if (content) return sendDigest(deps, creditor, key, { before, rendered: renderDigest(content) });
  const attempt = (before?.attempt ?? 0) + 1;
  await store.commit([{ kind: 'digest', before, after: { ...key, state: 'empty', at: clock.now(), attempt } }]);
  return 'empty';
}
