import { describe, expect, it } from 'vitest';
import { cancelInvoice } from '../../../lambdas/domain/case/cancel-invoice.ts';
import { balanceMinor, type Case } from '../../../lambdas/domain/case/case.ts';
import { recordCreditNote } from '../../../lambdas/domain/case/credit-note.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { refundTaskIds } from '../../../lambdas/domain/case/refund-task.ts';
import { reopenCase } from '../../../lambdas/domain/case/reopen-case.ts';
import { reversePayment } from '../../../lambdas/domain/case/reverse-payment.ts';
import { excessChanges } from '../../../lambdas/domain/debtor/unapplied-money.ts';
import { aCaseThatSent, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';

const at = '2026-04-20T08:00:00.000Z';
const today = '2026-04-20';
const moment = { now: at, today, policy: aPolicy() };
const reason = 'it was another invoice';

const reminded = () => aCaseThatSent({ reminderOne: '2026-04-03' });
function paid(amountMinor: number, dunned: Case): Case {
  const payment = { id: 'bank-1', amount: { amountMinor, currency: 'EUR' as const }, receivedOn: today };
  return after(dunned, recordPayment(dunned, payment, moment), at);
}

describe('money that was paid of an invoice which is canceled', () => {
  const canceled = (dunned: Case) => after(dunned, cancelInvoice(dunned, { reason }, moment), at);
  const offered = acceptedOf(cancelInvoice(paid(40_000, reminded()), { reason }, moment));
  const [task] = offered.raise;
  const dunned = canceled(paid(40_000, reminded()));
  const reopened = (leftMinor: number, isOpen = true) =>
    acceptedOf(reopenCase(dunned, { reason }, [{ paymentId: 'bank-1', isOpen, leftMinor }]));

  it("is the debtor's, with a task that offers it", () => {
    expect(task).toMatchObject({
      kind: 'refundOrAllocate',
      data: { paymentId: 'bank-1', excess: { amountMinor: 40_000 }, caseStatus: 'canceled' },
    });
    expect(offered.raise).toHaveLength(1);
    expect(dunned).toMatchObject({ status: 'canceled', receivedMinor: 0, payments: [{ excessMinor: 40_000 }] });
    expect(excessChanges(paid(40_000, reminded()), dunned)).toMatchObject([{ amountMinor: 40_000 }]);
    expect(refundTaskIds(dunned, 'bank-1')).toContain(task?.id);
  });

  it('is nothing to ask for when there is none', () => {
    expect(acceptedOf(cancelInvoice(reminded(), { reason }, moment)).raise).toEqual([]);
    const reversal = { paymentId: 'bank-1', reason: 'returned' as const, receivedOn: today };
    const gone = paid(40_000, reminded());
    const back = after(gone, reversePayment(gone, 'R-1', reversal, { ...moment, refunds: [] }), at);
    expect(acceptedOf(cancelInvoice(back, { reason }, moment)).raise).toEqual([]);
  });

  it.each([
    ['all of it is there', 40_000, true, 80_000, 0],
    ['a part was used for another invoice', 15_000, true, 105_000, 25_000],
    ['it was refunded', 0, false, 120_000, 40_000],
  ])('is on the invoice again when that is undone and %s', (_how, leftMinor, isOpen, balance, excessMinor) => {
    const decision = reopened(leftMinor, isOpen);
    expect(decision.end).toEqual(isOpen ? [{ taskId: task?.id, result: 'reopened' }] : []);
    const open = after(dunned, decision, at);
    expect([open.status, balanceMinor(open), open.payments[0]?.excessMinor]).toEqual(['open', balance, excessMinor]);
  });

  it('may be freed a second time, with a task of its own', () => {
    const open = after(dunned, reopened(40_000), at);
    const again = acceptedOf(cancelInvoice(open, { reason }, moment));
    expect(again.raise.map(({ data }) => data['excess'])).toEqual([{ amountMinor: 40_000, currency: 'EUR' }]);
    expect(again.raise[0]?.id).not.toBe(task?.id);
  });

  it('that is all that is owed by then leaves nothing to open the case for', () => {
    const note = { number: 'AV-1', amountMinor: 80_000, reason, issuedOn: today };
    const credited = after(dunned, recordCreditNote(dunned, note, moment), at);
    const standing = [{ paymentId: 'bank-1', isOpen: true, leftMinor: 40_000 }];
    expect(reopenCase(credited, { reason }, standing)).toMatchObject({ code: 'settled' });
  });

  it('and is taken back by the bank is no debt of a canceled invoice: only the offer ends', () => {
    const reversal = { paymentId: 'bank-1', reason: 'returned' as const, receivedOn: today };
    const refunds = task ? [task] : [];
    const decision = acceptedOf(reversePayment(dunned, 'R-1', reversal, { ...moment, refunds }));
    expect([decision.raise, decision.end]).toEqual([[], [{ taskId: task?.id, result: 'reversed' }]]);
    expect(after(dunned, decision, at)).toMatchObject({ status: 'canceled', receivedMinor: 0 });
  });
});
