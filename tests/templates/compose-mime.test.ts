import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMime, HeaderInjectionError, type MimeMessage } from '../../lambdas/templates/compose-mime.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aDunning } from './message-builders.ts';

const aMail = (given: Partial<MimeMessage> = {}): MimeMessage => ({
  from: { name: 'Atelier Durand, comptabilité', address: 'relances@atelier-durand.example' },
  replyTo: { name: 'Claire Fontaine', address: 'claire.fontaine@atelier-durand.example' },
  to: ['compta@roux.example', 'paul@roux.example'],
  ...renderMessage(aDunning()),
  references: ['<0102-first@eu-west-3.amazonses.com>', '<0102-second@eu-west-3.amazonses.com>'],
  headers: { 'X-Relance-Message': 'a1b2' },
  date: new Date('2026-04-12T07:00:00Z'),
  ...given,
});

const headerOf = (source: Buffer, name: string): string | undefined =>
  source.toString('utf8').replace(/\r\n[ \t]+/g, ' ').match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1]?.trim(); // prettier-ignore

describe('a composed mail', () => {
  it('brings subject, text and HTML back letter by letter', async () => {
    const mail = aMail();
    const read = await PostalMime.parse(await composeMime(mail));
    expect(read.subject).toBe(mail.subject);
    expect(read.text?.trim()).toBe(mail.text.trim());
    expect(read.html?.replaceAll('\r\n', '\n').trim()).toBe(mail.html.trim());
    expect(read.from).toMatchObject(mail.from);
    expect(read.replyTo).toMatchObject([{ ...mail.replyTo }]);
    expect(read.to?.map((recipient) => recipient.address)).toEqual(mail.to);
  });

  it('asks for answers to the person, and to the address that takes them in where there is one', async () => {
    const person = { name: 'Claire Fontaine', address: 'claire.fontaine@atelier-durand.example' };
    const answersAlsoTo = 'factures+a1b2@reponses.atelier-durand.example';
    const both = await PostalMime.parse(await composeMime(aMail({ answersAlsoTo })));
    expect(both.replyTo).toMatchObject([person, { address: answersAlsoTo }]);
    expect(await composeMime(aMail({ answersAlsoTo: undefined }))).toEqual(await composeMime(aMail()));
  });

  it('shows to all who reads along, and says nothing where nobody does', async () => {
    const cc = ['achats@roux.example', 'chef@roux.example'];
    const read = await PostalMime.parse(await composeMime(aMail({ cc })));
    expect(read.cc?.map((recipient) => recipient.address)).toEqual(cc);
    expect(headerOf(await composeMime(aMail({ cc: [] })), 'Cc')).toBeUndefined();
  });

  it('offers the text first and the HTML after it, both in UTF-8', async () => {
    const source = (await composeMime(aMail())).toString('utf8');
    expect(source).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(source.match(/^Content-Type: text\/(plain|html); charset=utf-8/gm)).toEqual([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
    ]);
  });

  it('says that a machine wrote it and carries the headers it was given', async () => {
    const source = await composeMime(aMail());
    expect(headerOf(source, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(source, 'X-Relance-Message')).toBe('a1b2');
    expect(headerOf(source, 'Date')).toBe('Sun, 12 Apr 2026 07:00:00 +0000');
  });

  it('answers the last message of the thread and names all of them', async () => {
    const source = await composeMime(aMail());
    expect(headerOf(source, 'In-Reply-To')).toBe('<0102-second@eu-west-3.amazonses.com>');
    expect(headerOf(source, 'References')).toBe(
      '<0102-first@eu-west-3.amazonses.com> <0102-second@eu-west-3.amazonses.com>',
    );
    expect(headerOf(await composeMime(aMail({ references: [] })), 'References')).toBeUndefined();
  });

  it('is the same to the byte for the same input, and another for another input', async () => {
    const source = await composeMime(aMail());
    expect(source.equals(await composeMime(aMail()))).toBe(true);
    expect(headerOf(await composeMime(aMail({ text: 'other' })), 'Message-ID')).not.toBe(
      headerOf(source, 'Message-ID'),
    );
  });

  it('ends every line as mail asks and keeps it below 998 octets', async () => {
    const source = (await composeMime(aMail())).toString('latin1');
    expect(source).not.toMatch(/[^\r]\n/);
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThan(998);
  });
});

describe('an injected header', () => {
  const breaks = ['\r\n', '\n', '\r', '\0', '\u2028'];
  const places: readonly [string, (value: string) => Partial<MimeMessage>][] = [
    ['subject', (value) => ({ subject: value })],
    ['from.name', (value) => ({ from: { name: value, address: 'a@b.example' } })],
    ['from.address', (value) => ({ from: { name: 'A', address: `a@b.example${value}` } })],
    ['replyTo.name', (value) => ({ replyTo: { name: value, address: 'a@b.example' } })],
    ['answersAlsoTo', (value) => ({ answersAlsoTo: `a@b.example${value}` })],
    ['replyTo.address', (value) => ({ replyTo: { name: 'A', address: `a@b.example${value}` } })],
    ['to[1]', (value) => ({ to: ['a@b.example', `c@d.example${value}`] })],
    ['cc[0]', (value) => ({ cc: [`c@d.example${value}`] })],
    ['references[0]', (value) => ({ references: [`<a${value}@b>`] })],
    ['headers.X-Key', (value) => ({ headers: { 'X-Key': value } })],
  ];

  it.each(places.flatMap(([field, place]) => breaks.map((lineBreak) => ({ field, place, lineBreak }))))(
    'is refused, and the error names $field ($lineBreak)',
    async ({ field, place, lineBreak }) => {
      const sending = composeMime(aMail(place(`x${lineBreak}Bcc: thief@example.com`)));
      await expect(sending).rejects.toThrow(HeaderInjectionError);
      await expect(sending).rejects.toThrow(`The field ${field} holds a line break or control character`);
    },
  );

  it.each(['a@b.example, c@d.example', 'A <a@b.example>', 'a@b.example;c@d.example', 'nobody', ''])(
    'cannot add a recipient through one address: %s',
    async (address) => {
      await expect(composeMime(aMail({ to: [address] }))).rejects.toThrow('exactly one e-mail address');
      await expect(composeMime(aMail({ cc: [address] }))).rejects.toThrow('exactly one e-mail address');
    },
  );

  it.each(['Bcc', 'to', 'Content-Type', 'X Key', 'X-Key: a\r\nBcc', ''])(
    'cannot hide in a header name: %s',
    async (name) => {
      await expect(composeMime(aMail({ headers: { [name]: 'x' } }))).rejects.toThrow(
        'a name that is not free to be set',
      );
    },
  );

  it('brings its files along byte for byte, and is another mail when one of them differs', async () => {
    const file = {
      name: 'releve-de-compte-2026-04-20.pdf',
      contentType: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7'),
    };
    const source = await composeMime(aMail({ attachments: [file] }));
    const read = await PostalMime.parse(source);
    expect(read.text?.trim()).toBe(aMail().text.trim());
    expect(read.attachments).toMatchObject([
      { filename: file.name, mimeType: file.contentType, disposition: 'attachment' },
    ]);
    expect(Buffer.from(read.attachments[0]?.content as ArrayBuffer)).toEqual(file.bytes);
    expect(source.equals(await composeMime(aMail({ attachments: [file] })))).toBe(true);
    const other = await composeMime(aMail({ attachments: [{ ...file, bytes: Buffer.from('%PDF-1.6') }] }));
    expect(headerOf(other, 'Message-ID')).not.toBe(headerOf(source, 'Message-ID'));
    expect(await composeMime(aMail({ attachments: [] }))).toEqual(await composeMime(aMail()));
  });

  it.each([
    { name: 'a"b.pdf', contentType: 'application/pdf' },
    { name: 'a\r\nBcc: thief@example.com', contentType: 'application/pdf' },
    { name: 'a.pdf', contentType: 'application/pdf\r\nBcc: thief@example.com' },
  ])('refuses a file whose name or type could say more: %j', async (file) => {
    const bytes = Buffer.from('x');
    await expect(composeMime(aMail({ attachments: [{ ...file, bytes }] }))).rejects.toThrow(HeaderInjectionError);
  });

  it('does not send to nobody', async () => {
    await expect(composeMime(aMail({ to: [] }))).rejects.toThrow('no recipient');
  });
});
