import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { recordCreditNote } from '../../../../lambdas/domain/case/credit-note.ts';
import { decideLegal, type LegalDecision } from '../../../../lambdas/domain/case/legal-decision/legal-decision.ts';
import { recordPayment } from '../../../../lambdas/domain/case/record-payment.ts';
import { reopenCase } from '../../../../lambdas/domain/case/reopen-case.ts';
import { reversePayment } from '../../../../lambdas/domain/case/reverse-payment.ts';
import { answerWriteOff } from '../../../../lambdas/domain/case/write-off/write-off.ts';
import { recoveredSum, writtenOffSum } from '../../../../lambdas/domain/case/write-off/write-off-sum.ts';
import { acceptedOf, after } from '../deciding.ts';
import { aPayment, at, dataOf, escalated, moment, standing, today } from '../collection/handed-over.ts';

const giveUp: LegalDecision = { decision: 'writeOff', reason: 'the company is gone', reasonCode: 'insolvency' };
const decide = (dunned: Case, approvalAboveMinor: number | null = null, by = 'anne') =>
  decideLegal(dunned, giveUp, today, { now: at, by, approvalAboveMinor });

describe('a write-off', () => {
  it('tells the ledger what is lost, net and VAT, in proportion to the whole invoice', () => {
    const paid = after(escalated(20_000), recordPayment(escalated(20_000), aPayment('bank-1', 60_001), moment), at);
    const { facts } = acceptedOf(decide(paid));
    // 59,999 × 20,000 / 120,000 = 9,999.83
    expect(dataOf(facts, 'WrittenOff')).toEqual([
      { amountMinor: 59_999, netMinor: 49_999, vatMinor: 10_000, currency: 'EUR', reasonCode: 'insolvency' },
    ]);
    expect(after(paid, decide(paid), at).status).toBe('writtenOff');
  });

  it('says so where the VAT is not known, and that there is none where it is 0', () => {
    const lost = (vatMinor?: number) => dataOf(acceptedOf(decide(escalated(vatMinor))).facts, 'WrittenOff')[0];
    expect(lost()).toMatchObject({ netMinor: null, vatMinor: null });
    expect(lost(0)).toMatchObject({ netMinor: 120_000, vatMinor: 0 });
  });

  it('without a reason code is for another reason: bodies from before there were codes stay valid', () => {
    const { facts } = acceptedOf(decideLegal(escalated(), { decision: 'writeOff', reason: 'gone' }, today));
    expect(dataOf(facts, 'WrittenOff')).toMatchObject([{ reasonCode: 'other' }]);
  });

  it('is the same again, and refused for another reason', () => {
    const lost = after(escalated(), decide(escalated()), at);
    expect(decide(lost).kind).toBe('repeated');
    expect(decideLegal(lost, { ...giveUp, reasonCode: 'prescribed' } as LegalDecision, today)).toMatchObject({
      code: 'closed',
    });
  });

  it('that is undone when the case is opened again gives the ledger back what was not recovered', () => {
    const lost = after(escalated(20_000), decide(escalated(20_000)), at);
    const partly = after(lost, recordPayment(lost, aPayment('bank-1', 30_000), moment), at);
    const { facts } = acceptedOf(reopenCase(partly, { reason: 'he is back' }));
    expect(dataOf(facts, 'WriteOffUndone')).toMatchObject([
      { amountMinor: 90_000, netMinor: 75_000, vatMinor: 15_000 },
    ]);
    expect(after(partly, reopenCase(partly, { reason: 'he is back' }), at)).not.toHaveProperty('writeOff');
  });
});

describe('a write-off above the amount of the policy', () => {
  const asked = after(escalated(), decide(escalated(), 119_999), at);
  const [task] = acceptedOf(decide(escalated(), 119_999)).raise;
  const answer = (result: string, by: string, isPerson = true, dunned = asked) =>
    answerWriteOff(dunned, task!, result, { now: at, today, by, isPerson });

  it.each([
    [119_999, 'escalated', 'approveWriteOff'],
    [120_000, 'writtenOff', undefined],
    [null, 'writtenOff', undefined],
  ])('of %s leaves it %s', (above, status, kind) => {
    const decision = acceptedOf(decide(escalated(), above));
    expect(after(escalated(), decision, at).status).toBe(status);
    expect(decision.raise[0]?.kind).toBe(kind);
  });

  it('waits: the same again changes nothing, and nobody else asks for it meanwhile', () => {
    expect(decide(asked, 119_999).kind).toBe('repeated');
    const other = { ...giveUp, reason: 'too old' } as LegalDecision;
    expect(decideLegal(asked, other, today, { now: at, by: 'bob', approvalAboveMinor: 119_999 })).toMatchObject({
      code: 'awaitingApproval',
    });
  });

  it('takes effect when a second person approves, not the one who asked and no system', () => {
    expect(answer('approved', 'anne')).toMatchObject({ kind: 'refused', code: 'fourEyes' });
    expect(answer('approved', 'erp', false)).toMatchObject({ kind: 'refused', code: 'person' });
    expect(answer('maybe', 'bob')).toMatchObject({ kind: 'refused', field: 'result' });
    const { facts, end } = acceptedOf(answer('approved', 'bob'));
    expect(dataOf(facts, 'WrittenOff')).toMatchObject([{ amountMinor: 120_000, approvedBy: 'bob' }]);
    expect(end).toEqual([{ taskId: task!.id, result: 'approved' }]);
    expect(after(asked, answer('approved', 'bob'), at)).toMatchObject({
      status: 'writtenOff',
      legal: { kind: 'decided' },
    });
  });

  it('is of what is owed by then: what came in meanwhile is not lost', () => {
    const paid = after(asked, recordPayment(asked, aPayment('bank-1', 20_000), moment), at);
    const { facts } = acceptedOf(answer('approved', 'bob', true, paid));
    expect(dataOf(facts, 'WrittenOff')).toMatchObject([{ amountMinor: 100_000 }]);
  });

  it('is never of more than he was asked for: what came back meanwhile is decided again', () => {
    const partly = after(escalated(), recordPayment(escalated(), aPayment('bank-1', 20_000), moment), at);
    const waiting = after(partly, decide(partly, 99_999), at);
    const [its] = acceptedOf(decide(partly, 99_999)).raise;
    const returned = { paymentId: 'bank-1', reason: 'returned', receivedOn: today } as const;
    const back = reversePayment(waiting, 'R', returned, { ...moment, refunds: [] });
    const grown = after(waiting, back, at);
    const answered = answerWriteOff(grown, its!, 'approved', { now: at, today, by: 'bob', isPerson: true });
    expect(dataOf(acceptedOf(answered).facts, 'WrittenOff')).toEqual([]);
    expect(after(grown, answered, at).status).not.toBe('writtenOff');
  });

  it('rejected, the decision is asked for again', () => {
    const decision = acceptedOf(answer('rejected', 'anne'));
    expect(decision.raise).toMatchObject([{ kind: 'legalDecision', data: { rejected: 'writeOff' } }]);
    const again = after(asked, decision, at);
    expect(again).toMatchObject({ status: 'escalated', legal: { kind: 'requested', taskKind: 'legalDecision' } });
    expect(decide(again).kind).toBe('accepted');
  });

  it('has nothing left to approve once it is paid', () => {
    const { end } = acceptedOf(recordPayment(asked, aPayment('bank-1', 120_000), moment));
    expect(end).toEqual([{ taskId: task!.id, result: 'paid' }]);
  });
});

describe('what comes in after a write-off', () => {
  const lost = after(escalated(20_000), decide(escalated(20_000)), at);

  it('is taken, receipted, and told to the ledger with its share of VAT', () => {
    const decision = acceptedOf(recordPayment(lost, aPayment('bank-1', 30_000), moment));
    expect(dataOf(decision.facts, 'WriteOffRecovered')).toEqual([
      { amountMinor: 30_000, netMinor: 25_000, vatMinor: 5_000, currency: 'EUR', by: 'payment', of: 'bank-1' },
    ]);
    expect(decision.tell).toMatchObject([{ subject: { kind: 'receipt' } }]);
    expect(standing(after(lost, decision, at))).toEqual(['writtenOff', 90_000]);
  });

  it('counts no more than what was lost', () => {
    const decision = acceptedOf(recordPayment(lost, aPayment('bank-1', 150_000), moment));
    expect(dataOf(decision.facts, 'WriteOffRecovered')).toMatchObject([{ amountMinor: 120_000, vatMinor: 20_000 }]);
    expect(decision.raise).toMatchObject([{ data: { excess: { amountMinor: 30_000 } } }]);
  });

  it('and goes again, is lost again', () => {
    const paid = after(lost, recordPayment(lost, aPayment('bank-1', 30_000), moment), at);
    const reversal = { paymentId: 'bank-1', reason: 'chargeback' as const, receivedOn: '2026-06-12' };
    const { facts } = acceptedOf(reversePayment(paid, 'R-1', reversal, { ...moment, refunds: [] }));
    expect(dataOf(facts, 'WriteOffRecoveryReversed')).toMatchObject([
      { amountMinor: 30_000, vatMinor: 5_000, of: 'R-1' },
    ]);
  });

  it('as a credit note lessens what was lost', () => {
    const note = { number: 'CN-1', amountMinor: 60_000, reason: 'returned', issuedOn: '2026-06-10' };
    const { facts } = acceptedOf(recordCreditNote(lost, note, moment));
    expect(dataOf(facts, 'WriteOffRecovered')).toMatchObject([{ amountMinor: 60_000, by: 'creditNote', of: 'CN-1' }]);
  });

  it('is told without VAT of one from before that was kept', () => {
    const { writeOff: _unknown, ...before } = lost;
    const { facts } = acceptedOf(recordPayment(before, aPayment('bank-1', 30_000), moment));
    expect(dataOf(facts, 'WriteOffRecovered')).toMatchObject([{ amountMinor: 30_000, netMinor: null, vatMinor: null }]);
  });
});

describe('net and VAT', () => {
  const cents = fc.integer({ min: 1, max: 1_000_000_000 });

  it('are together what is lost, neither below zero', () => {
    fc.assert(
      fc.property(
        cents,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (amountMinor, vat, part) => {
          const vatMinor = Math.floor((amountMinor - 1) * vat);
          const lostMinor = Math.ceil(amountMinor * part);
          const sum = writtenOffSum({ amount: { amountMinor, currency: 'EUR' }, vatMinor }, lostMinor);
          expect((sum.netMinor ?? 0) + (sum.vatMinor ?? 0)).toBe(lostMinor);
          expect(sum.netMinor).toBeGreaterThanOrEqual(0);
          expect(sum.vatMinor).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('of all that comes back are those of what was lost, however it comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 }),
        fc.nat(19_999),
        (parts, vat) => {
          const amountMinor = parts.reduce((total, part) => total + part, 0);
          const vatMinor = Math.min(vat, amountMinor);
          const sum = { amountMinor, netMinor: amountMinor - vatMinor, vatMinor };
          let recoveredMinor = 0;
          let back = 0;
          for (const part of parts) {
            back += recoveredSum({ sum, reasonCode: 'other', recoveredMinor }, part).vatMinor ?? 0;
            recoveredMinor += part;
          }
          expect(back).toBe(vatMinor);
        },
      ),
    );
  });
});
