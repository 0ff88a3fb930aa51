import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boundsFault } from '../../../lambdas/domain/e-invoice/pdf-bounds.ts';
import { readEInvoiceFile } from '../../../lambdas/domain/e-invoice/read-e-invoice-file.ts';
import { aPdfWith } from './a-pdf.ts';
import { aCiiInvoice, anUblInvoice } from './builders.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin = (data: Uint8Array) => Buffer.from(data).toString('latin1');

/** A PDF by hand, with one file attached whose stream is as given. */
function pdfWithStream(stream: Uint8Array, dictionary: string): Uint8Array {
  const head = `%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(factur-x.xml) 3 0 R]>>>>>> endobj
2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj
3 0 obj <</Type/Filespec/F(factur-x.xml)/EF<</F 4 0 R>>>> endobj
4 0 obj <</Type/EmbeddedFile/Length ${stream.length}${dictionary}>> stream
`;
  return Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF')]);
}

/** ASCII85 of zlib bytes, each word as five digits. */
function inAscii85(packed: Uint8Array): string {
  const words = Array.from({ length: Math.ceil(packed.length / 4) }, (_, index) => {
    const word = Buffer.concat([packed.subarray(index * 4, index * 4 + 4), Buffer.alloc(4)]).readUInt32BE();
    return [4, 3, 2, 1, 0].map((power) => String.fromCharCode(33 + (Math.floor(word / 85 ** power) % 85))).join('');
  });
  return words.join('');
}

const small = { bytes: 10_000, streams: 10, streamBytes: 1000, unpackedBytes: 3000 };

describe('an e-invoice in a PDF', () => {
  const noise = (['log', 'warn', 'error', 'info'] as const).map((name) => [name, vi.spyOn(console, name)] as const);
  beforeEach(() => noise.forEach(([, spy]) => spy.mockClear()));
  afterEach(() => {
    for (const [, spy] of noise) expect(spy).not.toHaveBeenCalled();
  });

  it.each(['factur-x.xml', 'ZUGFeRD-invoice.xml', 'zugferd-invoice.xml', 'xrechnung.xml'])(
    'is the attachment %s',
    async (name) => {
      const pdf = await aPdfWith({ 'terms.txt': 'Conditions', [name]: aCiiInvoice() });
      expect(await readEInvoiceFile(pdf)).toMatchObject({ outcome: 'accept', invoice: { number: 'FA-1001' } });
    },
  );

  it('is read behind what stands before the header of the PDF', async () => {
    const pdf = Buffer.concat([
      Buffer.from('From: somebody\n'.repeat(20)),
      await aPdfWith({ 'factur-x.xml': aCiiInvoice() }),
    ]);
    expect(await readEInvoiceFile(pdf)).toMatchObject({ outcome: 'accept' });
  });

  it('is taken under another name when it is the only one, and that is told', async () => {
    const reading = await readEInvoiceFile(await aPdfWith({ 'a.xml': '<a/>', 'facture.xml': anUblInvoice() }));
    expect(reading).toMatchObject({ outcome: 'flag', warnings: [{ code: 'attachmentName' }] });
  });

  it.each([
    ['pdfWithoutInvoice', {}],
    ['pdfWithoutInvoice', { 'a.xml': '<a/>', 'b.txt': 'text' }],
    ['pdfWithSeveralInvoices', { 'a.xml': aCiiInvoice(), 'b.xml': aCiiInvoice({ number: 'FA-1002' }) }],
    ['pdfWithSeveralInvoices', { 'factur-x.xml': aCiiInvoice(), 'xrechnung.xml': anUblInvoice({ number: 'FA-1002' }) }],
    ['order', { 'order-x.xml': '<o:SCRDMCCBDACIOMessageStructure xmlns:o="urn:x"/>' }],
    ['notXml', { 'factur-x.xml': aCiiInvoice().slice(0, 500) }],
    ['notXml', { 'factur-x.xml': 'nothing', 'other.xml': aCiiInvoice() }],
    ['doctype', { 'factur-x.xml': `<!DOCTYPE a>${aCiiInvoice().replace(/^.*\n/, '')}` }],
    ['BR-02', { 'factur-x.xml': aCiiInvoice({ number: '' }) }],
    ['BR-02', { 'facture.xml': aCiiInvoice({ number: '' }) }],
  ] as const)('is refused as %s with the attachments %j', async (code, attachments) => {
    expect(await readEInvoiceFile(await aPdfWith(attachments))).toMatchObject({ outcome: 'reject', code });
  });

  it('is the same one attached twice', async () => {
    const xml = aCiiInvoice();
    expect(await readEInvoiceFile(await aPdfWith({ 'factur-x.xml': xml, 'xrechnung.xml': xml }))).toMatchObject({
      outcome: 'accept',
    });
  });

  it('is refused when it is encrypted, whether or not a password is asked for', async () => {
    for (const userPassword of ['secret', ''])
      expect(
        await readEInvoiceFile(
          await aPdfWith({ 'factur-x.xml': aCiiInvoice() }, { userPassword, ownerPassword: 'owner' }),
        ),
      ).toMatchObject({ outcome: 'reject', code: 'pdfEncrypted' });
    expect(boundsFault(bytes('trailer <</#45ncr#79pt 5 0 R>>'))).toEqual({ code: 'pdfEncrypted' });
  });

  it('is read from a PDF without an index, packed as PDFs may pack it', async () => {
    const xml = bytes(aCiiInvoice());
    const hex = Buffer.from(`${Buffer.from(deflateSync(xml)).toString('hex')}>`);
    for (const pdf of [
      pdfWithStream(xml, ''),
      pdfWithStream(deflateSync(xml), '/Filter/FlateDecode'),
      pdfWithStream(hex, '/Filter[/ASCIIHexDecode/FlateDecode]'),
    ])
      expect(await readEInvoiceFile(pdf)).toMatchObject({ outcome: 'accept' });
  });

  it('is refused when it would unpack to more than an invoice is, before it is unpacked', async () => {
    const pdf = pdfWithStream(deflateSync(Buffer.alloc(50_000_000)), '/Filter/FlateDecode');
    expect(await readEInvoiceFile(pdf)).toMatchObject({ outcome: 'reject', code: 'pdfTooLarge' });
  });

  it('is refused for a bomb in whatever way it is packed', () => {
    const bomb = deflateSync(Buffer.alloc(2000));
    const behindItsEnd = deflateSync(Buffer.concat([Buffer.from('endstream'), Buffer.alloc(2000)]), { level: 0 });
    const bombs: [Uint8Array, string][] = [
      [bomb, '/Filter/FlateDecode'],
      [bomb, '/Filter/F#6cateDecode'],
      [bomb, '/Type/XObject/Subtype/Image/Filter/FlateDecode'],
      [bomb, '/Note(1 0 obj <<)/Filter/FlateDecode'],
      [bomb.subarray(0, -6), '/Filter/FlateDecode'],
      [Buffer.concat([bomb.subarray(0, 8), Buffer.alloc(20, 0xff)]), '/Filter/FlateDecode'],
      [behindItsEnd, '/Filter/FlateDecode'],
      [deflateSync(bomb), '/Filter[/FlateDecode/FlateDecode]'],
      [deflateSync(bomb), '/Filter[/Fl/Fl]/Note(1 0 obj <<)'],
      [Buffer.from(`${bomb.toString('hex')}>`), '/Filter[/AHx/Fl]'],
      [Buffer.from(`${inAscii85(bomb)}~>`), '/Filter[/A85/Fl]'],
      [Buffer.alloc(100), '/Filter/LZWDecode'],
      [Buffer.alloc(100), '/Filter/RunLengthDecode'],
      [Buffer.alloc(0), '/W[0 0 0]/Index[0 200000000]'],
      [Buffer.alloc(0), '/W 5 0 R/Size 200000000'],
    ];
    for (const [stream, dictionary] of bombs)
      expect(boundsFault(pdfWithStream(stream, dictionary), small), dictionary).toMatchObject({ code: 'pdfTooLarge' });
  });

  it('may be as large as its bounds, in bytes, streams, and all that they unpack to', () => {
    const packed = deflateSync(Buffer.alloc(400));
    const several = Buffer.concat(Array.from({ length: 3 }, () => pdfWithStream(packed, '/W[1 2 1]/Size 9')));
    const all = 3 * (400 + packed.length);
    const bounds = { bytes: several.length, streams: 3, streamBytes: 500, unpackedBytes: all };
    expect(boundsFault(several, bounds)).toBeUndefined();
    for (const tighter of [
      { bytes: several.length - 1 },
      { streams: 2 },
      { streamBytes: 399 },
      { unpackedBytes: all - 1 },
    ])
      expect(boundsFault(several, { ...bounds, ...tighter })).toMatchObject({ code: 'pdfTooLarge' });
  });

  it('is never an error, whatever has become of the PDF', async () => {
    const pdf = await aPdfWith({ 'factur-x.xml': aCiiInvoice() });
    const names = ['/Names', '/EF', '/Filter', '/Length', 'endobj', 'stream', 'xref', '/Root', '/Kids', '/W', '/Size'];
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          cut: fc.integer({ min: 0, max: pdf.length }),
          isCut: fc.boolean(),
          noise: fc.uint8Array({ maxLength: 12 }),
          at: fc.integer({ min: 0, max: pdf.length }),
          name: fc.constantFrom(...names),
          other: fc.constantFrom('', '/Nothing', '0', '1 0 R', '99999999999', '[[[[', '<<'),
        }),
        async ({ cut, isCut, noise, at, name, other }) => {
          const renamed = Buffer.from(latin(pdf).replace(name, other), 'latin1');
          const mixed = Buffer.concat([renamed.subarray(0, at), noise, renamed.subarray(at + noise.length)]);
          const reading = await readEInvoiceFile(isCut ? mixed.subarray(0, cut) : mixed);
          outcomes.add(reading.outcome);
          expect(['accept', 'flag', 'reject']).toContain(reading.outcome);
        },
      ),
      { numRuns: 150 },
    );
    expect(outcomes.has('reject')).toBe(true);
  }, 60_000);
});

describe('an e-invoice in a file that is no PDF', () => {
  it('is read as XML, even when it speaks of one', async () => {
    const text = aCiiInvoice({ number: '%PDF-1.7' });
    expect(await readEInvoiceFile(bytes(text))).toMatchObject({ outcome: 'accept', invoice: { number: '%PDF-1.7' } });
  });

  it('is refused when it is neither', async () => {
    for (const text of ['', '%PDF', 'GIF89a'])
      expect(await readEInvoiceFile(bytes(text))).toMatchObject({ outcome: 'reject', code: 'notXml' });
    expect(await readEInvoiceFile(bytes('%PDF-1.7'))).toMatchObject({ outcome: 'reject', code: 'pdfUnreadable' });
  });
});
