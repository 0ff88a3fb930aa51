import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetObjectCommand, PutObjectCommand, type PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createS3 } from '../../../local/s3/s3.ts';
import { serveHandler } from '../serve.ts';

function aFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'relance-s3-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

async function anS3(dir: string | undefined) {
  const s3 = createS3({ dir });
  const endpoint = await serveHandler(s3.handle);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new S3Client({ region: 'eu-west-3', endpoint, credentials, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return {
    ...s3,
    endpoint,
    read: async (Key: string, Range?: string) => {
      const command = new GetObjectCommand({ Bucket: 'mails', Key, Range });
      const { Body, ContentRange, ContentType } = await client.send(command);
      return [await Body?.transformToString(), ContentRange, ContentType];
    },
    write: (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
      client.send(new PutObjectCommand({ Bucket: 'mails', Key, Body, ...more })),
  };
}

/** The path exactly as written, which a URL would tidy up. */
async function statusOf(endpoint: string, pathAsSent: string): Promise<number | undefined> {
  const { port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    const asked = request({ port, path: pathAsSent, host: '127.0.0.1' }, (answer) => {
      resolve(answer.resume().statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe.each([
  ['in memory', () => undefined],
  ['on a folder', aFolder],
] satisfies [string, () => string | undefined][])('the local S3 %s, as the AWS client meets it', (_, dirOf) => {
  it('gives what was put there last, whole or its beginning', async () => {
    const { put, read } = await anS3(dirOf());
    put('mails', 'in/a b', Buffer.from('old'));
    put('mails', 'in/a b', Buffer.from('hello'));
    expect(await read('in/a b')).toEqual(['hello', undefined, 'binary/octet-stream']);
    expect(await read('in/a b', 'bytes=0-1')).toEqual(['he', 'bytes 0-1/5', 'binary/octet-stream']);
    expect(await read('in/a b', 'bytes=0-99')).toEqual(['hello', 'bytes 0-4/5', 'binary/octet-stream']);
  });

  it('keeps what a client puts, with its type', async () => {
    const { write, read } = await anS3(dirOf());
    await write('a/é+.pdf', 'one', { ContentType: 'application/pdf' });
    await write('a/é+.pdf', 'two', { ContentType: 'text/plain' });
    expect(await read('a/é+.pdf')).toEqual(['two', undefined, 'text/plain']);
  });

  it('puts only where nothing is, when asked so, and of many at once only one', async () => {
    const { write, read } = await anS3(dirOf());
    const puts = ['a', 'b', 'c', 'd'].map((text) => write('x', text, { IfNoneMatch: '*' }).then(() => text));
    const outcomes = await Promise.allSettled(puts);
    const [kept, ...more] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(more).toEqual([]);
    expect((await read('x'))[0]).toBe(kept);
    await expect(write('x', 'e', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
  });

  it('refuses a body that is not the one the client computed the checksum of', async () => {
    const { write, read } = await anS3(dirOf());
    const ChecksumSHA256 = Buffer.alloc(32).toString('base64');
    await expect(write('x', 'x', { ChecksumSHA256 })).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(read('x')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('says what is not there, and what it does not do', async () => {
    const { read, write, put, endpoint } = await anS3(dirOf());
    await expect(read('in/none')).rejects.toMatchObject({ name: 'NoSuchKey' });
    put('mails', 'in/a', Buffer.from('a'));
    await expect(read('in')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(read('in/a/b')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(read('in/a', 'bytes=2-3')).rejects.toMatchObject({ name: 'NotImplemented' });
    await expect(write('x', 'x', { IfNoneMatch: '"etag"' })).rejects.toMatchObject({ name: 'NotImplemented' });
    const headers = { 'content-encoding': 'aws-chunked' };
    expect((await fetch(`${endpoint}/mails/x`, { method: 'PUT', body: 'x', headers })).status).toBe(501);
  });
});

describe('the local S3 on a folder', () => {
  it('still has after a restart what was put, as files that a person can look at', async () => {
    const dir = aFolder();
    await (await anS3(dir)).write('case/letter.pdf', 'letter', { ContentType: 'application/pdf' });
    expect(readFileSync(path.join(dir, 'mails/case/letter.pdf'), 'utf8')).toBe('letter');
    expect(await (await anS3(dir)).read('case/letter.pdf')).toEqual(['letter', undefined, 'application/pdf']);
  });

  it('gives nothing from outside of a bucket', async () => {
    const dir = aFolder();
    const { endpoint, put } = await anS3(path.join(dir, 's3'));
    put('mails', 'x', Buffer.from('x'));
    expect(await statusOf(endpoint, '/mails/x')).toBe(200);
    for (const refused of [
      '/mails/../mails/x',
      '/mails/%2e%2e/mails/x',
      '/mails/..%2fmails%2fx',
      '/mails/a%5c..%5cx',
      '/mails//x',
      '/mails/%zz',
      '/mails/x%00',
      '/../s3/mails/x',
      '/.content-types/mails/x',
    ])
      expect(await statusOf(endpoint, refused), refused).toBe(400);
  });
});
