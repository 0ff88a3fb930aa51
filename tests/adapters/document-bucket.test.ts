import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocumentBucket } from '../../lambdas/adapters/s3/document-bucket.ts';
import { DocumentConflictError } from '../../lambdas/ports/document-store.ts';
import { createS3 } from '../../local/s3/s3.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';

const letter = { key: 'acme/fa-1/formalNotice-1', contentType: 'application/pdf', bytes: Buffer.from('%PDF letter') };

beforeEach(async () => stubAwsEnvironment('S3', await serveHandler(createS3().handle)));
afterEach(() => vi.unstubAllEnvs());

describe('the bucket of documents', () => {
  it('keeps the same document as often as it is made', async () => {
    const documents = createDocumentBucket('documents');
    await documents.keep(letter);
    await documents.keep(letter);
    expect(Buffer.from((await documents.load(letter.key)) ?? [])).toEqual(letter.bytes);
  });

  it('never changes a document', async () => {
    const documents = createDocumentBucket('documents');
    await documents.keep(letter);
    const other = documents.keep({ ...letter, bytes: Buffer.from('%PDF other') });
    await expect(other).rejects.toBeInstanceOf(DocumentConflictError);
    expect(Buffer.from((await documents.load(letter.key)) ?? [])).toEqual(letter.bytes);
  });

  it('has nothing where nothing was kept', async () => {
    expect(await createDocumentBucket('documents').load(letter.key)).toBeUndefined();
  });

  it('takes a document away, as often as it is asked to', async () => {
    const documents = createDocumentBucket('documents');
    await documents.keep(letter);
    await documents.remove(letter.key);
    await documents.remove(letter.key);
    expect(await documents.load(letter.key)).toBeUndefined();
  });

  it('gives a link by which the file is fetched without signing in, under a name that no header can be hidden in', async () => {
    const documents = createDocumentBucket('documents');
    await documents.keep(letter);
    const answer = await fetch(await documents.linkTo(letter.key, 'FA 1"\r\nx.pdf'));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="FA_1___x.pdf"');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(letter.bytes);
  });
});
