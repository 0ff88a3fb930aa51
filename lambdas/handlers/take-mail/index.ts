import { createMailBucket } from '../../adapters/inbound-mail/mail-bucket.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { MAIL_BUCKET_NAME } = readEnvironment('MAIL_BUCKET_NAME');

export const handler = entry(inputSchema, createHandler({ ...tableDeps(), mails: createMailBucket(MAIL_BUCKET_NAME) }));
