import { describe, expect, it } from 'vitest';
import { base, hostileMail, mailOfThisFile } from './mail-of-stack.ts';

const mail = mailOfThisFile();

async function get(path: string) {
  const response = await mail.app.request(`${base}/messages/${path}`);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, line: text.replaceAll(/\s+/g, ' ') };
}

async function messageOf(number: string): Promise<string> {
  const [id] = await mail.messagesOf(number);
  return id ?? '';
}

describe('the page of a message', () => {
  it('leads to its debtor and to every case it is about', async () => {
    const { line } = await get(await messageOf('FA-1'));
    expect(line).toContain('C-001 (<a href="/messages?debtor=C-001">all messages</a>)');
    expect(line).toContain(`<a href="/cases/${mail.invoiceId('FA-1')}">FA-1</a>`);
    expect(line).toContain(`<a href="/cases/${mail.invoiceId('FA-2')}">FA-2</a>`);
    expect(line).not.toContain(mail.invoiceId('FA-3'));
  });

  it('says who writes, to whom answers go, and what SES told of it', async () => {
    const { line } = await get(await messageOf('FA-4'));
    expect(line).toMatch(/<dt>From<\/dt> <dd>[^<]+&lt;[^@]+@demo\.example&gt;<\/dd>/);
    expect(line).toMatch(/<dt>Reply to<\/dt> <dd>[^<]+&lt;/);
    expect(line).toMatch(/<dt>To<\/dt> <dd>bounce@simulator\.amazonses\.com<\/dd>/);
    expect(line).toMatch(/bounced<\/span> <time datetime="2026-03-2/);
  });

  it('shows its HTML in frames without any right, as wide as on a computer and as on a phone', async () => {
    const { line } = await get(await messageOf('FA-1'));
    expect(line.match(/<iframe[^>]*>/g)).toEqual([
      expect.stringMatching(/ title="The message on a computer" .* sandbox /),
      expect.stringMatching(/ title="The message on a phone" .* sandbox /),
    ]);
  });

  it('marks the view that is shown', async () => {
    const id = await messageOf('FA-1');
    expect((await get(id)).line).toContain(`view=html" aria-current="page">HTML`);
    expect((await get(`${id}?view=text`)).line).toContain(`view=text" aria-current="page">Text`);
    const refused = await get(`${id}?view=scent`);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('view');
  });

  it('shows the text, and the headers decoded', async () => {
    const id = await messageOf('FA-1');
    expect((await get(`${id}?view=text`)).text).toMatch(/<pre class="letter">[^<]*Acme SAS/);
    const { line } = await get(`${id}?view=headers`);
    expect(line).toMatch(/Auto-Submitted<\/code><\/span ?> ?<\/td ?> ?<td[^>]*> ?<span>auto-generated/);
    expect(line).toContain(`&lt;${id}@eu-west-3.amazonses.com&gt;`);
    expect(line).not.toContain('=?UTF-8?');
  });

  it('shows the source as delivered and as submitted, and gives both as files', async () => {
    const id = await mail.send(
      'From: writer@elsewhere.example\r\nBcc: secret@x.example\r\nSubject: hello\r\n\r\n=C3=A9',
    );
    const delivered = await get(`${id}?view=source`);
    expect(delivered.text).toContain('=C3=A9');
    expect(delivered.text).toContain(`Message-ID: &lt;${id}@`);
    expect(delivered.text).not.toContain('secret@x.example');
    expect((await get(`${id}?view=source&version=submitted`)).text).toContain('Bcc: secret@x.example');
    const file = await get(`${id}/submitted.eml`);
    expect(file.text).toBe('From: writer@elsewhere.example\r\nBcc: secret@x.example\r\nSubject: hello\r\n\r\n=C3=A9');
    expect(file.headers.get('content-type')).toBe('message/rfc822');
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${id}-submitted.eml"`);
    expect((await get(`${id}/delivered.eml`)).text).toContain(`Message-ID: <${id}@`);
  });

  it('writes whatever a mail says as text, never as markup', async () => {
    const id = await mail.send(hostileMail);
    for (const view of ['html', 'text', 'source', 'headers']) {
      const { status, text } = await get(`${id}?view=${view}`);
      expect(status).toBe(200);
      expect(text).toContain('&lt;/title&gt;&lt;script&gt;alert(1)');
      expect(text).not.toMatch(/<script|<img/);
    }
    expect((await get(id)).text).toContain('invoice &lt;1&gt;.pdf (application/pdf, 4 bytes)');
    expect((await get(`${id}?view=headers`)).text).toContain('&quot;&gt;&lt;script&gt;alert(2)');
    // What claims to be a PDF and is none is not opened.
    const { headers } = await get(`${id}/attachments/1`);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe('attachment; filename="invoice_1_.pdf"');
  });

  it('opens the PDF that came with a message, under its own name', async () => {
    const pdf = Buffer.from('%PDF-1.7\n');
    const part = [
      'From: writer@elsewhere.example',
      'MIME-Version: 1.0',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename="releve-de-compte-2026-04-20.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      pdf.toString('base64'),
    ];
    const id = await mail.send(part.join('\r\n'));
    expect((await get(id)).text).toContain(
      `<a href="/messages/${id}/attachments/1">releve-de-compte-2026-04-20.pdf (application/pdf, 9 bytes)</a>`,
    );
    const { status, text, headers } = await get(`${id}/attachments/1`);
    expect([status, text]).toEqual([200, '%PDF-1.7\n']);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe('inline; filename="releve-de-compte-2026-04-20.pdf"');
    expect((await get(`${id}/attachments/2`)).status).toBe(404);
  });

  it('says so where a message has no HTML, no text, no subject', async () => {
    const id = await mail.send('From: writer@elsewhere.example\r\n\r\n');
    const { text } = await get(id);
    expect(text).toContain('<h1>no subject</h1>');
    expect(text).toContain('This message has no HTML.');
    expect(text).toContain('not one of Relance');
    expect((await get(`${id}?view=text`)).text).toContain('This message has no text.');
    expect((await get(`${id}/content`)).status).toBe(404);
  });

  it.each(['', '/content', '/submitted.eml', '/delivered.eml'])(
    'is answered 404 without a message: …%s',
    async (part) => {
      const { status, text } = await get(`0102-nothing${part}`);
      expect(status).toBe(404);
      expect(text).toContain('Nothing here');
    },
  );
});

describe('the HTML of a message', () => {
  it('is served with a policy that allows styles of its own and nothing else', async () => {
    const { headers, text } = await get(`${await messageOf('FA-1')}/content`);
    expect(headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; " +
        "frame-ancestors 'self'; sandbox",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).toMatch(/^<!DOCTYPE html>/);
  });
});
