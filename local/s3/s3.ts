import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http/read-body.ts';
import type { RequestHandler } from '../http/request-handler.ts';
import { objectsInFolder, objectsInMemory, type StoredObject } from './object-store.ts';
import { S3Error } from './s3-error.ts';
import { readTarget, type S3Target } from './s3-request.ts';

/** S3 as far as Relance uses it, of objects without versions: put, also only where nothing is; get, whole or the beginning, also only what one knows; head; delete. */
export type S3 = {
  /** Answers by path (`/bucket/key`); mount it on a server of its own. Signatures and their age are not checked. */
  readonly handle: RequestHandler;
  /** Keeps an object; one of the same name is replaced. */
  readonly put: (bucket: string, key: string, bytes: Buffer) => void;
  /** The bytes of an object; undefined where none is. */
  readonly read: (bucket: string, key: string) => Buffer | undefined;
};

const plainType = 'binary/octet-stream';
const sha256 = (bytes: Buffer, encoding: 'hex' | 'base64') => createHash('sha256').update(bytes).digest(encoding);
const etagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`;

function answerError(res: ServerResponse, { status, code, message }: S3Error): void {
  const text = message.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;'));
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${text}</Message></Error>`;
  res.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}

/** Refuses a body other than the one the client says it sent. */
function checkBody(headers: IncomingHttpHeaders, bytes: Buffer): void {
  if (headers['content-encoding']?.includes('aws-chunked')) throw S3Error.notImplemented('bodies in signed chunks');
  const checksum = headers['x-amz-checksum-sha256'];
  if (checksum !== undefined && checksum !== sha256(bytes, 'base64'))
    throw new S3Error(400, 'BadDigest', 'The SHA256 you specified did not match the calculated checksum.');
}

/** Last byte of `bytes=0-99`, the one form of a range that is asked for; undefined without one. */
function lastByteOf(range: string | undefined): number | undefined {
  if (range === undefined) return undefined;
  const [, last] = /^bytes=0-(\d+)$/.exec(range) ?? [];
  if (last === undefined) throw S3Error.notImplemented(`the range ${range}`);
  return Number(last);
}

/** Objects in a folder, or in memory without one. */
export function createS3({
  dir,
  onPut = () => {},
}: {
  readonly dir?: string | undefined;
  /** Told of what a client has put, once it is there. */
  readonly onPut?: (bucket: string, key: string, bytes: Buffer) => void;
} = {}): S3 {
  const objects = dir === undefined ? objectsInMemory() : objectsInFolder(dir);

  function get({ bucket, key, query }: S3Target, headers: IncomingHttpHeaders, res: ServerResponse): void {
    const object = objects.read(bucket, key);
    if (object === undefined) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
    const last = lastByteOf(headers.range);
    const { bytes, contentType } = object;
    const condition = headers['if-match'];
    if (condition !== undefined && condition.replaceAll('"', '') !== etagOf(bytes).replaceAll('"', ''))
      throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
    const disposition = query.get('response-content-disposition');
    const part = last === undefined ? bytes : bytes.subarray(0, last + 1);
    res.writeHead(last === undefined ? 200 : 206, {
      'content-type': contentType,
      'content-length': part.length,
      etag: etagOf(bytes),
      ...(disposition !== null && { 'content-disposition': disposition }),
      ...(last !== undefined && { 'content-range': `bytes 0-${part.length - 1}/${bytes.length}` }),
    });
    res.end(part);
  }

  /** Looks and keeps in one go, so that of two that put where nothing is, one is refused. */
  function put({ bucket, key }: S3Target, condition: string | undefined, object: StoredObject): void {
    if (condition !== undefined && condition !== '*') throw S3Error.notImplemented(`if-none-match ${condition}`);
    if (condition === '*' && objects.read(bucket, key) !== undefined)
      throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
    objects.write(bucket, key, object);
  }

  function head({ bucket, key }: S3Target, res: ServerResponse): void {
    const object = objects.read(bucket, key);
    const about = object && { 'content-type': object.contentType, 'content-length': object.bytes.length };
    res.writeHead(object ? 200 : 404, about).end();
  }

  async function act(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const reading = await readBody(req);
    if (reading.kind !== 'complete') return;
    const { headers, method } = req;
    const target = readTarget(req);
    const operation = target.query.get('x-id');
    if (method === 'GET' && (operation ?? 'GetObject') === 'GetObject') get(target, headers, res);
    else if (method === 'HEAD') head(target, res);
    else if (method === 'DELETE' && operation === 'DeleteObject') {
      objects.remove(target.bucket, target.key);
      res.writeHead(204).end();
    } else if (method === 'PUT' && (operation ?? 'PutObject') === 'PutObject') {
      const bytes = reading.body;
      checkBody(headers, bytes);
      put(target, headers['if-none-match'], { bytes, contentType: headers['content-type'] ?? plainType });
      res.writeHead(200, { etag: etagOf(bytes) }).end();
      onPut(target.bucket, target.key, bytes);
    } else throw S3Error.notImplemented(`${method} ${operation ?? ''}`.trim());
  }

  return {
    async handle(req, res) {
      try {
        await act(req, res);
      } catch (error) {
        answerError(res, error instanceof S3Error ? error : new S3Error(500, 'InternalError', String(error)));
        if (!(error instanceof S3Error)) throw error;
      }
    },
    put: (bucket, key, bytes) => objects.write(bucket, key, { bytes, contentType: plainType }),
    read: (bucket, key) => objects.read(bucket, key)?.bytes,
  };
}
