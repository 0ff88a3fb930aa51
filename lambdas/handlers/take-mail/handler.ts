import * as z from 'zod';
import { type InboundDeps, type MailTaken, takeMail } from '../../acts/take-mail.ts';
import { contentHash } from '../../domain/canonical-json.ts';
import { countPart } from '../../runtime/logging.ts';

/** S3 tells that SES has put a mail into the bucket: under which key, and when. */
export const inputSchema = z.object({
  time: z.iso.datetime(),
  detail: z.object({ object: z.object({ key: z.string().min(1) }) }),
});

/** Takes the mails that debtors answer with. Of a mail, nothing but a hash of where it lies is logged. */
export const createHandler =
  (deps: InboundDeps) =>
  async ({ time, detail }: z.infer<typeof inputSchema>): Promise<{ mail: string; outcome: MailTaken }> => {
    const file = detail.object.key;
    const outcome = await takeMail(deps, { file, receivedAt: time });
    countPart('InboundMails', outcome);
    return { mail: contentHash(file).slice(0, 16), outcome };
  };
