import { afterAll, expect, describe, it, vi } from 'vitest';
import { documentAnswer, documentsAnswer } from '../../lambdas/api/answers/document.ts';
import { documentClient } from '../../lambdas/adapters/dynamodb/document-client.ts';
import { createStore } from '../../lambdas/adapters/dynamodb/store.ts';
import { createDocumentBucket } from '../../lambdas/adapters/s3/document-bucket.ts';
import { type CaseDocument, caseDocument } from '../../lambdas/domain/case-document.ts';
import { names } from '../../local/stack/environment.ts';
import { stubAwsEnvironment } from '../adapters/engine-of-this-file.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({
  reach(parts) {
    stubAwsEnvironment('S3', parts.s3);
    return Promise.resolve(parts);
  },
});
afterAll(() => vi.unstubAllEnvs());

async function post(number: string): Promise<string> {
  const { body } = await api.post('/invoices', anInvoice({ number }));
  return body.id;
}

/** Puts a file on record, the way whatever makes one does. */
async function keep(invoiceId: string, name: string, createdAt: string, text: string): Promise<CaseDocument> {
  const bytes = Buffer.from(text);
  const contentType = 'application/pdf';
  const file = { kind: 'statementOfAccount', fileName: `${name}.pdf`, contentType, bytes } as const;
  const document = caseDocument(file, { creditor: 'acme', invoiceId, now: createdAt });
  await createDocumentBucket(names.documentBucket).keep({ ...document, bytes });
  stubAwsEnvironment('DYNAMODB', api.stack().table.endpoint);
  const client = documentClient();
  await createStore(client, names.table).commit([{ kind: 'newDocument', invoiceId, document }]);
  client.destroy();
  return document;
}

describe('GET /invoices/{id}/documents', () => {
  it('gives the documents of a case, the oldest first, with links that fetch the very files', async () => {
    const id = await post('FA-1');
    const { key: _, ...second } = await keep(id, 'statement-a', '2026-03-02T08:00:00Z', 'second');
    const { key: __, ...first } = await keep(id, 'statement-b', '2026-03-01T08:00:00Z', 'first');
    const { status, body } = await api.get(`/invoices/${id}/documents`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(documentsAnswer.parse(body)).toEqual(body);
    expect(body.documents).toMatchObject([first, second]);
    const files = body.documents.map(async ({ link }: { link: string }) => (await fetch(link)).text());
    expect(await Promise.all(files)).toEqual(['first', 'second']);
    const { headers } = await fetch(body.documents[0].link);
    expect(headers.get('content-disposition')).toBe('attachment; filename="statement-b.pdf"');
  });

  it('leads from the stable address of a document to its file, and knows no other', async () => {
    const id = await post('FA-3');
    const third = await keep(id, 'statement-c', '2026-03-02T08:00:00Z', 'third');
    const address = `${api.stack().url}/invoices/${id}/documents`;
    const headers = { authorization: `Bearer ${await api.stack().token()}` };
    const led = await fetch(`${address}/${third.id}`, { headers, redirect: 'manual' });
    expect(led.status).toBe(302);
    expect(documentAnswer.parse(await led.json())).toMatchObject({ id: third.id });
    expect(await (await fetch(led.headers.get('location') ?? '')).text()).toBe('third');
    expect((await fetch(`${address}/statement-x`, { headers, redirect: 'manual' })).status).toBe(404);
  });

  it('makes the calculation of a claim and the statement of account, once for the same state of things', async () => {
    const id = await post('FA-4');
    const calculation = { kind: 'claimCalculation', asOf: '2026-08-31' };
    const made = await api.post(`/invoices/${id}/documents`, calculation);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(documentAnswer.parse(made.body)).toEqual(made.body);
    const bytes = await (await fetch(made.body.link)).text();
    expect(bytes.slice(0, 5)).toBe('%PDF-');
    const again = await api.post(`/invoices/${id}/documents`, calculation);
    expect([again.status, again.body.id]).toEqual([200, made.body.id]);
    const statement = await api.post(`/invoices/${id}/documents`, { kind: 'statementOfAccount' });
    expect([statement.status, statement.body.kind]).toEqual([201, 'statementOfAccount']);
    const listed = (await api.get(`/invoices/${id}/documents`)).body.documents;
    expect(listed.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'claimCalculation',
      'statementOfAccount',
    ]);
  });

  it('gives none of an invoice without documents, and says when there is no such invoice', async () => {
    expect(await api.get(`/invoices/${await post('FA-2')}/documents`)).toMatchObject({
      status: 200,
      body: { documents: [] },
    });
    const { status, body } = await api.get('/invoices/acme-none-00000000/documents');
    expect([status, body.detail]).toEqual([404, expect.stringContaining('acme-none-00000000')]);
  });
});
