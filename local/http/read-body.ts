import type { IncomingMessage } from 'node:http';

/** How reading a request's body ended. `abandoned`: the caller went away before all of it had come. */
export type BodyReading =
  { readonly kind: 'complete'; readonly body: Buffer } | { readonly kind: 'tooLarge' } | { readonly kind: 'abandoned' };

/** Reads a request's body. Beyond `maxBytes` the rest is read and dropped, so that the caller still gets its answer. */
export function readBody(req: IncomingMessage, maxBytes = Number.POSITIVE_INFINITY): Promise<BodyReading> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
    });
    req.on('end', () =>
      resolve(bytes > maxBytes ? { kind: 'tooLarge' } : { kind: 'complete', body: Buffer.concat(chunks) }),
    );
    req.on('close', () => resolve({ kind: 'abandoned' }));
    // Every error is followed by `close`, which tells the caller what matters: nobody waits for an answer.
    req.on('error', () => undefined);
  });
}
