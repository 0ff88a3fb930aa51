import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { invoiceIdOf } from '../../lambdas/domain/invoice-id.ts';
import { anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
let invoiceId = '';
let taskId = '';

const payment = { id: 'p-0', amount: { amountMinor: 130_000, currency: 'EUR' }, receivedOn: '2026-03-01' };

const other = invoiceIdOf('main', 'FA-2026-0043');

beforeAll(async () => {
  await api.post('/invoices', anInvoice({ number: 'FA-2026-0043' }));
  invoiceId = (await api.post('/invoices', anInvoice())).body.id;
  await api.post(`/invoices/${invoiceId}/payments`, payment);
  taskId = (await api.get('/tasks')).body.tasks[0].id;
});

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\r\n',
    '\u2028',
    '\u202e',
    '\ufeff',
    '__proto__',
    '2026-02-30',
    'x'.repeat(300),
  ),
  fc.webUrl(),
  fc.emailAddress(),
);
const oddNumber = fc.oneof(
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(-1, 0, 0.1, 1e21, 2 ** 53, Number.MAX_VALUE),
);
const oddValue = fc.oneof(oddText, oddNumber, fc.constantFrom(null, true, [], {}), fc.jsonValue({ maxDepth: 3 }));

type Path = readonly string[];
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...at, name]))];
}

/** The value with what stands at the path replaced, or taken out when there is nothing to replace it. */
function changed(value: unknown, [first, ...rest]: Path, replacement: unknown): unknown {
  if (first === undefined) return replacement;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((inner, index) => (String(index) === first ? changed(inner, rest, replacement) : inner));
  return { ...value, [first]: changed((value as Record<string, unknown>)[first], rest, replacement) };
}

/** A valid body with one to three things in it changed, added or taken out. */
function mutated(valid: object): fc.Arbitrary<unknown> {
  const places = fc.constantFrom(...pathsOf(valid).filter((path) => path.length > 0), ['surprise'], ['constructor']);
  const change = fc.tuple(places, fc.option(oddValue, { nil: undefined, freq: 5 }));
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((body, [path, value]) => changed(body, path, value), valid));
}

const routes: [route: string, path: () => string, valid: object][] = [
  ['POST /invoices', () => '/invoices', anInvoice({ number: 'fuzz' })],
  [
    'POST /invoices/{id}/payments',
    () => `/invoices/${invoiceId}/payments`,
    { ...payment, method: 'card', reference: 'r' },
  ],
  [
    'POST /payments',
    () => '/payments',
    { ...payment, id: 'm-0', creditor: 'main', debtorId: 'C-001', text: 'FA-2026-0043', reference: 'r' },
  ],
  [
    'POST /payments',
    () => '/payments',
    { ...payment, id: 'm-1', allocations: [{ invoiceId: other, amountMinor: 5 }], text: 'FA-2026-0043' },
  ],
  [
    'POST /debtors/{id}/allocations',
    () => '/debtors/C-001/allocations',
    { id: 'U-1', paymentId: 'p-0', allocations: [{ invoiceId: other, amountMinor: 5 }], refundMinor: 3, comment: 'c' },
  ],
  ['POST /invoices/{id}/cancel', () => `/invoices/${invoiceId}/cancel`, { reason: 'error' }],
  [
    'POST /invoices/{id}/legal-decision',
    () => `/invoices/${invoiceId}/legal-decision`,
    { decision: 'extend', reason: 'promised', until: '2026-06-30' },
  ],
  [
    'PATCH /debtors/{id}',
    () => '/debtors/C-001',
    {
      emails: [{ role: 'accounting', address: 'ap@acme.example' }],
      locale: 'en',
      policyId: 'default',
      doNotWrite: false,
      contactDays: ['tuesday'],
      owner: { name: 'Camille Moreau', email: 'camille@exemple.example' },
    },
  ],
  ['POST /debtors/{id}/holds', () => '/debtors/C-001/holds', { id: 'H-1', reason: 'a question', until: '2026-05-01' }],
  [
    'POST /debtors/{id}/credit-hold',
    () => '/debtors/C-001/credit-hold',
    { id: 'CH-1', isOnHold: true, until: '2026-05-01', reason: 'the cover was withdrawn' },
  ],
  [
    'POST /debtors/{id}/risk',
    () => '/debtors/C-001/risk',
    {
      id: 'K-1',
      provider: 'creditInsurer',
      on: '2026-03-01',
      change: 'coverReduced',
      grade: 'bad',
      until: '2026-09-01',
    },
  ],
  [
    'POST /invoices/{id}/statuses',
    () => `/invoices/${other}/statuses`,
    {
      id: 'S-1',
      code: 207,
      at: '2026-03-01T09:00:00Z',
      reasonCode: 'QTE_ERR',
      reason: 'two are missing',
      platform: 'P',
    },
  ],
  ['PUT /policies/{id}', () => '/policies/default', { ...defaultPolicy, minimumGapDays: 9, version: 0 }],
  ['POST /policies/{id}/what-if', () => '/policies/default/what-if', { policy: defaultPolicy, limit: 5 }],
  ['POST /tasks/{id}/done', () => `/tasks/${taskId}/done`, { result: 'refunded' }],
  [
    'POST /invoices/{id}/reversals',
    () => `/invoices/${invoiceId}/reversals`,
    { id: 'R-1', paymentId: 'p-0', reason: 'returned', receivedOn: '2026-03-02' },
  ],
  [
    'PATCH /invoices/{id}',
    () => `/invoices/${invoiceId}`,
    { dueDate: '2026-06-30', purchaseOrder: 'PO-8', paymentMeans: { paymentLink: 'https://pay.example/42' } },
  ],
  [
    'POST /invoices/{id}/credit-notes',
    () => `/invoices/${invoiceId}/credit-notes`,
    { number: 'AV-1', amountMinor: 20_000, reason: 'late', issuedOn: '2026-03-02' },
  ],
];

/** What each success adds to the table: a case or a change comes with its event, or not at all. */
const wholes: Record<string, readonly string[]> = {
  'POST /invoices': ['CASE EVENT', 'CASE EVENT PROFILE'],
  'POST /invoices/{id}/payments': ['EVENT PAYMENT', 'CHANGE EVENT PAYMENT TASK'],
  'POST /payments': ['EVENT PAYMENT', 'CHANGE EVENT PAYMENT TASK', 'CHANGE PAYMENT TASK', 'PAYMENT TASK'],
  'POST /debtors/{id}/allocations': [
    'CHANGE EVENT PAYMENT REQUEST',
    'CHANGE REQUEST',
    'CHANGE',
    'CHANGE EVENT PAYMENT',
  ],
  'PATCH /debtors/{id}': ['CHANGE'],
  'PUT /policies/{id}': ['CIRCUMSTANCES VERSION VERSION', 'VERSION'],
  'POST /debtors/{id}/holds': ['CHANGE'],
  // A decision or a report, and where it changes whether he is delivered on credit, that.
  'POST /debtors/{id}/credit-hold': ['CHANGE CHANGE CREDIT', 'CHANGE CHANGE', 'CHANGE CREDIT', 'CHANGE'],
  'POST /debtors/{id}/risk': ['CHANGE', 'CHANGE TASK'],
  // The status, and what it does, or a question where the case is closed; its words beside it.
  'POST /invoices/{id}/statuses': [
    'EVENT',
    'EVENT TASK',
    'EVENT EVENT',
    'EVENT EVENT TASK',
    'EVENT EVENT EVENT TASK',
  ].flatMap((whole) => [whole, [...whole.split(' '), 'NOTE'].toSorted().join(' ')]),
  'POST /tasks/{id}/done': ['CHANGE EVENT'],
  'POST /invoices/{id}/reversals': ['CHANGE EVENT', 'CHANGE EVENT TASK', 'EVENT', 'EVENT TASK'],
  'PATCH /invoices/{id}': ['EVENT', 'EVENT REQUEST'],
  'POST /invoices/{id}/credit-notes': ['EVENT', 'EVENT EVENT'],
};

/** What leads from money to an invoice or a debtor: of one case as many as it has names, never without it. */
const isLead = (key: string) => /^(?:REFERENCE|AMOUNT|PAYERMARK)#| PAYER(?:MARK#|$)/.test(key);

const methodOf = (route: string) => route.split(' ')[0] ?? '';
const partOf = (key: string) => (key.split(' ')[1] ?? '').split('#')[0] ?? '';

describe('whatever is posted to', () => {
  it.each(routes)(
    '%s is taken as a whole or refused with a reason, never with an error of ours',
    async (route, path, valid) => {
      const body = fc.oneof({ arbitrary: mutated(valid), weight: 4 }, { arbitrary: fc.jsonValue(), weight: 1 });
      let before = await api.items();
      await fc.assert(
        fc.asyncProperty(body, async (json) => {
          const { status, body: answer } = await api.send(methodOf(route), path(), { raw: JSON.stringify(json) ?? '' });
          const after = await api.items();
          expect(status, JSON.stringify(answer)).toBeLessThan(500);
          if (status >= 400) {
            expect(answer.title).toMatch(/^\w+$/);
            expect(answer.detail).toMatch(/\w/);
            if (status === 422) expect(answer.errors.length).toBeGreaterThan(0);
          }
          const added = [...after.keys()].filter((key) => !before.has(key));
          const parts = added.filter((key) => !isLead(key)).map(partOf);
          if (added.length > 0) expect(wholes[route]).toContain(parts.toSorted().join(' '));
          if (status >= 400) expect(after).toEqual(before);
          before = after;
        }),
        { numRuns: 120, seed: 20260301 },
      );
    },
    180_000,
  );

  it('any of them in the first steps of JSON is no error of ours either', async () => {
    const before = await api.items();
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json().map((json) => json.slice(0, -1)),
      oddText,
    );
    await fc.assert(
      fc.asyncProperty(text, fc.nat(routes.length - 1), async (raw, index) => {
        const [route = '', pathOf] = routes[index] ?? [];
        const path = pathOf?.() ?? '';
        if (raw === '' && path.endsWith('/done')) return;
        const { status } = await api.send(methodOf(route), path, { raw });
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 150, seed: 20260302 },
    );
    expect(await api.items()).toEqual(before);
  });
});
