import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIntakeBucket } from '../../lambdas/adapters/s3/intake-bucket.ts';
import { intakeWhenNeeded } from '../../lambdas/adapters/s3/intake-when-needed.ts';
import { createS3 } from '../../local/s3/s3.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';

const told: string[] = [];
const csv = { key: 'bulk/invoices/march.csv', contentType: 'text/csv', bytes: Buffer.from('number\nFA-1\n') };
const mostBytes = 1000;

beforeEach(async () => {
  told.length = 0;
  const s3 = createS3({ onPut: (bucket, key) => void told.push(`${bucket}/${key}`) });
  stubAwsEnvironment('S3', await serveHandler(s3.handle));
});
afterEach(() => vi.unstubAllEnvs());

describe.each([
  ['loaded with the function', createIntakeBucket],
  ['loaded when it is first needed', intakeWhenNeeded],
])('the intake bucket, %s', (_, open) => {
  it('gives a file as it was dropped, and replaces one under the same key', async () => {
    const intake = open('intake');
    await intake.put(csv);
    await intake.put({ ...csv, bytes: Buffer.from('other') });
    const loaded = await intake.load(csv.key, { mostBytes });
    expect(loaded.kind === 'file' && Buffer.from(loaded.file.bytes).toString()).toBe('other');
  });

  it('knows what is not there', async () => {
    expect(await open('intake').load(csv.key, { mostBytes })).toEqual({ kind: 'gone' });
  });

  it('gives only the file that it was told of, not one that has replaced it', async () => {
    const intake = open('intake');
    await intake.put(csv);
    const loaded = await intake.load(csv.key, { mostBytes });
    if (loaded.kind !== 'file') throw new TypeError(loaded.kind);
    const { etag } = loaded.file;
    expect(await intake.load(csv.key, { mostBytes, etag })).toMatchObject({ kind: 'file' });
    await intake.put({ ...csv, bytes: Buffer.from('other') });
    expect(await intake.load(csv.key, { mostBytes, etag })).toEqual({ kind: 'gone' });
  });

  it('reads nothing of a file that is larger than what is asked for', async () => {
    const intake = open('intake');
    await intake.put(csv);
    const size = csv.bytes.length;
    expect(await intake.load(csv.key, { mostBytes: size })).toMatchObject({ kind: 'file' });
    expect(await intake.load(csv.key, { mostBytes: size - 1 })).toEqual({ kind: 'tooLarge', size });
  });

  it('gives a link by which somebody puts a file without signing in, of which everybody is told', async () => {
    const intake = open('intake');
    const link = await intake.linkToPut('bank-statements/large.xml', 'application/xml');
    const put = await fetch(link, { method: 'PUT', body: '<a/>', headers: { 'content-type': 'application/xml' } });
    expect(put.status).toBe(200);
    expect(told).toEqual(['intake/bank-statements/large.xml']);
    const loaded = await intake.load('bank-statements/large.xml', { mostBytes });
    expect(loaded.kind === 'file' && Buffer.from(loaded.file.bytes).toString()).toBe('<a/>');
    const answer = await fetch(await intake.linkToGet('bank-statements/large.xml', 'large.xml'));
    expect(await answer.text()).toBe('<a/>');
  });
});
