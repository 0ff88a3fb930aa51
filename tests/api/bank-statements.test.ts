import { describe, expect, it } from 'vitest';
import {
  bankStatementAnswer,
  bankStatementsAnswer,
  statementUploadAnswer,
  takenStatementAnswer,
} from '../../lambdas/api/answers/bank-statements.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();
const ownAccount = 'FR7630006000011234567890189';

type Line = { readonly text: string; readonly amount?: string; readonly id?: string; readonly status?: string };

/** A camt.053 of the demo's account with these credits. */
function aCamt(lines: readonly Line[], account = ownAccount): string {
  const entries = lines.map(
    ({ text, amount = '1200.00', id = text, status = 'BOOK' }) => `<Ntry>
      <Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>${status}</Cd></Sts>
      <BookgDt><Dt>2026-02-27</Dt></BookgDt><BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>
      <NtryDtls><TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls>
    </Ntry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
      <GrpHdr><MsgId>M-${lines.length}</MsgId><CreDtTm>2026-02-28T06:00:00</CreDtTm></GrpHdr>
      <Stmt><Id>S-1</Id><CreDtTm>2026-02-28T06:00:00</CreDtTm>
        <Acct><Id><IBAN>${account}</IBAN></Id><Ccy>EUR</Ccy></Acct>
        ${entries.join('\n')}
      </Stmt></BkToCstmrStmt></Document>`;
}

const post = (raw: string | Uint8Array<ArrayBuffer>, type = 'application/xml') =>
  api.send('POST', '/bank-statements', { raw, headers: { 'content-type': type } });

async function owe(number: string): Promise<string> {
  const debtor = aDebtor({ id: `C-${number}` });
  const posted = await api.post('/invoices', anInvoice({ number, debtor, dueDate: '2026-03-10' }));
  return posted.body.id;
}

/** The file once all of it is booked. */
async function booked(id: string, path = '') {
  await api.stack().activity.whenIdle();
  const { status, body } = await api.get(`/bank-statements/${id}${path}`);
  expect(status).toBe(200);
  return bankStatementAnswer.parse(body);
}

describe('POST /bank-statements', () => {
  it('takes a file, books it, and says of each entry what became of it', async () => {
    const invoiceId = await owe('FA-2026-0701');
    const content = aCamt([
      { text: 'FA-2026-0701', id: 'PAY-77' },
      { text: 'thank you', amount: '7.50' },
      { text: 'FA-2026-0701', id: 'later', status: 'PDNG' },
    ]);
    const taken = await post(content);
    expect(taken.status).toBe(202);
    const { id } = takenStatementAnswer.parse(taken.body);
    const statement = await booked(id);
    expect(statement).toMatchObject({ id, state: 'booked', account: ownAccount });
    expect(statement.entries).toMatchObject([
      {
        amountMinor: 120_000,
        currency: 'EUR',
        sign: 'credit',
        bookedOn: '2026-02-27',
        status: 'BOOK',
        text: 'FA-2026-0701',
        matched: { invoiceId, by: 'invoiceNumber' },
        effect: 'payment',
      },
      { amountMinor: 750, effect: 'unmatched' },
      { status: 'PDNG', effect: 'ignored', why: expect.stringContaining('pending') },
    ]);
    expect((await api.get(`/invoices/${invoiceId}`)).body.balance.amountMinor).toBe(0);
    const again = await post(content);
    expect([again.status, again.body]).toEqual([202, { id }]);
    expect(await booked(id)).toEqual(statement);
  });

  it('shows what a person has found out since', async () => {
    const invoiceId = await owe('FA-2026-0702');
    const { id } = (await post(aCamt([{ text: 'our thanks' }]))).body;
    const [entry] = (await booked(id)).entries;
    const allocations = [{ invoiceId, amountMinor: 120_000 }];
    await api.post('/debtors/C-FA-2026-0702/allocations', { paymentId: entry?.paymentId, allocations });
    expect((await booked(id)).entries).toMatchObject([{ effect: 'payment', matched: { invoiceId, by: 'person' } }]);
  });

  it('refuses a file as a whole by a code, and stores nothing of it', async () => {
    const before = await api.items();
    const refusals = [
      await post('<Document>', 'application/xml'),
      await post('hello', 'text/plain'),
      await post(aCamt([{ text: 'x' }], 'DE89370400440532013000')),
    ];
    expect(refusals.map(({ status, body }) => [status, body.title])).toEqual([
      [422, 'brokenFile'],
      [422, 'unknownFormat'],
      [422, 'unknownAccount'],
    ]);
    expect(refusals[2]?.body.detail).toContain('DE89370400440532013000');
    expect(await api.items()).toEqual(before);
  });

  it('refuses what is no file, and what is too large', async () => {
    expect((await api.post('/bank-statements', { a: 1 })).status).toBe(422);
    expect((await api.send('POST', '/bank-statements')).status).toBe(422);
    expect((await post('x', 'image/png')).status).toBe(415);
    expect((await post('x'.repeat(4096 * 1024 + 1), 'text/plain')).status).toBe(413);
  });
});

describe('an upload of a bank statement', () => {
  const upload = async (content: string) => {
    const { status, body } = await api.post('/bank-statements/uploads', {});
    expect(status).toBe(201);
    const { id, url, contentType } = statementUploadAnswer.parse(body);
    expect((await api.get(`/bank-statements/${id}`)).body).toMatchObject({ id, state: 'awaited' });
    const put = await fetch(url, { method: 'PUT', body: content, headers: { 'content-type': contentType } });
    expect(put.status).toBe(200);
    return booked(id);
  };

  it('is taken like a posted file once it is there, under the id of its content', async () => {
    const content = aCamt([{ text: 'nobody knows', amount: '12.34' }]);
    const statement = await upload(content);
    expect(statement).toMatchObject({ state: 'booked', entries: [{ amountMinor: 1234, effect: 'unmatched' }] });
    expect((await post(content)).body).toEqual({ id: statement.id });
  });

  it('that cannot be read says why, and asks a person', async () => {
    const statement = await upload('no statement at all');
    expect(statement).toMatchObject({ state: 'refused', refusal: { code: 'unknownFormat' }, entries: [] });
    const { tasks } = (await api.get('/tasks?limit=100')).body;
    expect(tasks).toContainEqual(
      expect.objectContaining({
        kind: 'statementRefused',
        data: expect.objectContaining({ statementId: statement.id }),
      }),
    );
  });
});

describe('GET /bank-statements', () => {
  it('pages through the files, and through the entries of one', async () => {
    const { id } = (await post(aCamt(['one', 'two', 'three'].map((text) => ({ text, amount: '1.00' }))))).body;
    const first = await booked(id, '?limit=2');
    expect(first.entries.map(({ text }) => text)).toEqual(['one', 'two']);
    const rest = await booked(id, `?limit=2&cursor=${first.cursor}`);
    expect([rest.entries.map(({ text }) => text), rest.cursor]).toEqual([['three'], undefined]);
    const found: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body } = await api.get(`/bank-statements?limit=1${cursor && `&cursor=${cursor}`}`);
      const page: ReturnType<typeof bankStatementsAnswer.parse> = bankStatementsAnswer.parse(body);
      found.push(...page.bankStatements.map((each) => each.id));
      ({ cursor } = page);
    }
    expect(found).toContain(id);
    expect(new Set(found).size).toBe(found.length);
  });

  it('does not know what nobody has posted', async () => {
    expect((await api.get('/bank-statements/nothing')).status).toBe(404);
    expect((await api.get('/bank-statements/upload-nothing')).status).toBe(404);
  });
});
