import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';

/** What a request is about: an object of a bucket, and what the query says besides. */
export type S3Target = { readonly bucket: string; readonly key: string; readonly query: URLSearchParams };

/** Bucket names: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = /^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new S3Error(400, 'InvalidURI', 'the address is not URL-encoded', { cause });
  }
}

/**
 * Reads `/bucket/key`, as clients address S3 by a number instead of a name. The path is taken as sent, since a URL would
 * resolve `..` silently; a key that is not a plain path below its bucket is refused.
 * @throws S3Error
 */
export function readTarget({ url = '/' }: IncomingMessage): S3Target {
  const [path = '', query] = url.split('?', 2);
  const [, bucket = '', ...segments] = path.split('/').map(decoded);
  if (!bucketName.test(bucket)) throw new S3Error(400, 'InvalidBucketName', `${bucket} is no name of a bucket`);
  const key = segments.join('/');
  const isPlain = key.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isPlain || /[\0\\]/.test(key)) throw new S3Error(400, 'InvalidURI', `${key} is no plain path`);
  return { bucket, key, query: new URLSearchParams(query) };
}
