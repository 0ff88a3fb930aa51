import { describe, expect, it } from 'vitest';
import { invoiceAnswer } from '../../lambdas/api/answers/invoice.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
/** What leads from money to an invoice or a debtor. */
const isName = (key: string) => /REFERENCE#|AMOUNT#|PAYERMARK#/.test(key);

describe('an invoice that is posted', () => {
  it('opens a case and answers with all that the contract names', async () => {
    const { status, body } = await api.post('/invoices', anInvoice());
    expect(status).toBe(201);
    expect(invoiceAnswer.parse(body)).toEqual(body);
    expect(body).toEqual({
      ...anInvoice(),
      id: 'main-FA-2026-0042-37e4bbdb',
      status: 'open',
      stage: null,
      cycle: 1,
      balance: { amountMinor: 120_000, currency: 'EUR' },
      demandable: { amountMinor: 120_000, currency: 'EUR' },
      received: { amountMinor: 0, currency: 'EUR' },
      credited: { amountMinor: 0, currency: 'EUR' },
      payments: [],
      creditNotes: [],
      payerGrade: 'new',
      creditorReference: expect.stringMatching(/^RF\d\d[A-Z0-9]{12}$/),
      debtor: {
        ...aDebtor(),
        creditor: 'main',
        createdAt: '2026-03-01T08:00:00.000Z',
        version: 1,
        doNotWrite: false,
        contactDays: null,
        owner: null,
        holds: [],
        replies: [],
        unapplied: [],
        collections: [],
        insolvencies: [],
        latePayment: null,
        creditHold: null,
        creditDecision: null,
        risks: [],
      },
      letters: [],
      prescription: expect.objectContaining({ prescribesOn: '2031-03-31', years: 5, isUncertain: false }),
      createdAt: '2026-03-01T08:00:00.000Z',
      closedAt: null,
      notices: [],
      pauses: [],
      warnings: [],
    });
    expect((await api.get(`/invoices/${body.id}`)).body).toEqual(body);
    expect((await api.get('/debtors/C-001')).body).toEqual(body.debtor);
  });

  it('stores the case, its first event and a new debtor, and for a known debtor only the first two', async () => {
    const before = await api.items();
    await api.post('/invoices', anInvoice({ number: 'FA-2', debtor: aDebtor({ id: 'C-002' }) }));
    const between = await api.items();
    await api.post('/invoices', anInvoice({ number: 'FA-3', debtor: aDebtor({ id: 'C-002' }) }));
    const added = (earlier: Map<string, string>, later: Map<string, string>) => {
      const keys = [...later.keys()].filter((key) => !earlier.has(key));
      return { what: keys.filter((key) => !isName(key)).length, names: keys.filter(isName).length };
    };
    const after = await api.items();
    expect([added(before, between).what, added(between, after).what]).toEqual([3, 2]);
    // By which payments find it: its number, its reference and what it comes to; of the debtor his name, both ways.
    expect([added(before, between).names, added(between, after).names]).toEqual([5, 3]);
  });

  it('is taken with the required fields alone, from the default creditor', async () => {
    const { id, name, kind, locale, country, emails } = aDebtor({ id: 'C-003' });
    const { number, amount, issueDate, dueDate } = anInvoice({ number: 'FA-4' });
    const debtor = { id, name, kind, locale, country, emails };
    const { status, body } = await api.post('/invoices', { number, debtor, amount, issueDate, dueDate });
    expect(status).toBe(201);
    expect(body).toMatchObject({ creditor: 'main', debtor });
    expect(body).not.toHaveProperty('paymentMeans');
  });

  it('answers 200 and stores nothing when the same is posted again, in whatever order its fields stand', async () => {
    const first = await api.post('/invoices', anInvoice({ number: 'FA-5' }));
    const before = await api.items();
    const turned = Object.fromEntries(Object.entries(anInvoice({ number: 'FA-5' })).toReversed());
    const again = await api.post('/invoices', turned);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(before);
  });

  it.each([
    ['amount', { amount: { amountMinor: 120_001, currency: 'EUR' } }],
    ['currency', { amount: { amountMinor: 120_000, currency: 'USD' } }],
    ['due date', { dueDate: '2026-04-01' }],
    ['debtor', { debtor: aDebtor({ id: 'C-009' }) }],
    ['purchase order', { purchaseOrder: 'PO-8' }],
    ['payment means', { paymentMeans: undefined }],
  ])('is a conflict when its number is taken by one with another %s', async (_what, other) => {
    await api.post('/invoices', anInvoice({ number: 'FA-6' }));
    const before = await api.items();
    const answer = await api.post('/invoices', anInvoice({ number: 'FA-6', ...other }));
    expect(answer).toMatchObject({ status: 409, body: { status: 409, title: 'numberTaken' } });
    expect(await api.items()).toEqual(before);
  });

  it('keeps what is known of its debtor, and warns of what was posted otherwise', async () => {
    const known = aDebtor({ id: 'C-004', name: 'Known SA' });
    await api.post('/invoices', anInvoice({ number: 'FA-7', debtor: known }));
    const posted = { ...known, name: 'Other SA', emails: [{ role: 'accounting', address: 'thief@evil.example' }] };
    const { status, body } = await api.post('/invoices', anInvoice({ number: 'FA-8', debtor: posted }));
    expect(status).toBe(201);
    expect(body.warnings).toEqual([
      { code: 'debtorKept', message: 'The debtor is known with other data, which was kept: name, emails.' },
    ]);
    expect(body.debtor).toMatchObject(known);
    expect((await api.get('/debtors/C-004')).body).toMatchObject(known);
  });

  it('takes the weekdays on which a new debtor is written to; a later invoice that names none says nothing of them', async () => {
    const debtor = aDebtor({ id: 'C-005', contactDays: ['tuesday'] });
    const { body } = await api.post('/invoices', anInvoice({ number: 'FA-C5-1', debtor }));
    expect(body.debtor.contactDays).toEqual(['tuesday']);
    const warningsOf = async (number: string, changes: object) =>
      (await api.post('/invoices', anInvoice({ number, debtor: aDebtor({ id: 'C-005', ...changes }) }))).body.warnings;
    expect(await warningsOf('FA-C5-2', {})).toEqual([]);
    expect(await warningsOf('FA-C5-3', { contactDays: null })).toEqual([
      { code: 'debtorKept', message: 'The debtor is known with other data, which was kept: contactDays.' },
    ]);
  });

  it('takes who looks after a new debtor; a later invoice that names nobody says nothing of it', async () => {
    const owner = { name: 'Camille Moreau', email: 'camille@exemple.example' };
    const debtor = aDebtor({ id: 'C-006', owner });
    const { body } = await api.post('/invoices', anInvoice({ number: 'FA-C6-1', debtor }));
    expect(body.debtor.owner).toEqual(owner);
    const warningsOf = async (number: string, changes: object) =>
      (await api.post('/invoices', anInvoice({ number, debtor: aDebtor({ id: 'C-006', ...changes }) }))).body.warnings;
    expect(await warningsOf('FA-C6-2', {})).toEqual([]);
    expect(await warningsOf('FA-C6-3', { owner: null })).toEqual([
      { code: 'debtorKept', message: 'The debtor is known with other data, which was kept: owner.' },
    ]);
  });

  it('has an id of its own for each of two numbers that look alike', async () => {
    const answers = await Promise.all(
      ['FA/9', 'FA-9', 'FA 9', 'fa-9', 'Ф', 'Ж', '9'.repeat(64)].map((number) =>
        api.post('/invoices', anInvoice({ number })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 201));
    const ids = answers.map(({ body }) => body.id as string);
    expect(new Set(ids).size).toBe(7);
    for (const [index, id] of ids.entries()) {
      expect(id).toMatch(/^[\w-]{1,62}$/);
      expect((await api.get(`/invoices/${id}`)).body.number).toBe(answers[index]?.body.number);
    }
  });

  it('is one case when 20 systems post it at once', async () => {
    const invoice = anInvoice({ number: 'FA-10', debtor: aDebtor({ id: 'C-010' }) });
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.post('/invoices', invoice)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    const timeline = await api.get(`/invoices/${answers[0]?.body.id}/timeline`);
    expect(timeline.body.events).toHaveLength(1);
  });

  it('makes one debtor when his first invoices arrive at once', async () => {
    const debtor = aDebtor({ id: 'C-011' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => api.post('/invoices', anInvoice({ number: `FA-11-${index}`, debtor }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
  });
});
