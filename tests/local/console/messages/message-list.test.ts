import { describe, expect, it } from 'vitest';
import { base, mailOfThisFile } from './mail-of-stack.ts';

const mail = mailOfThisFile();

async function get(path: string) {
  const response = await mail.app.request(base + path);
  const text = await response.text();
  const ids = [...text.matchAll(/href="\/messages\/([^"?]+)"/g)].map(([, id]) => id);
  return { status: response.status, text: text.replaceAll(/\s+/g, ' '), ids };
}

const rowOf = ({ text }: { text: string }, debtor: string): string =>
  text.split('<tr').find((row) => row.includes(`>${debtor}<`)) ?? '';

describe('the list of messages', () => {
  it('says of each what it is, to whom, and what became of it', async () => {
    const list = await get('/messages');
    const told = rowOf(list, 'C-001');
    expect(told).toContain('courtesy notice, 2 invoices');
    expect(told).toContain('<a href="/messages?debtor=C-001">C-001</a>');
    expect(told).toContain('bureau@<wbr />shared.example');
    expect(told).toContain('>delivered<');
    expect(rowOf(list, 'C-003')).toContain('>bounced<');
  });

  it("tells a debtor's messages alone, also where an address is that of two", async () => {
    const [acme, beta] = [await get('/messages?debtor=C-001'), await get('/messages?debtor=C-002')];
    expect(acme.ids).toEqual(await mail.messagesOf('FA-1'));
    expect(beta.ids).toEqual(await mail.messagesOf('FA-3'));
    expect(acme.text).toContain('Messages to Acme SAS (C-001) at bureau@shared.example, newest first');
  });

  it('tells all messages to an address, whatever its case', async () => {
    const { ids } = await get('/messages?debtor=BUREAU%40shared.example');
    const sent = [...(await mail.messagesOf('FA-1')), ...(await mail.messagesOf('FA-3'))];
    expect(new Set(ids)).toEqual(new Set(sent));
  });

  it.each([
    ['a debtor who was not written to', 'debtor=C-004', 'No message has left to Delta SAS (C-004)'],
    ['an unknown debtor', 'debtor=C-999', 'Creditor main has no debtor C-999.'],
    ['an unknown creditor', 'debtor=C-001&creditor=other', 'Creditor other has no debtor C-001.'],
    ['what no debtor can be called', 'debtor=..%2Finvoices', 'Creditor main has no debtor ../invoices.'],
    ['an address nobody wrote to', 'debtor=a%40b.example', 'No message has left to a@b.example.'],
  ])('is a sentence for %s', async (_, query, sentence) => {
    const { status, text, ids } = await get(`/messages?${query}`);
    expect(status).toBe(200);
    expect(ids).toEqual([]);
    expect(text).toContain(sentence);
  });

  it('gives each message once over its pages, newest first', async () => {
    const sent: string[] = [];
    for (let count = 1; count <= 60; count += 1) {
      sent.push(
        await mail.send(`From: writer@elsewhere.example\r\nSubject: no. ${count}\r\n\r\nhello`, 'many@x.example'),
      );
    }
    const pages: (string | undefined)[][] = [];
    for (let path: string | undefined = '/messages?debtor=many%40x.example'; path !== undefined;) {
      const { text, ids } = await get(path);
      pages.push(ids);
      path = /<a href="([^"]+)">Older messages/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(pages.map(({ length }) => length)).toEqual([25, 25, 10]);
    expect(pages.flat()).toEqual(sent.toReversed());
  });

  it('answers 404 where a page begins after a message that is gone, and 400 for no creditor', async () => {
    expect((await get('/messages?cursor=gone')).status).toBe(404);
    const refused = await get('/messages?creditor=');
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('creditor');
  });
});
