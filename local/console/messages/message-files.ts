import { type Context, Hono } from 'hono';
import type { ConsoleDeps } from '../console-deps.ts';
import { showMissing } from '../failure-page.ts';

/** A message comes from outside: no script, nothing from anywhere, and an origin of its own. */
const contentPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

/** Viewers that are part of a browser embed the file, and set styles of their own. */
const pdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** What a message consists of, for frames and downloads: its HTML, its attachments, and the bytes as submitted and as delivered. */
export function messageFiles(deps: ConsoleDeps): Hono {
  const { ses } = deps;
  const files = new Hono();
  files.get('/:sesId/content', async (context) => {
    const parsed = await ses.parsed(context.req.param('sesId'));
    if (parsed?.html === undefined) return showMissing(context, deps);
    return context.html(parsed.html, 200, {
      'content-security-policy': contentPolicy,
      // In its sandbox it has an origin that no cluster can be of.
      'origin-agent-cluster': '?0',
    });
  });

  files.get('/:sesId/attachments/:number', async (context) => {
    const parsed = await ses.parsed(context.req.param('sesId'));
    const found = parsed?.attachments[Number(context.req.param('number')) - 1];
    if (!found) return showMissing(context, deps);
    const { content, filename } = found;
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    // A browser shows a PDF in a viewer of its own; whatever else came with a mail is only saved.
    const isPdf = Buffer.from(bytes).subarray(0, 5).toString('latin1') === '%PDF-';
    const name = (filename ?? 'unnamed').replaceAll(/[^\w.-]+/g, '_');
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': isPdf ? 'application/pdf' : 'application/octet-stream',
      'content-disposition': `${isPdf ? 'inline' : 'attachment'}; filename="${name}"`,
      'content-security-policy': pdfPolicy,
    });
  });

  function download(context: Context, sesId: string, version: 'submitted' | 'delivered') {
    const kept = ses.message(sesId);
    if (!kept) return showMissing(context, deps);
    return context.body(new Uint8Array(kept[version]), 200, {
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${kept.sesId}-${version}.eml"`,
    });
  }
  files.get('/:sesId/submitted.eml', (context) => download(context, context.req.param('sesId'), 'submitted'));
  files.get('/:sesId/delivered.eml', (context) => download(context, context.req.param('sesId'), 'delivered'));
  return files;
}
