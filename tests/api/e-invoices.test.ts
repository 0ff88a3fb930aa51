import { describe, expect, it } from 'vitest';
import { invoiceAnswer } from '../../lambdas/api/answers/invoice.ts';
import { takenCreditNoteAnswer } from '../../lambdas/api/answers/taken-credit-note.ts';
import { aCiiInvoice, anUblInvoice } from '../domain/e-invoice/builders.ts';
import { aPdfWith } from '../domain/e-invoice/a-pdf.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const seller = { name: 'Relance Démonstration', siren: '732829320', vat: 'FR44732829320', country: 'FR' };
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

const postAs = (type: string, raw: string | Uint8Array<ArrayBuffer>) =>
  api.send('POST', '/invoices', { raw, headers: { 'content-type': type } });
const postXml = (xml: string) => postAs('application/xml', xml);

describe('POST /invoices with an e-invoice', () => {
  it('opens a case for UBL, CII and a PDF with one attached; the same again is the same', async () => {
    const ubl = anUblInvoice({ seller, number: 'X-1' });
    const first = await postXml(ubl);
    expect(first.status).toBe(201);
    expect(invoiceAnswer.parse(first.body)).toEqual(first.body);
    expect(first.body).toMatchObject({
      number: 'X-1',
      typeCode: '380',
      balance: eur(12_000),
      dueDate: '2026-02-14',
      debtor: { id: 'siren-404833048', emails: [{ address: 'compta@client.example' }] },
      warnings: [],
    });
    const before = await api.items();
    expect(await postXml(ubl)).toMatchObject({ status: 200, body: { id: first.body.id } });
    expect(await postXml(aCiiInvoice({ seller, number: 'X-1' }))).toMatchObject({ status: 200 });
    expect(await api.items()).toEqual(before);
    const pdf = await aPdfWith({ 'factur-x.xml': aCiiInvoice({ seller, number: 'X-2' }) });
    expect(await postAs('application/pdf', new Uint8Array(pdf))).toMatchObject({
      status: 201,
      body: { number: 'X-2' },
    });
  });

  it('says what it had to assume, and asks a person for the address that is missing', async () => {
    const buyer = { name: 'Jeanne Test', country: 'FR' };
    const { status, body } = await postXml(
      anUblInvoice({ seller, buyer, number: 'X-3', dueDate: null, terms: '30 jours' }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      dueDate: '2026-02-14',
      dueDateFrom: 'policyTerm',
      debtor: { kind: 'consumer', emails: [] },
    });
    expect(body.warnings.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['debtorByName', 'buyerKindAssumed', 'noAddress', 'termOfPolicy']),
    );
    const kept = (await api.get(`/invoices/${body.id}`)).body.warnings;
    expect(kept).toContainEqual({ code: 'termOfPolicy', message: expect.stringContaining('the policy counts') });
    expect(kept).toHaveLength(body.warnings.length);
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    expect(tasks).toContainEqual(expect.objectContaining({ kind: 'fixAddress', debtorId: body.debtor.id }));
    const { blockers } = (await api.get(`/invoices/${body.id}/next-action`)).body;
    expect(blockers.map(({ code }: { code: string }) => code)).toContain('undelivered');
  });

  it('takes the contacts of a later invoice where none was known', async () => {
    const buyer = { name: 'Client Tardif SARL', siren: '552100554', country: 'FR' };
    await postXml(anUblInvoice({ seller, buyer, number: 'X-4' }));
    const { body } = await postXml(
      anUblInvoice({ seller, buyer: { ...buyer, email: 'a@client.example' }, number: 'X-5' }),
    );
    expect(body.debtor.emails).toEqual([{ role: 'accounting', address: 'a@client.example' }]);
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    expect(tasks.filter(({ debtorId }: { debtorId: string }) => debtorId === 'siren-552100554')).toEqual([]);
  });

  it.each([
    ['is none', '<Order/>', 'notAnInvoice'],
    ['has a document type', '<!DOCTYPE x><x/>', 'doctype'],
    ['names no amount', anUblInvoice({ seller, payable: 'much' }), 'amountUnreadable'],
    ['leaves nothing to pay', anUblInvoice({ seller, paid: '120.00', payable: '0.00', number: 'X-6' }), 'nothingToPay'],
  ])('that %s is refused with a code and a reason, and nothing is stored', async (_, xml, code) => {
    const before = await api.items();
    const { status, body } = await postXml(xml);
    expect([status, body.title]).toEqual([422, code]);
    expect(body.detail).toMatch(/\w+ \w+/);
    expect(await api.items()).toEqual(before);
  });

  it('under a number that is taken by other content is a conflict', async () => {
    expect(await postXml(anUblInvoice({ seller, number: 'X-1', payable: '121.00' }))).toMatchObject({ status: 409 });
  });

  it('in an encoding that the gateway does not read has to come as bytes', async () => {
    const xml = anUblInvoice({ seller, number: 'X-7' }).replace('UTF-8', 'ISO-8859-1').replace('rue', 'allée');
    const bytes = new Uint8Array(Buffer.from(xml, 'latin1'));
    expect(await postAs('application/xml', bytes)).toMatchObject({ status: 422, body: { title: 'encoding' } });
    expect(await postAs('application/octet-stream', bytes)).toMatchObject({ status: 201 });
  });

  it('that is a credit note comes off the invoice it names, and what is too much is unapplied credit', async () => {
    const { id } = (await postXml(anUblInvoice({ seller, number: 'X-8' }))).body;
    const note = anUblInvoice(
      {
        seller,
        number: 'AV-8',
        dueDate: null,
        preceding: [{ number: 'X-8' }],
        payable: '150.00',
        gross: '150.00',
        net: '125.00',
        vat: '25.00',
      },
      'CreditNote',
    );
    const { status, body } = await postXml(note);
    expect(status).toBe(200);
    expect(takenCreditNoteAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      creditNote: {
        number: 'AV-8',
        amount: eur(15_000),
        allocations: [{ invoiceId: id, amountMinor: 12_000 }],
        unappliedMinor: 3_000,
      },
      appliedTo: id,
      isRepeated: false,
    });
    expect((await postXml(note)).body.isRepeated).toBe(true);
    expect((await api.get(`/invoices/${id}`)).body).toMatchObject({ status: 'canceled', balance: eur(0) });
  });

  it('that is below zero is a credit, whatever its type code says', async () => {
    const { status, body } = await postXml(
      aCiiInvoice({ seller, number: 'X-9', net: '-100.00', vat: '-20.00', gross: '-120.00', payable: '-120.00' }),
    );
    expect([status, body.creditNote.amount, body.appliedTo]).toEqual([200, eur(12_000), undefined]);
  });

  it('that corrects another one stands in its place', async () => {
    const { id } = (await postXml(anUblInvoice({ seller, number: 'X-10' }))).body;
    const corrected = anUblInvoice({ seller, number: 'X-11', typeCode: '384', preceding: [{ number: 'X-10' }] });
    expect((await postXml(corrected)).body.warnings).toContainEqual(expect.objectContaining({ code: 'replaces' }));
    expect((await api.get(`/invoices/${id}`)).body.status).toBe('canceled');
    expect((await postXml(corrected)).status).toBe(200);
  });
});
