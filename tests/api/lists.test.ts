import { beforeAll, describe, expect, it } from 'vitest';
import { invoicesAnswer } from '../../lambdas/api/answers/invoice-summary.ts';
import { tasksAnswer } from '../../lambdas/api/answers/task.ts';
import { timelineAnswer } from '../../lambdas/api/answers/event.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const day = (index: number) => `2026-04-${String((index % 28) + 1).padStart(2, '0')}`;

/** 40 invoices of 4 debtors over 28 due dates: every fifth paid too much, every seventh canceled. */
const book = Array.from({ length: 40 }, (_, index) => ({
  number: `L-${index}`,
  debtor: `D-${index % 4}`,
  dueDate: day(index),
  status: index % 5 === 0 ? 'paid' : index % 7 === 0 ? 'canceled' : 'open',
}));

const post = (number: string, debtor: string, dueDate: string) =>
  api.post('/invoices', anInvoice({ number, dueDate, debtor: aDebtor({ id: debtor }) }));

beforeAll(async () => {
  for (const { number, debtor, dueDate, status } of book) {
    const { id } = (await post(number, debtor, dueDate)).body;
    const payment = {
      id: `pay-${number}`,
      amount: { amountMinor: 120_001, currency: 'EUR' },
      receivedOn: '2026-03-01',
    };
    if (status === 'paid') await api.post(`/invoices/${id}/payments`, payment);
    if (status === 'canceled') await api.post(`/invoices/${id}/cancel`, { reason: 'error' });
  }
});

/** Follows the cursors to the end. `between` happens after each page. */
async function everyPage(path: string, list: string, between: () => Promise<unknown> = () => Promise.resolve()) {
  const found: any[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const { status, body } = await api.get(
      path + (cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`),
    );
    expect(status).toBe(200);
    found.push(...body[list]);
    cursor = body.cursor;
    pages += 1;
    await between();
  } while (cursor !== undefined);
  return { found, pages };
}

const numbers = (invoices: { number: string }[]) => invoices.map(({ number }) => number);
const expected = (fits: (entry: (typeof book)[number]) => boolean) =>
  book
    .filter(fits)
    .map(({ number }) => number)
    .sort();

describe('the list of invoices', () => {
  it.each<[query: string, fits: (entry: (typeof book)[number]) => boolean]>([
    ['', () => true],
    ['&status=open', ({ status }) => status === 'open'],
    ['&status=paid', ({ status }) => status === 'paid'],
    ['&status=canceled', ({ status }) => status === 'canceled'],
    ['&status=handedOver', () => false],
    ['&debtor=D-1', ({ debtor }) => debtor === 'D-1'],
    ['&debtor=D-1&creditor=main', ({ debtor }) => debtor === 'D-1'],
    ['&debtor=D-1&creditor=other', () => false],
    ['&debtor=nobody', () => false],
    ['&dueBefore=2026-04-10', ({ dueDate }) => dueDate < '2026-04-10'],
    ['&dueBefore=2020-01-01', () => false],
    ['&stage=reminderOne', () => false],
    ['&status=open&dueBefore=2026-04-10', ({ status, dueDate }) => status === 'open' && dueDate < '2026-04-10'],
    ['&status=paid&debtor=D-0', ({ status, debtor }) => status === 'paid' && debtor === 'D-0'],
    ['&debtor=D-2&dueBefore=2026-04-15', ({ debtor, dueDate }) => debtor === 'D-2' && dueDate < '2026-04-15'],
    [
      '&status=open&debtor=D-3&dueBefore=2026-04-20',
      ({ status, debtor, dueDate }) => status === 'open' && debtor === 'D-3' && dueDate < '2026-04-20',
    ],
    ['&status=open&stage=reminderOne&debtor=D-1', () => false],
  ])('filtered by "%s" holds exactly what fits, page by page, in order of due date', async (query, fits) => {
    for (const limit of [1, 7, 100]) {
      const { found } = await everyPage(`/invoices?limit=${limit}${query}`, 'invoices');
      expect(numbers(found).sort()).toEqual(expected(fits));
      const dates = found.map(({ dueDate }) => dueDate as string);
      expect(dates).toEqual(dates.toSorted());
    }
  });

  it('describes each invoice as the document says', async () => {
    const { body } = await api.get('/invoices?limit=3');
    expect(invoicesAnswer.parse(body)).toEqual(body);
    expect(body.invoices).toHaveLength(3);
    expect(body.invoices[0]).toMatchObject({
      number: 'L-0',
      status: 'paid',
      dueDate: '2026-04-01',
      debtor: { id: 'D-0' },
    });
  });

  it('has no cursor when there is nothing more, even where the last page is full', async () => {
    const count = expected(({ debtor }) => debtor === 'D-1').length;
    expect((await api.get(`/invoices?debtor=D-1&limit=${count}`)).body).not.toHaveProperty('cursor');
    expect((await api.get(`/invoices?debtor=D-1&limit=${count - 1}`)).body).toHaveProperty('cursor');
  });

  it('loses and doubles none of its entries while others are added', async () => {
    let added = 0;
    const { found } = await everyPage('/invoices?limit=6&status=open', 'invoices', async () => {
      added += 1;
      await post(`added-early-${added}`, 'D-9', '2026-04-01');
      await post(`added-late-${added}`, 'D-9', '2026-04-30');
    });
    const seen = numbers(found);
    expect(new Set(seen).size).toBe(seen.length);
    for (const number of expected(({ status }) => status === 'open')) expect(seen).toContain(number);
  });

  it('is empty behind a cursor that lies after the due dates asked for', async () => {
    const { cursor } = (await api.get('/invoices?limit=30')).body;
    const answer = await api.get(`/invoices?dueBefore=2026-04-02&cursor=${cursor}`);
    expect(answer).toMatchObject({ status: 200, body: { invoices: [] } });
  });
});

describe('the list of tasks', () => {
  it('holds every open task once, page by page, by due date', async () => {
    const { found, pages } = await everyPage('/tasks?limit=3', 'tasks');
    expect(found).toHaveLength(8);
    expect(pages).toBe(3);
    expect(new Set(found.map(({ id }) => id)).size).toBe(8);
    expect(tasksAnswer.parse({ tasks: found })).toEqual({ tasks: found });
  });

  it('holds a task no more once it is done', async () => {
    const [first] = (await api.get('/tasks?limit=1')).body.tasks;
    await api.post(`/tasks/${first.id}/done`, { result: 'refunded' });
    const { found } = await everyPage('/tasks?limit=100', 'tasks');
    expect(found.map(({ id }) => id)).not.toContain(first.id);
  });
});

describe('the timeline', () => {
  it('tells every event once, oldest first, page by page', async () => {
    const { id } = (await post('timeline', 'D-8', '2026-05-01')).body;
    for (let index = 0; index < 6; index += 1) {
      const payment = { id: `t-${index}`, amount: { amountMinor: 1, currency: 'EUR' }, receivedOn: '2026-03-01' };
      await api.post(`/invoices/${id}/payments`, payment);
    }
    const whole = (await api.get(`/invoices/${id}/timeline`)).body;
    expect(timelineAnswer.parse(whole)).toEqual(whole);
    expect(whole).not.toHaveProperty('cursor');
    expect(whole.events.map(({ seq }: { seq: number }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const limit of [1, 2, 7]) {
      const { found, pages } = await everyPage(`/invoices/${id}/timeline?limit=${limit}`, 'events');
      expect(found).toEqual(whole.events);
      expect(pages).toBe(Math.ceil(7 / limit));
    }
    expect(whole.events[0]).toMatchObject({
      type: 'InvoicePosted',
      at: '2026-03-01T08:00:00.000Z',
      by: 'local',
      data: { id },
      before: {},
      after: { status: 'open', stage: null, balanceMinor: 120_000 },
    });
    expect(whole.events[1]).toMatchObject({
      type: 'PaymentRecorded',
      data: { paymentId: 't-0', amountMinor: 1, currency: 'EUR', receivedOn: '2026-03-01' },
      before: { balanceMinor: 120_000 },
      after: { balanceMinor: 119_999 },
    });
  });
});
