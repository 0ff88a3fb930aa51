import { describe, expect, it } from 'vitest';
import { debtorAnswer, debtorHoldAnswer, debtorTimelineAnswer } from '../../lambdas/api/answers/debtor.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const reason = 'we talk about the delivery';

let debtors = 0;
/** A debtor of two invoices. */
async function known(): Promise<{ id: string; invoices: string[] }> {
  debtors += 1;
  const id = `D-${debtors}`;
  const invoices: string[] = [];
  for (const part of ['a', 'b'])
    invoices.push(
      (await api.post('/invoices', anInvoice({ number: `${id}${part}`, debtor: aDebtor({ id }) }))).body.id,
    );
  return { id, invoices };
}
const hold = (id: string, body: unknown, key?: string) =>
  api.post(`/debtors/${id}/holds`, body, key === undefined ? {} : { 'idempotency-key': key });
const lift = (id: string, holdId: string) => api.send('DELETE', `/debtors/${id}/holds/${holdId}`);
const patch = (id: string, json: unknown, headers = {}) => api.send('PATCH', `/debtors/${id}`, { json, headers });
const debtor = async (id: string) => (await api.get(`/debtors/${id}`)).body;
const blockersOf = async (id: string) => (await api.get(`/invoices/${id}/next-action`)).body.blockers;
const codesOf = async (id: string) => (await blockersOf(id)).map(({ code }: { code: string }) => code);
const fieldsOf = (problem: any) => problem.errors.map((error: { field: string }) => error.field);

describe('POST /debtors/{id}/holds', () => {
  it('answers 201 with the hold and the debtor, and is in force for all his invoices at once', async () => {
    const { id, invoices } = await known();
    const { status, body } = await hold(id, { id: 'H-1', reason, until: '2026-05-01' });
    expect(status).toBe(201);
    expect(debtorHoldAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'H-1',
      hold: { reason, until: '2026-05-01', since: '2026-03-01T08:00:00.000Z', end: null },
      debtor: { id, version: 2, holds: [{ id: 'H-1' }] },
    });
    // Nothing has been carried on yet: the debtor is read with every assessment.
    for (const invoice of invoices)
      expect(await blockersOf(invoice)).toContainEqual({
        code: 'debtorHold',
        message: `A person holds dunning of this debtor until 2026-05-01: ${reason}`,
        until: '2026-05-04T07:00:00.000Z',
      });
  });

  it('with the same id again answers the same with 200, and with other content 409', async () => {
    const { id } = await known();
    const first = await hold(id, { id: 'H-1', reason, until: '2026-05-01' });
    const before = await api.items();
    expect(await hold(id, { id: 'H-1', reason, until: '2026-05-01' })).toMatchObject({ status: 200, body: first.body });
    expect(await hold(id, { id: 'H-1', reason: 'other', until: '2026-05-01' })).toMatchObject({
      status: 409,
      body: { title: 'holdTaken' },
    });
    expect(await api.items()).toEqual(before);
  });

  it('with the same Idempotency-Key again answers the same hold, also after it was lifted', async () => {
    const { id } = await known();
    const body = { reason, until: '2026-05-01' };
    const first = await hold(id, body, 'key-1');
    expect(await hold(id, body, 'key-1')).toMatchObject({ status: 200, body: first.body });
    await lift(id, first.body.id);
    expect(await hold(id, body, 'key-1')).toMatchObject({ status: 200, body: { hold: { end: { how: 'lifted' } } } });
    expect(await hold(id, { ...body, until: '2026-05-02' }, 'key-1')).toMatchObject({ status: 409 });
    expect(await hold((await known()).id, body, 'key-1')).toMatchObject({ status: 201 });
  });

  it.each([
    [{ until: '2026-05-01' }, 'reason'],
    [{ reason, until: '2026-03-01' }, 'until'],
    [{ reason, until: '2040-01-01' }, 'until'],
    [{ reason, until: '2026-05-01', owner: 'me' }, 'owner'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const { id } = await known();
    const before = await api.items();
    const { status, body: problem } = await hold(id, body);
    expect([status, fieldsOf(problem)]).toEqual([422, [field]]);
    expect(await api.items()).toEqual(before);
  });
});

describe('DELETE /debtors/{id}/holds/{holdId}', () => {
  it('ends the hold for all his invoices; again changes nothing', async () => {
    const { id, invoices } = await known();
    await hold(id, { id: 'H-1', reason, until: '2026-05-01' });
    const first = await lift(id, 'H-1');
    expect(first).toMatchObject({ status: 200, body: { id, holds: [{ end: { how: 'lifted' } }] } });
    expect(debtorAnswer.parse(first.body)).toEqual(first.body);
    for (const invoice of invoices) expect(await codesOf(invoice)).toEqual(['notYetDue']);
    const before = await api.items();
    expect(await lift(id, 'H-1')).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(before);
  });

  it('answers 404 for a hold that is not there', async () => {
    expect(await lift((await known()).id, 'H-1')).toMatchObject({ status: 404, body: { title: 'notFound' } });
  });
});

describe('PATCH /debtors/{id}', () => {
  it('replaces what it names and leaves the rest; again changes nothing', async () => {
    const { id } = await known();
    const before = await debtor(id);
    const emails = [{ role: 'accounting', address: 'ap@acme.example' }];
    const first = await patch(id, { emails, locale: 'en', policyId: 'consumers' });
    expect(first).toMatchObject({ status: 200 });
    expect(debtorAnswer.parse(first.body)).toEqual(first.body);
    expect(first.body).toEqual({ ...before, emails, locale: 'en', policyId: 'consumers', version: 2 });
    expect(await debtor(id)).toEqual(first.body);
    const items = await api.items();
    expect(await patch(id, { emails, locale: 'en' })).toMatchObject({ status: 200, body: first.body });
    expect(await api.items()).toEqual(items);
  });

  it('lets nobody write to him, and lets them again', async () => {
    const { id, invoices } = await known();
    expect((await patch(id, { doNotWrite: true })).body.doNotWrite).toBe(true);
    for (const invoice of invoices) expect(await codesOf(invoice)).toEqual(['notYetDue', 'doNotWrite']);
    expect((await patch(id, { doNotWrite: false })).body.doNotWrite).toBe(false);
    for (const invoice of invoices) expect(await codesOf(invoice)).toEqual(['notYetDue']);
  });

  it('names the weekdays on which he is written to, and takes them away again', async () => {
    const { id, invoices } = await known();
    const named = await patch(id, { contactDays: ['wednesday', 'friday'] });
    expect(debtorAnswer.parse(named.body)).toMatchObject({ contactDays: ['wednesday', 'friday'] });
    for (const invoice of invoices)
      expect(await blockersOf(invoice)).toContainEqual({
        code: 'contactDelay',
        message:
          'The debtor is written to on Wednesday and Friday alone: the courtesy notice does not leave before 2026-03-25.',
        until: '2026-03-25T08:00:00.000Z',
      });
    expect((await patch(id, { contactDays: [] })).body.contactDays).toBeNull();
    for (const invoice of invoices) expect(await codesOf(invoice)).toEqual(['notYetDue']);
    const { status, body } = await patch(id, { contactDays: ['mercredi'] });
    expect([status, fieldsOf(body)]).toEqual([422, ['contactDays.0']]);
  });

  it('names who looks after him, whom his log does not name, and takes him away again', async () => {
    const { id } = await known();
    const owner = { name: 'Camille Moreau', email: 'camille@exemple.example' };
    const named = await patch(id, { owner });
    expect(debtorAnswer.parse(named.body)).toMatchObject({ owner });
    expect((await patch(id, { owner: null })).body.owner).toBeNull();
    const { body: log } = await api.get(`/debtors/${id}/timeline`);
    expect(JSON.stringify(log)).toContain('"fields":["owner"]');
    expect(JSON.stringify(log)).not.toContain('amille');
    const { status, body } = await patch(id, { owner: { name: 'Camille Moreau', email: 'nowhere' } });
    expect([status, fieldsOf(body)]).toEqual([422, ['owner.email']]);
  });

  it('is done once under its Idempotency-Key, whatever came after it', async () => {
    const { id } = await known();
    const key = { 'idempotency-key': 'key-1' };
    await patch(id, { locale: 'en' }, key);
    await patch(id, { locale: 'fr' });
    expect(await patch(id, { locale: 'en' }, key)).toMatchObject({ status: 200, body: { locale: 'fr', version: 3 } });
    expect(await patch(id, { doNotWrite: true }, key)).toMatchObject({ status: 409, body: { title: 'keyTaken' } });
  });

  it.each([
    [{}, 'body'],
    [{ name: 'Other SAS' }, 'name'],
    [{ locale: 'de' }, 'locale'],
    [{ emails: [] }, 'emails'],
    [{ emails: [{ role: 'accounting', address: 'nobody' }] }, 'emails.0.address'],
    [{ policyId: 'unheard-of' }, 'policyId'],
    [{ doNotWrite: 'yes' }, 'doNotWrite'],
    [{ address: { lines: ['1 rue\r\nBcc: x'], postalCode: '75002', city: 'Paris' } }, 'address.lines.0'],
  ])('refuses %j, names the field, and stores nothing', async (body, field) => {
    const { id } = await known();
    const before = await api.items();
    const { status, body: problem } = await patch(id, body);
    expect([status, fieldsOf(problem)]).toEqual([422, [field]]);
    expect(await api.items()).toEqual(before);
  });
});

describe('every act on a debtor', () => {
  it('is a line of his log: what, when and by whom, but nothing of his own data', async () => {
    const { id } = await known();
    await hold(id, { id: 'H-1', reason, until: '2026-05-01' });
    await lift(id, 'H-1');
    await patch(id, { emails: [{ role: 'accounting', address: 'secret@acme.example' }], doNotWrite: true });
    const { body } = await api.get(`/debtors/${id}/timeline`);
    expect(debtorTimelineAnswer.parse(body)).toEqual(body);
    const line = { at: '2026-03-01T08:00:00.000Z', by: 'local' };
    expect(body.changes).toEqual([
      { ...line, version: 2, type: 'HoldPlaced', data: { holdId: 'H-1', reason, until: '2026-05-01' } },
      { ...line, version: 3, type: 'HoldLifted', data: { holdId: 'H-1' } },
      { ...line, version: 4, type: 'DebtorAmended', data: { fields: ['emails', 'doNotWrite'] } },
    ]);
  });

  it('is found page by page', async () => {
    const { id } = await known();
    expect((await api.get(`/debtors/${id}/timeline`)).body).toEqual({ changes: [] });
    for (const locale of ['en', 'fr', 'en']) await patch(id, { locale });
    const first = (await api.get(`/debtors/${id}/timeline?limit=2`)).body;
    const rest = (await api.get(`/debtors/${id}/timeline?limit=2&cursor=${first.cursor}`)).body;
    const versions = [first, rest].map(({ changes }) => changes.map(({ version }: { version: number }) => version));
    expect(versions).toEqual([[2, 3], [4]]);
    expect(rest.cursor).toBeUndefined();
    expect(await api.get(`/debtors/${id}/timeline?cursor=x`)).toMatchObject({ status: 422 });
    expect(await api.get('/debtors/nobody/timeline')).toMatchObject({ status: 404 });
  });

  it('on one who is not known, or not of that creditor, is answered 404 and stores nothing', async () => {
    const { id } = await known();
    const before = await api.items();
    const body = { reason, until: '2026-05-01' };
    const answers = [
      await hold('nobody', body),
      await api.post(`/debtors/${id}/holds?creditor=other`, body),
      await patch('nobody', { locale: 'en' }),
      await lift('nobody', 'H-1'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await api.items()).toEqual(before);
    expect(await api.send('PATCH', `/debtors/${id}?creditor=main&x=1`, { json: { locale: 'en' } })).toMatchObject({
      status: 422,
    });
  });
});
