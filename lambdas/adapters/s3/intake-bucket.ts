import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Intake } from '../../ports/intake.ts';

const linkSeconds = 15 * 60;

const isGone = (error: unknown): boolean =>
  error instanceof NoSuchKey || (error instanceof S3ServiceException && error.name === 'PreconditionFailed');

/** Files that other systems dropped into a bucket, and what Relance writes beside them. */
export function createIntakeBucket(bucket: string): Intake {
  const client = new S3Client({});
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  return {
    async load(key, { mostBytes, etag }) {
      try {
        const command = new GetObjectCommand({ ...at(key), ...(etag !== undefined && { IfMatch: etag }) });
        const { Body, ContentLength = 0, ETag = '' } = await client.send(command);
        if (ContentLength > mostBytes) {
          // Nothing of it is read: the connection ends here.
          (Body as { destroy?: () => void } | undefined)?.destroy?.();
          return { kind: 'tooLarge', size: ContentLength };
        }
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        return { kind: 'file', file: { bytes, etag: ETag } };
      } catch (error) {
        if (isGone(error)) return { kind: 'gone' };
        throw error;
      }
    },
    async put({ key, contentType, bytes }) {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentType: contentType }));
    },
    linkToPut: (key, contentType) =>
      getSignedUrl(client, new PutObjectCommand({ ...at(key), ContentType: contentType }), {
        expiresIn: linkSeconds,
        // Otherwise whoever has the link could say that it is anything.
        signableHeaders: new Set(['content-type']),
      }),
    linkToGet: (key, fileName) => {
      const name = fileName.replace(/[^\w.-]/g, '_');
      const command = new GetObjectCommand({
        ...at(key),
        ResponseContentDisposition: `attachment; filename="${name}"`,
      });
      return getSignedUrl(client, command, { expiresIn: linkSeconds });
    },
  };
}
