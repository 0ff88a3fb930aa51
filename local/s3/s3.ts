import type { ServerResponse } from 'node:http';
import type { RequestHandler } from '../http/request-handler.ts';

/** S3 as far as Relance uses it: whole objects or their beginning, in memory. */
export type S3 = {
  /** Answers GetObject by path (`/bucket/key`); mount it on a server of its own. */
  readonly handle: RequestHandler;
  /** Keeps an object; one of the same name is replaced. */
  put(bucket: string, key: string, bytes: Buffer): void;
};

function answerError(res: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  res.writeHead(status, { 'content-type': 'application/xml' }).end(body);
}

/** First and last byte of `bytes=0-99`, the one form of a range that is asked for; undefined without one. */
function lastByteOf(range: string | undefined): number | undefined {
  const [, last] = /^bytes=0-(\d+)$/.exec(range ?? '') ?? [];
  return last === undefined ? undefined : Number(last);
}

export function createS3(): S3 {
  const objects = new Map<string, Buffer>();
  return {
    handle(req, res) {
      req.resume();
      const { pathname } = new URL(req.url ?? '/', 'http://s3');
      const object = objects.get(decodeURIComponent(pathname));
      const last = lastByteOf(req.headers.range);
      if (req.method !== 'GET') answerError(res, 501, 'NotImplemented');
      else if (object === undefined) answerError(res, 404, 'NoSuchKey');
      else if (last === undefined && req.headers.range !== undefined) answerError(res, 501, 'NotImplemented');
      else if (last === undefined) res.writeHead(200, { 'content-length': object.length }).end(object);
      else {
        const part = object.subarray(0, last + 1);
        const range = `bytes 0-${part.length - 1}/${object.length}`;
        res.writeHead(206, { 'content-length': part.length, 'content-range': range }).end(part);
      }
      return Promise.resolve();
    },
    put: (bucket, key, bytes) => void objects.set(`/${bucket}/${key}`, bytes),
  };
}
