import { beforeAll, describe, expect, it } from 'vitest';
import { nextMessageAnswer, scheduleAnswer } from '../../lambdas/api/answers/foresight.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { linesOf, readPdf } from '../documents/pdf-text.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile({ startAt: '2026-03-23T18:00:00Z' });
const next = async (id: string, creditor = 'main') => {
  const { status, body } = await api.get(`/debtors/${id}/next-message?creditor=${creditor}`);
  if (status === 200) expect(nextMessageAnswer.parse(body)).toEqual(body);
  return { status, body };
};
const post = async (number: string, debtorId: string, changes: object = {}) => {
  const debtor = aDebtor({
    id: debtorId,
    emails: [{ role: 'accounting', address: `${debtorId.toLowerCase()}@acme.example` }],
  });
  return (await api.post('/invoices', anInvoice({ number, debtor, ...changes }))).body.id as string;
};

describe('GET /debtors/{id}/next-message', () => {
  it('is what the debtor will read, when and why', async () => {
    const id = await post('P-1', 'P-1');
    const { status, body } = await next('P-1');
    expect(status).toBe(200);
    expect(body).toEqual({
      messages: [
        {
          kind: 'dunning',
          sendAt: expect.stringMatching(/^2026-03-24T0[89]:/) as string,
          recipients: { to: ['p-1@acme.example'], cc: [] },
          subject: expect.stringContaining('P-1') as string,
          text: expect.stringContaining('P-1') as string,
          html: expect.stringContaining('<!DOCTYPE html>') as string,
          attachments: [],
          invoices: [
            { id, number: 'P-1', stage: 'courtesyNotice', demanded: { amountMinor: 120_000, currency: 'EUR' } },
          ],
          why: ['P-1: the courtesy notice, by the policy 7 days before the due date 2026-03-31.'],
        },
      ],
      withheld: [],
    });
  });

  it('leaves out an invoice that is held, and says until when', async () => {
    const held = await post('P-2', 'P-2');
    await api.post(`/invoices/${held}/holds`, { reason: 'a talk', until: '2026-05-04' });
    await post('P-3', 'P-2');
    const { body } = await next('P-2');
    expect(body.messages.map(({ invoices }: any) => invoices.map(({ number }: any) => number))).toEqual([['P-3']]);
    expect(body.withheld).toEqual([
      {
        invoiceId: held,
        number: 'P-2',
        blockers: [{ code: 'hold', message: expect.stringContaining('a talk'), until: '2026-05-04T07:00:00.000Z' }],
      },
    ]);
  });

  it('brings the statement of account, to be opened, when more than one invoice is open', async () => {
    await post('P-6', 'P-6');
    await post('P-7', 'P-6', { dueDate: '2026-06-30', paymentMeans: undefined });
    const { body } = await next('P-6');
    const [{ name, contentType, sizeBytes, contentBase64 }, ...others] = body.messages[0].attachments;
    expect([name, contentType, others]).toEqual(['releve-de-compte-2026-03-24.pdf', 'application/pdf', []]);
    const file = Buffer.from(contentBase64, 'base64');
    expect(file).toHaveLength(sizeBytes);
    const lines = readPdf(file).flatMap(linesOf);
    expect(lines.flatMap((line) => /^(P-\d) \|/.exec(line)?.[1] ?? [])).toEqual(['P-6', 'P-7']);
    expect(body.messages[0].text).toContain('Le relevé de compte joint à ce message');
  });

  it('is empty for a debtor who has paid', async () => {
    const id = await post('P-4', 'P-4');
    const amount = { amountMinor: 120_000, currency: 'EUR' };
    await api.post(`/invoices/${id}/payments`, { id: 'bank-p4', amount, receivedOn: '2026-03-20' });
    expect(await next('P-4')).toEqual({ status: 200, body: { messages: [], withheld: [] } });
  });

  it('is not known of a debtor who is not, nor of one of another creditor', async () => {
    await post('P-5', 'P-5');
    expect(await next('nobody')).toMatchObject({ status: 404, body: { title: 'notFound' } });
    expect((await next('P-5', 'other')).status).toBe(404);
  });

  it('changes nothing', async () => {
    await post('P-6', 'P-6');
    const before = await api.items();
    await next('P-6');
    await api.get('/schedule?from=2026-03-24&to=2026-03-24');
    expect(await api.items()).toEqual(before);
  });
});

describe('GET /schedule', () => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (let each = 0; each < 12; each += 1) {
      const debtorId = `S-${each % 5}`;
      ids.push(await post(`S-${each}`, debtorId, { dueDate: each % 2 === 0 ? '2026-04-08' : '2026-04-09' }));
    }
  });
  const pagesOf = async (range: string, limit: number) => {
    const pages: any[] = [];
    let cursor: string | undefined;
    do {
      const { status, body } = await api.get(`/schedule?${range}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
      expect(status).toBe(200);
      expect(scheduleAnswer.parse(body)).toEqual(body);
      pages.push(body);
      cursor = body.cursor;
    } while (cursor !== undefined);
    return pages;
  };
  const linesOf = (pages: readonly any[]): string[] =>
    pages
      .flatMap(({ days }): string[] =>
        days.flatMap(({ date, messages }: any) =>
          messages.map(
            ({ debtorId, invoices }: any) =>
              `${date} ${debtorId}: ${invoices.map(({ number }: any) => number).toSorted()}`,
          ),
        ),
      )
      .filter((line: string) => / S-/.test(line))
      .toSorted();

  it.each([1, 2, 5, 100])('has every message of the days once, %i due invoices to a page', async (limit) => {
    const pages = await pagesOf('from=2026-04-01&to=2026-04-09', limit);
    expect(linesOf(pages)).toEqual([
      '2026-04-01 S-0: S-0,S-10',
      '2026-04-01 S-1: S-6',
      '2026-04-01 S-2: S-2',
      '2026-04-01 S-3: S-8',
      '2026-04-01 S-4: S-4',
      '2026-04-07 S-0: S-5',
      '2026-04-07 S-1: S-1,S-11',
      '2026-04-07 S-2: S-7',
      '2026-04-07 S-3: S-3',
      '2026-04-07 S-4: S-9',
    ]);
  });

  it('leads to the message in full', async () => {
    const [page] = await pagesOf('from=2026-03-24&to=2026-03-24', 100);
    const [{ date, messages }] = page.days;
    expect(date).toBe('2026-03-24');
    for (const { nextMessage, subject, sendAt } of messages) {
      const { body } = await api.get(nextMessage);
      expect(body.messages).toContainEqual(expect.objectContaining({ subject, sendAt }));
    }
    expect(messages.length).toBeGreaterThan(1);
  });

  it('has no day on which nothing leaves', async () => {
    expect(await pagesOf('from=2026-03-28&to=2026-03-29', 100)).toEqual([
      { from: '2026-03-28', to: '2026-03-29', days: [] },
    ]);
  });

  it('looks at the last of 31 days, and 92 days ahead', async () => {
    await pagesOf('from=2026-03-23&to=2026-04-22', 100);
    expect(linesOf(await pagesOf('from=2026-06-01&to=2026-06-23', 100))).toEqual([]);
  });
});
