import { describe, expect, it } from 'vitest';
import { transactionalContent } from '../../lambdas/acts/transactional-content.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import type { Decision } from '../../lambdas/domain/case/decision.ts';
import { makeInstalmentPlan } from '../../lambdas/domain/case/instalment-plan.ts';
import { makePromise } from '../../lambdas/domain/case/promise.ts';
import { recordPayment } from '../../lambdas/domain/case/record-payment.ts';
import { reversePayment } from '../../lambdas/domain/case/reverse-payment.ts';
import type { TransactionalSubject } from '../../lambdas/domain/message/transactional.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { aCase, aCaseThatSent, aCreditor, aPolicy } from '../domain/builders.ts';
import {
  after,
  at,
  inInstalments,
  paid,
  promised,
  settled,
  taken,
  threeInstalments,
} from '../domain/case/agreements.ts';
import { plainSpaces } from '../templates/visible-text.ts';
import { credited, disputed, situationOf } from './asked-amounts.ts';

const policy = aPolicy();

/** What a decision of a day tells of that kind, written on that day unless another one is given. */
function told(kind: TransactionalSubject['kind'], dunned: Case, decision: Decision, day: string, later?: Case) {
  const subject = taken(decision).tell.find((telling) => telling.subject.kind === kind)?.subject;
  if (!subject) throw new Error(`nothing is told of ${kind}`);
  const content = transactionalContent(situationOf(later ?? after(dunned, decision, day), day), subject, aCreditor());
  return { content, text: plainSpaces(renderMessage(content).text) };
}

const reminded = () => aCaseThatSent({ reminderOne: '2026-04-03' });

function receipt(dunned: Case, amountMinor: number, also: (paid: Case) => Case = (after) => after) {
  const day = '2026-04-10';
  const payment = { id: 'bank-9', amount: { amountMinor, currency: 'EUR' as const }, receivedOn: day };
  const decision = recordPayment(dunned, payment, { now: at(day), today: day, policy });
  return told('receipt', dunned, decision, day, also(after(dunned, decision, day)));
}

describe('a receipt', () => {
  it.each<[string, Case, number, { askedMinor: number; payBy: string | null }]>([
    ['what remains', reminded(), 50_000, { askedMinor: 70_000, payBy: '2026-04-17' }],
    ['a part that is left after a credit note', credited(reminded(), 30_000), 50_000, { askedMinor: 40_000, payBy: '2026-04-17' }], // prettier-ignore
    ['nothing that is in dispute', disputed(reminded(), { amountMinor: 40_000 }), 50_000, { askedMinor: 30_000, payBy: '2026-04-17' }], // prettier-ignore
    ['nothing, when all that remains is in dispute', disputed(reminded(), { amountMinor: 40_000 }), 80_000, { askedMinor: 0, payBy: null }], // prettier-ignore
    ['nothing that is in instalments', inInstalments(threeInstalments, { dunned: reminded() }), 40_000, { askedMinor: 0, payBy: null }], // prettier-ignore
    ['nothing, when all is paid', reminded(), 120_000, { askedMinor: 0, payBy: null }],
  ])('asks for %s', (_what, dunned, amountMinor, { askedMinor, payBy }) => {
    const { content } = receipt(dunned, amountMinor);
    expect([content.invoice.askedMinor, content.payBy]).toEqual([askedMinor, payBy]);
  });

  it('never asks for the rest before the invoice is due', () => {
    const dunned = aCaseThatSent({ courtesyNotice: '2026-04-08' }, { invoice: { dueDate: '2026-05-15' } });
    expect(receipt(dunned, 50_000).content.payBy).toBe('2026-05-15');
  });

  it('asks for nothing that has come in since', () => {
    const { content, text } = receipt(reminded(), 50_000, (dunned) => paid(dunned, 70_000, '2026-04-10'));
    expect(content.invoice).toMatchObject({ paidMinor: 120_000, askedMinor: 0 });
    expect(text).toContain('Cette facture est entièrement réglée');
  });

  it('says what the payment has left when another one was taken back since', () => {
    const dunned = paid(reminded(), 70_000, '2026-04-09');
    const reversal = (after: Case) => {
      const posted = { paymentId: 'bank-0', reason: 'returned' as const, receivedOn: '2026-04-10' };
      return reversePayment(after, 'R-1', posted, { now: at('2026-04-10'), today: '2026-04-10', policy, refunds: [] });
    };
    const { content } = receipt(dunned, 20_000, (paidTwice) => after(paidTwice, reversal(paidTwice), '2026-04-10'));
    expect(content.invoice).toMatchObject({ paidMinor: 90_000, askedMinor: 30_000 });
  });

  it('says what was too much, and that a promise is kept', () => {
    const { content, text } = receipt(promised({}, { dunned: reminded() }), 125_000);
    expect(content).toMatchObject({
      excessMinor: 5_000,
      keptPromise: { amountMinor: 50_000, promisedFor: '2026-04-10' },
    });
    expect(text).toContain('Votre engagement de régler 500,00 € pour le 10 avril 2026 est tenu.');
    expect(text).toContain('Vous avez versé 50,00 € de plus que le solde.');
  });

  it('asks for nothing of a case that is closed, whatever is still owed', () => {
    const writtenOff = aCaseThatSent({ reminderOne: '2026-04-03' }, { status: 'writtenOff' });
    const { content, text } = receipt(writtenOff, 50_000);
    expect(content.invoice).toMatchObject({ askedMinor: 0, withheld: [{ reason: 'held', amountMinor: 70_000 }] });
    expect(text).not.toContain('au plus tard');
  });

  it('shows a canceled invoice as credited', () => {
    const canceled = aCaseThatSent({ reminderOne: '2026-04-03' }, { status: 'canceled' });
    expect(receipt(canceled, 50_000).content.invoice).toMatchObject({
      paidMinor: 0,
      creditedMinor: 120_000,
      askedMinor: 0,
    });
  });
});

describe('a promise to pay', () => {
  it('is confirmed with its amount and date, which are all that is asked', () => {
    const posted = { amountMinor: 50_000, promisedFor: '2026-04-20', by: 'Mme Durand', channel: 'phone' as const };
    const decision = makePromise(aCase(), 'P-1', posted, { today: '2026-04-10', policy });
    const { content, text } = told('promiseConfirmed', aCase(), decision, '2026-04-10');
    expect(content).toMatchObject({ askedMinor: 50_000, payBy: '2026-04-20' });
    expect(text).toContain('Solde : 1 200,00 €');
  });

  it.each<[string, (dunned: Case) => Case, number, number]>([
    ['nothing came', (dunned) => dunned, 0, 50_000],
    ['a part came', (dunned) => paid(dunned, 20_000, '2026-04-08'), 20_000, 30_000],
    ['1.00 EUR is missing', (dunned) => paid(dunned, 49_900, '2026-04-08'), 49_900, 100],
    ['a credit note has left less than was promised', (dunned) => ({ ...dunned, creditedMinor: 90_000 }), 0, 30_000],
    ['a part of what is owed is in dispute', (dunned) => disputed(dunned, { amountMinor: 90_000 }), 0, 30_000],
  ])('that was not kept asks for the rest that may be demanded: %s', (_what, lived, receivedMinor, askedMinor) => {
    const dunned = lived(promised());
    const { content } = told('promiseBroken', dunned, settled(dunned, '2026-04-14'), '2026-04-14');
    expect(content).toMatchObject({ about: { promisedMinor: 50_000, receivedMinor }, askedMinor, payBy: '2026-04-21' });
  });

  it('that was not kept before the invoice is due asks for it when it is', () => {
    const dunned = promised({}, { dunned: aCase({ invoice: { dueDate: '2026-05-14' } }) });
    const { content } = told('promiseBroken', dunned, settled(dunned, '2026-04-14'), '2026-04-14');
    // The fourteenth is Ascension Day.
    expect(content.payBy).toBe('2026-05-15');
  });
});

describe('an instalment plan', () => {
  it('is confirmed with every instalment', () => {
    const decision = makeInstalmentPlan(aCase(), 'I-1', { instalments: threeInstalments }, { today: '2026-04-13', policy }); // prettier-ignore
    const { content } = told('planConfirmed', aCase(), decision, '2026-04-13');
    expect(content).toMatchObject({ about: { instalments: threeInstalments }, askedMinor: 120_000, payBy: null });
  });

  const noticeDay = '2026-04-30';
  it.each([
    ['nothing came', 0, 40_000],
    ['a part of it came', 15_000, 25_000],
    ['all but 1.00 EUR came', 39_900, 100],
  ])('announces what is still to come of an instalment: %s', (_what, receivedMinor, askedMinor) => {
    const agreed = inInstalments();
    const dunned = receivedMinor === 0 ? agreed : paid(agreed, receivedMinor, '2026-04-15');
    const { content } = told('instalmentDue', dunned, settled(dunned, noticeDay), noticeDay);
    expect(content).toMatchObject({ about: { number: 1, count: 3, receivedMinor }, askedMinor, payBy: '2026-05-04' });
  });

  it.each([
    ['nothing came', 0, 40_000, 120_000],
    ['a part of it came', 15_000, 25_000, 105_000],
  ])(
    'that has ended says what is missing, and asks for all that is owed: %s',
    (_what, receivedMinor, missing, asked) => {
      const agreed = inInstalments();
      const dunned = receivedMinor === 0 ? agreed : paid(agreed, receivedMinor, '2026-04-15');
      const { content } = told('planEnded', dunned, settled(dunned, '2026-05-11'), '2026-05-11');
      expect(content).toMatchObject({
        about: { missing: { amountMinor: missing, dueOn: '2026-05-04' } },
        askedMinor: asked,
        payBy: '2026-05-18',
      });
    },
  );
});

describe('a payment that was taken back', () => {
  const day = '2026-04-14';
  const back = (dunned: Case) => {
    const posted = { paymentId: 'bank-0', reason: 'returned' as const, receivedOn: day };
    const decision = reversePayment(dunned, 'R-1', posted, { now: at(day), today: day, policy, refunds: [] });
    return told('paymentReversed', dunned, decision, day).content;
  };

  it('asks for what is owed again, and names the day on which it had come in', () => {
    expect(back(paid(reminded(), 50_000, '2026-04-08'))).toMatchObject({
      about: { amountMinor: 50_000, receivedOn: '2026-04-08', reason: 'returned' },
      askedMinor: 120_000,
      payBy: '2026-04-21',
    });
  });

  it('asks for nothing that is in dispute', () => {
    const dunned = disputed(paid(reminded(), 50_000, '2026-04-01'), { amountMinor: 40_000 });
    expect(back(dunned)).toMatchObject({ askedMinor: 80_000, payBy: '2026-04-21' });
  });

  it('asks for nothing while all is in dispute', () => {
    const dunned = disputed(paid(reminded(), 50_000, '2026-04-01'));
    expect(back(dunned)).toMatchObject({ askedMinor: 0, payBy: null });
  });
});
