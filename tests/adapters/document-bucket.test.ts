import {
  DeleteObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocumentBucket } from '../../lambdas/adapters/s3/document-bucket.ts';
import { documentsWhenNeeded } from '../../lambdas/adapters/s3/documents-when-needed.ts';
import { DocumentConflictError } from '../../lambdas/ports/document-store.ts';
import { ConcurrentChangeError } from '../../lambdas/ports/errors.ts';
import { createS3 } from '../../local/s3/s3.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';

const letter = { key: 'acme/fa-1/formalNotice-1', contentType: 'application/pdf', bytes: Buffer.from('%PDF letter') };

beforeEach(async () => stubAwsEnvironment('S3', await serveHandler(createS3().handle)));
afterEach(() => vi.unstubAllEnvs());

describe.each([
  ['loaded with the function', createDocumentBucket],
  ['loaded when it is first needed', documentsWhenNeeded],
])('the bucket of documents, %s', (_, open) => {
  it('keeps the same document as often as it is made', async () => {
    const documents = open('documents');
    await documents.keep(letter);
    await documents.keep(letter);
    expect(Buffer.from((await documents.load(letter.key)) ?? [])).toEqual(letter.bytes);
  });

  it('never changes a document', async () => {
    const documents = open('documents');
    await documents.keep(letter);
    const other = documents.keep({ ...letter, bytes: Buffer.from('%PDF other') });
    await expect(other).rejects.toBeInstanceOf(DocumentConflictError);
    expect(Buffer.from((await documents.load(letter.key)) ?? [])).toEqual(letter.bytes);
  });

  it('has nothing where nothing was kept', async () => {
    expect(await open('documents').load(letter.key)).toBeUndefined();
  });

  it('takes a document away, as often as it is asked to', async () => {
    const documents = open('documents');
    await documents.keep(letter);
    await documents.remove(letter.key);
    await documents.remove(letter.key);
    expect(await documents.load(letter.key)).toBeUndefined();
  });

  it('says of a file that is locked until when it is, and fails where it has no right at all', async () => {
    const s3 = mockClient(S3Client);
    const denied = new S3ServiceException({ name: 'AccessDenied', $fault: 'client', $metadata: {} });
    const until = new Date('2036-03-01T00:00:00Z');
    s3.on(HeadObjectCommand)
      .resolvesOnce({ VersionId: 'v1', ObjectLockRetainUntilDate: until })
      .resolves({ VersionId: 'v1' });
    s3.on(DeleteObjectCommand).rejects(denied);
    const documents = createDocumentBucket('documents');
    expect(await documents.remove(letter.key)).toBe('2036-03-01T00:00:00.000Z');
    await expect(documents.remove(letter.key)).rejects.toBe(denied);
    s3.restore();
  });

  it('is asked again when somebody puts the same file at the same moment', async () => {
    const s3 = mockClient(S3Client);
    const name = 'ConditionalRequestConflict';
    s3.on(PutObjectCommand).rejects(new S3ServiceException({ name, $fault: 'client', $metadata: {} }));
    await expect(createDocumentBucket('documents').keep(letter)).rejects.toBeInstanceOf(ConcurrentChangeError);
    s3.restore();
  });

  it('gives a link by which the file is fetched without signing in, under a name that no header can be hidden in', async () => {
    const documents = open('documents');
    await documents.keep(letter);
    const answer = await fetch(await documents.linkTo(letter.key, 'FA 1"\r\nx.pdf'));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="FA_1___x.pdf"');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(letter.bytes);
  });
});
