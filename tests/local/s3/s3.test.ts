import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createS3 } from '../../../local/s3/s3.ts';
import { listenHandler, type Listening } from '../../../local/stack/listen.ts';

const s3 = createS3();
let listening: Listening;
let client: S3Client;

beforeAll(async () => {
  listening = await listenHandler(s3.handle);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new S3Client({ region: 'eu-west-3', endpoint: listening.url, credentials, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await listening.close();
});

async function read(Key: string, Range?: string) {
  const { Body, ContentRange } = await client.send(new GetObjectCommand({ Bucket: 'mails', Key, Range }));
  return [await Body?.transformToString(), ContentRange];
}

describe('the local S3, as the AWS client meets it', () => {
  it('gives what was put there last, whole or its beginning', async () => {
    s3.put('mails', 'in/a b', Buffer.from('old'));
    s3.put('mails', 'in/a b', Buffer.from('hello'));
    expect(await read('in/a b')).toEqual(['hello', undefined]);
    expect(await read('in/a b', 'bytes=0-1')).toEqual(['he', 'bytes 0-1/5']);
    expect(await read('in/a b', 'bytes=0-99')).toEqual(['hello', 'bytes 0-4/5']);
  });

  it('says what is not there, and what it does not do', async () => {
    await expect(read('in/none')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(read('in/a b', 'bytes=2-3')).rejects.toMatchObject({ name: 'NotImplemented' });
    const put = new PutObjectCommand({ Bucket: 'mails', Key: 'x', Body: 'x' });
    await expect(client.send(put)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
