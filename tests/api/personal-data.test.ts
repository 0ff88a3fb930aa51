import { describe, expect, it } from 'vitest';
import { erasureAnswer, personalDataAnswer } from '../../lambdas/api/answers/personal-data.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const personalData = async (id: string, query = '') => (await api.get(`/debtors/${id}/personal-data${query}`)).body;
const erase = (id: string) => api.post(`/debtors/${id}/erasure`, {});
const address = 'compta@dupont.example';

describe('the data of a debtor', () => {
  it('is told whole, goes on request as far as the law lets it, and comes back with a new invoice', async () => {
    const debtor = aDebtor({ id: 'C-person', name: 'Dupont', emails: [{ role: 'accounting', address }] });
    const { id } = (await api.post('/invoices', anInvoice({ number: 'P-1', debtor }))).body;
    await api.playTo('2026-04-06T12:00:00Z');
    const dispute = { id: 'd1', reason: 'quality', amountMinor: 100, comment: 'It was blue.', reviewOn: '2026-05-06' };
    expect((await api.post(`/invoices/${id}/disputes`, dispute)).status).toBe(201);

    const open = (await erase('C-person')).body;
    expect(erasureAnswer.parse(open)).toEqual(open);
    expect(open.erased).toEqual({ contactData: false, identity: false, claimEvidenceOf: [] });
    expect(open.kept[0]).toEqual({
      record: 'contactData',
      until: null,
      why: 'a case is open: the data is needed to collect what is owed',
    });

    const whole = await personalData('C-person');
    expect(personalDataAnswer.parse(whole)).toEqual(whole);
    const [told] = whole.invoices;
    expect(told.notes).toMatchObject([{ said: { comment: 'It was blue.' } }]);
    expect(told.messages.length).toBeGreaterThan(0);
    expect(Buffer.from(told.messages[0].mime, 'base64').toString()).toContain(address);

    expect((await api.post(`/invoices/${id}/disputes/d1/resolution`, { outcome: 'rejected' })).status).toBe(200);
    const paid = await api.post(`/invoices/${id}/payments`, {
      id: 'paid-P-1',
      amount: { amountMinor: 120_000, currency: 'EUR' },
      receivedOn: '2026-04-06',
    });
    expect(paid.status).toBe(201);
    await api.playTo('2026-04-20T12:00:00Z');
    const closed = (await erase('C-person')).body;
    expect(closed.erased).toEqual({ contactData: true, identity: false, claimEvidenceOf: [] });
    expect(
      closed.kept.map(({ record, until }: { record: string; until: string }) => [record, until.slice(0, 7)]),
    ).toEqual([
      ['claimEvidence', '2031-04'],
      ['accounting', '2036-12'],
    ]);
    expect((await api.get('/debtors/C-person')).body).toMatchObject({ name: 'Dupont', emails: [] });
    expect((await personalData('C-person')).invoices[0].messages[0].mime).toBeDefined();

    await api.playTo('2031-06-01T12:00:00Z');
    expect((await erase('C-person')).body.erased).toMatchObject({ identity: false, claimEvidenceOf: [id] });
    const items = [...(await api.items()).values()].join('\n');
    expect(items).not.toContain('It was blue.');
    expect(items).not.toContain(address);
    const [rest] = (await personalData('C-person')).invoices;
    expect(rest.notes).toEqual([]);
    expect(rest.messages.map(({ mime }: { mime?: string }) => mime)).toEqual(rest.messages.map(() => undefined));
    // Done again, nothing is left to do, and nothing is noted.
    const { version } = (await api.get('/debtors/C-person')).body;
    expect((await erase('C-person')).body.erased).toEqual({ contactData: true, identity: false, claimEvidenceOf: [] });
    expect((await api.get('/debtors/C-person')).body.version).toBe(version);

    await api.playTo('2037-02-01T12:00:00Z');
    expect((await erase('C-person')).body).toMatchObject({ erased: { identity: true }, kept: [] });
    expect([...(await api.items()).values()].join('\n')).not.toContain('Dupont');

    const again = await api.post(
      '/invoices',
      anInvoice({ number: 'P-2', debtor, issueDate: '2037-02-01', dueDate: '2037-03-01' }),
    );
    expect(again.status).toBe(201);
    expect((await api.get('/debtors/C-person')).body).toMatchObject({ name: 'Dupont', emails: [{ address }] });
  });
});
