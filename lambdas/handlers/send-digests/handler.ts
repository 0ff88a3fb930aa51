import * as z from 'zod';
import { sendDueDigest } from '../../acts/digest/due-digest.ts';
import type { MailDeps } from '../../acts/mail-deps.ts';
import { digestCalendar } from '../../domain/digest/digest-calendar.ts';
import { dueDigests } from '../../domain/digest/digest-times.ts';
import { logger } from '../../runtime/logging.ts';

export const inputSchema = z.object({});

/** Some digest could not be written or sent: the next round tries again, those that left are on record. */
export class DigestsFailedError extends Error {
  override readonly name = 'DigestsFailedError';
}

/** Sends every creditor what is due of the digests he has asked for, once a day and week; a creditor's failure is his alone. */
export const createHandler =
  (deps: MailDeps) =>
  async (_input: z.infer<typeof inputSchema>): Promise<{ sent: number }> => {
    const { settings, store, clock } = deps;
    const asking = settings.creditors.filter(({ digests }) => digests?.daily || digests?.weekly);
    if (asking.length === 0) return { sent: 0 };
    const calendar = digestCalendar(settings, await store.loadCircumstances());
    let sent = 0;
    const failed: string[] = [];
    for (const creditor of asking) {
      for (const due of dueDigests(creditor.digests, calendar, clock.now())) {
        try {
          if ((await sendDueDigest(deps, creditor, due, calendar)) === 'sent') sent += 1;
        } catch (error) {
          logger.error('a digest failed', error as Error);
          failed.push(`${creditor.id} ${due.kind}`);
        }
      }
    }
    if (failed.length > 0) throw new DigestsFailedError(`not sent: ${failed.join(', ')}`);
    return { sent };
  };
