import { describe, expect, it } from 'vitest';
import { routes } from '../../lambdas/api/routes.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const postPaths = routes.filter(({ method }) => method === 'POST').map(({ path }) => path.replace('{id}', 'any'));
const [rowPaths = [], jsonPaths = []] = [true, false].map((isBulk) =>
  postPaths.filter((path) => path.endsWith('/bulk') === isBulk),
);

/** The contract's invoice as text, changed on the way. */
const invoiceText = (change: (text: string) => string = (text) => text) => change(JSON.stringify(anInvoice()));

describe('a body is refused with its reason, and nothing stored, when it', () => {
  const cases: [what: string, raw: string | Uint8Array<ArrayBuffer>, status: number, title: string][] = [
    ['is not JSON', 'number=FA-1', 400, 'notJson'],
    ['is cut off', invoiceText((text) => text.slice(0, -1)), 400, 'notJson'],
    ['has something behind it', invoiceText((text) => `${text}{}`), 400, 'notJson'],
    ['begins with a byte order mark', invoiceText((text) => `\ufeff${text}`), 400, 'notJson'],
    ['holds a raw NUL', invoiceText((text) => text.replace('FA-2026', 'FA\u00002026')), 400, 'notJson'],
    ['has a bad escape', invoiceText((text) => text.replace('FA-2026', 'FA\\x2026')), 400, 'notJson'],
    ['has a number that is none', invoiceText((text) => text.replace('120000', 'NaN')), 400, 'notJson'],
    ['is null', 'null', 422, 'invalid'],
    ['is a list', '[]', 422, 'invalid'],
    ['is a text', '"invoice"', 422, 'invalid'],
    ['is a number', '42', 422, 'invalid'],
    ['is true', 'true', 422, 'invalid'],
    ['is a list in lists, 100,000 deep', '['.repeat(100_000) + ']'.repeat(100_000), 422, 'invalid'],
    ['has a number beyond counting', invoiceText((text) => text.replace('120000', '1e400')), 422, 'invalid'],
    ['has a number of 40 digits', invoiceText((text) => text.replace('120000', '9'.repeat(40))), 422, 'invalid'],
    ['sets its prototype', invoiceText((text) => text.replace('{', '{"__proto__":{"number":"x"},')), 422, 'invalid'],
    ['is over 256 kB', JSON.stringify({ number: 'x'.repeat(262_144) }), 413, 'tooLarge'],
    ['is over 256 kB of two-byte characters', JSON.stringify({ number: 'é'.repeat(131_072) }), 413, 'tooLarge'],
  ];

  it.each(cases)('%s', async (_what, raw, status, title) => {
    const answer = await api.send('POST', '/invoices', { raw });
    expect(answer).toMatchObject({ status, body: { type: 'about:blank', status, title } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect((await api.items()).size).toBe(0);
  });

  it.each([
    'text/plain',
    'text/csv',
    'application/json5',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'multipart/form-data',
  ])('comes as %s', async (type) => {
    const answer = await api.send('POST', '/invoices', { raw: invoiceText(), headers: { 'content-type': type } });
    expect(answer).toMatchObject({ status: 415, body: { title: 'contentType' } });
    expect((await api.items()).size).toBe(0);
  });

  it('comes without a content type', async () => {
    const answer = await api.send('POST', '/invoices', { raw: utf8(invoiceText()), headers: { 'content-type': '' } });
    expect(answer.status).toBe(415);
  });

  it('is not there', async () => {
    const { status, body } = await api.send('POST', '/invoices');
    expect(status).toBe(422);
    expect(body.errors).toContainEqual({ field: 'number', message: 'is missing' });
    expect((await api.items()).size).toBe(0);
  });

  it.each(['application/xml', 'application/pdf', 'application/octet-stream'])(
    'comes as %s and is no e-invoice',
    async (type) => {
      const answer = await api.send('POST', '/invoices', { raw: invoiceText(), headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 422, body: { title: expect.stringMatching(/^(notXml|pdfUnreadable)$/) } });
      expect((await api.items()).size).toBe(0);
    },
  );

  it.each(rowPaths)('comes as JSON on POST %s, which takes rows', async (path) => {
    expect(await api.post(path, [anInvoice()])).toMatchObject({ status: 415, body: { title: 'contentType' } });
    expect((await api.items()).size).toBe(0);
  });

  it.each(jsonPaths)('is a list, a null or no JSON on POST %s', async (path) => {
    for (const raw of ['[]', 'null', '{"a":', '"x"']) {
      const { status } = await api.send('POST', path, { raw });
      expect([400, 422]).toContain(status);
    }
    expect((await api.items()).size).toBe(0);
  });
});

describe('a body is taken', () => {
  it('with parameters and capitals in its content type', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=UTF-8' };
    expect((await api.send('POST', '/invoices', { raw: invoiceText(), headers })).status).toBe(201);
  });

  it('of just under 256 kB, which is then judged by its fields', async () => {
    const answer = await api.post('/invoices', { number: 'x'.repeat(262_000) });
    expect(answer.status).toBe(422);
  });

  it('with a key twice, of which the last one counts', async () => {
    const raw = invoiceText((text) => text.replace('{', '{"number":"first",'));
    const { status, body } = await api.send('POST', '/invoices', { raw });
    expect({ status, number: body.number }).toEqual({ status: 200, number: 'FA-2026-0042' });
  });

  it('with escapes in its text', async () => {
    const raw = invoiceText((text) => text.replace('FA-2026-0042', 'FA\\u002d2026-0042'));
    expect((await api.send('POST', '/invoices', { raw })).status).toBe(200);
  });
});
