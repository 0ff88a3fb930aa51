import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { DocumentConflictError, type DocumentStore } from '../../ports/document-store.ts';
import { ConcurrentChangeError } from '../../ports/errors.ts';

const linkSeconds = 15 * 60;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

type Version = { readonly version: string | undefined; readonly lockedUntil: string | undefined };

const isRefusal = (error: unknown, name: string): boolean => error instanceof S3ServiceException && error.name === name;

/** Documents in a bucket. A key is written once: what is there already is compared, not replaced. */
export function createDocumentBucket(bucket: string): DocumentStore {
  const client = new S3Client({});

  async function load(key: string): Promise<Uint8Array | undefined> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  /** The version that is there now, and until when it is locked; undefined when none is. */
  async function head(key: string): Promise<Version | undefined> {
    try {
      const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
      const { VersionId: version, ObjectLockRetainUntilDate: until } = await client.send(command);
      return { version, lockedUntil: until?.toISOString() };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  return {
    load,
    async remove(key) {
      // By its version: a plain deletion would only hide it.
      for (let found = await head(key); found !== undefined; found = await head(key)) {
        try {
          await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: found.version }));
        } catch (error) {
          // S3 refuses what is locked as it does what one has no right to.
          if (!isRefusal(error, 'AccessDenied') || found.lockedUntil === undefined) throw error;
          return found.lockedUntil;
        }
      }
      return undefined;
    },
    async keep({ key, contentType, bytes }) {
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: bytes,
        ContentType: contentType,
        // Checked by S3 on arrival; a bucket with object lock takes nothing without it.
        ChecksumSHA256: sha256(bytes),
        IfNoneMatch: '*',
      });
      try {
        await client.send(put);
      } catch (error) {
        // Somebody else is putting the same file just now: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
        if (isRefusal(error, 'ConditionalRequestConflict'))
          throw new ConcurrentChangeError(`${key} is being written by somebody else`, { cause: error });
        if (!isRefusal(error, 'PreconditionFailed')) throw error;
        const there = await load(key);
        if (there === undefined || sha256(there) !== sha256(bytes))
          throw new DocumentConflictError(`${key} holds other bytes already`, { cause: error });
      }
    },
    linkTo: (key, fileName) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ResponseContentDisposition: `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
        }),
        { expiresIn: linkSeconds },
      ),
  };
}
