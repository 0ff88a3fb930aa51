import { describe, expect, it } from 'vitest';
import { makePromise } from '../../../lambdas/domain/case/promise.ts';
import { openDispute } from '../../../lambdas/domain/case/dispute.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { handOffExport, handOffExportBytes } from '../../../lambdas/domain/hand-off/export.ts';
import { aCreditor, aDebtorOnRecord } from '../builders.ts';
import { after } from '../case/deciding.ts';
import { aPayment, at, escalated, handing, moment, policy, today } from '../case/collection/handed-over.ts';

const paid = after(escalated(), recordPayment(escalated(), aPayment('bank-1', 20_000), moment), at);
const promise = { amountMinor: 50_000, promisedFor: '2026-05-28', by: 'Mme Durand', channel: 'phone' as const };
const promised = after(paid, makePromise(paid, 'P-1', promise, { today, policy }), at);
const dispute = { reason: 'quality' as const, amountMinor: 10_000, reviewOn: '2026-06-20' };
const dunned = after(promised, openDispute(promised, 'D-1', dispute, today), at);

const situation = {
  dunned,
  policy,
  creditor: aCreditor(),
  debtor: aDebtorOnRecord(),
  choice: handing.choice,
  legalFilePath: `/invoices/${dunned.id}/legal-file`,
  asOf: '2026-06-10',
  notes: [
    { id: 'promise-P-1', said: { by: 'Mme Durand' } },
    { id: 'dispute-D-1/resolution-9', said: { comment: 'looked at' } },
    { id: 'dispute-D-10', said: { comment: 'of another one' } },
  ],
  documents: [
    {
      id: 'formalNotice-1',
      kind: 'formalNotice' as const,
      key: 'main/x/formalNotice-1',
      fileName: 'notice.pdf',
      contentType: 'application/pdf',
      sha256: 'cd',
      size: 9,
      createdAt: at,
    },
  ],
};

describe('what a collector is handed', () => {
  it('says who owes what to whom, what is claimed, sent, paid, disputed and promised', () => {
    expect(handOffExport(situation)).toMatchObject({
      asOf: '2026-06-10',
      collector: { id: 'agency' },
      creditor: { name: 'Exemple SAS' },
      debtor: { name: 'Acme SAS', emails: [{ address: 'compta@acme.example' }] },
      invoice: { number: 'FA-1', dueDate: '2026-03-31' },
      balanceMinor: 100_000,
      money: { payments: [{ id: 'bank-1', amountMinor: 20_000 }] },
      claim: { regime: 'FR-business', fixedCompensationMinor: 4_000, asOf: '2026-06-10' },
      prescription: { prescribesOn: '2031-03-31' },
      notices: [{ stage: 'reminderOne' }, { stage: 'legalEscalation' }],
      disputes: [{ reason: 'quality', disputedMinor: 10_000, said: [{ comment: 'looked at' }] }],
      promises: [{ amountMinor: 50_000, said: [{ by: 'Mme Durand' }] }],
      documents: [{ kind: 'formalNotice', sha256: 'cd' }],
      legalFilePath: `/invoices/${dunned.id}/legal-file`,
    });
  });

  it('has a claim whose parts are its total, though a payment has settled interest before the principal', () => {
    const exported = handOffExport({ ...situation, asOf: '2026-07-10' });
    const { claim, balanceMinor } = exported as typeof exported & { claim: Record<string, number> };
    const { principalMinor = 0, interestMinor = 0, fixedCompensationMinor = 0, totalMinor } = claim;
    expect(principalMinor).toBeGreaterThan(balanceMinor);
    expect(principalMinor + interestMinor + fixedCompensationMinor).toBe(totalMinor);
  });

  it('is never a fixed compensation of a consumer, whatever law his invoice names', () => {
    const consumer = aDebtorOnRecord({ kind: 'consumer' });
    expect(handOffExport({ ...situation, debtor: consumer }).claim).toMatchObject({ fixedCompensationMinor: 0 });
    const named = { ...dunned, invoice: { ...dunned.invoice, latePayment: { regime: 'FR-business' as const } } };
    const { claim } = handOffExport({ ...situation, dunned: named, debtor: consumer });
    expect(claim).toEqual({ unknown: expect.stringContaining('the invoice names FR-business') });
  });

  it('says what is missing where no rules are known for such a debtor', () => {
    const { claim, prescription } = handOffExport({ ...situation, debtor: aDebtorOnRecord({ country: 'JP' }) });
    expect(claim).toHaveProperty('unknown');
    expect(prescription).toHaveProperty('unknown');
  });

  it('has the same bytes of the same state, and others of another', () => {
    const text = (changes: object = {}) => Buffer.from(handOffExportBytes({ ...situation, ...changes })).toString();
    const { debtor } = situation;
    const readOtherwise = Object.fromEntries(Object.entries(debtor).toReversed()) as typeof debtor;
    expect(text({ debtor: readOtherwise })).toBe(text());
    expect(text({ asOf: '2026-06-11' })).not.toBe(text());
    expect(JSON.parse(text())).toMatchObject({ format: 'relance-hand-off/1' });
  });
});
