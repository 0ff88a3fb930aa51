import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { InboundMails } from '../../ports/inbound-mails.ts';
import { readMail } from './read-mail.ts';

/** SES takes mails of 40 MB. What is beyond this is the end of an attachment, which nobody here looks at. */
const mostBytes = 10 * 1024 * 1024;

/** The mails that SES has put into a bucket. */
export function createMailBucket(bucket: string): InboundMails {
  const client = new S3Client({});
  return {
    async load(file) {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: file, Range: `bytes=0-${mostBytes - 1}` }),
      );
      return readMail((await Body?.transformToByteArray()) ?? new Uint8Array());
    },
  };
}
