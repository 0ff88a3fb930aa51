import '../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { withClaims } from '../../lambdas/acts/parts-with-claims.ts';
import { spreadStep } from '../../lambdas/acts/spread-payment.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import type { SentNotice } from '../../lambdas/domain/case/notice.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { contentOfMany } from '../../lambdas/acts/content-of-many.ts';
import { aCreditor, aSentNotice } from '../domain/builders.ts';
import { lateCase, situationOn } from '../domain/case/claim/claims.ts';

const today = '2026-08-31';
const demanded = [aSentNotice('legalEscalation', '2026-08-20')];
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const });
const aPart = (invoiceId: string, amountMinor = 120_000) => {
  return { invoiceId, debtorId: 'C-001', paymentId: 'bank-1', amountMinor, by: 'bank' };
};
const on = (id: string, notices: readonly SentNotice[] = demanded) => {
  return { ...situationOn(today, { dunned: lateCase({ id, notices }) }), circumstances: noCircumstances };
};
const posted = (amountMinor: number) => {
  return { id: 'bank-1', creditor: 'main', amount: eur(amountMinor), receivedOn: today };
};

it('what is left of a payment for several invoices settles the claims that were demanded with them, one by one', () => {
  const situations = [on('a'), on('b'), on('c', [])];
  const parts = [aPart('a'), aPart('b'), aPart('c')];
  const grown = (restMinor: number) =>
    withClaims(posted(360_000 + restMinor), { parts, restMinor, debtorId: 'C-001' }, situations);
  expect(grown(15_552)).toMatchObject({
    parts: [{ amountMinor: 127_726 }, { amountMinor: 127_726 }, { amountMinor: 120_000 }],
    restMinor: 100,
  });
  expect(grown(10_000)).toMatchObject({
    parts: [{ amountMinor: 127_726 }, { amountMinor: 122_274 }, {}],
    restMinor: 0,
  });
});

it.each([
  ['nobody knows whose it is', null, 120_000],
  ['it is another debtor’s', 'C-002', 120_000],
  ['the invoice is paid in part only', 'C-001', 119_999],
])('what is left of it does not where %s', (_why, debtorId, amountMinor) => {
  const parts = [aPart('a', amountMinor)];
  const spread = { parts, restMinor: 10_000, debtorId };
  expect(withClaims(posted(130_000), spread, [on('a')])).toEqual({ parts, restMinor: 10_000 });
});

it('the one receipt says what of a payment settled interest and compensation, and its figures explain the sum', () => {
  const situations = [on('a'), on('b')] as const;
  const spread = { parts: [aPart('a'), aPart('b')], restMinor: 15_452, debtorId: 'C-001' };
  const { parts } = withClaims(posted(255_452), spread, situations);
  const record = { creditor: 'main', id: 'bank-1', hash: '', facts: { currency: 'EUR' as const, receivedOn: today } };
  const { after, writes } = spreadStep({ ...record, parts, version: 0 }, { situations, now: situations[0].now });
  const claim = { interestMinor: 3_726, compensationMinor: 4_000 };
  expect(after.parts.map(({ done }) => done)).toMatchObject([
    { balanceMinor: 0, excessMinor: 0, claim },
    { balanceMinor: 0, excessMinor: 0, claim },
  ]);
  const [subject] = writes.flatMap((write) =>
    write.kind === 'newTransactional' && write.transactional.subject.kind === 'receipt'
      ? [write.transactional.subject]
      : [],
  );
  const paid = writes.flatMap((write) => (write.kind === 'case' ? [{ ...on('a'), dunned: write.after }] : []));
  expect(subject?.claim).toEqual({ interestMinor: 7_452, compensationMinor: 8_000 });
  const content = subject && contentOfMany([paid[0]!, ...paid.slice(1)], subject, aCreditor());
  expect(content && renderMessage(content).text).toContain('les intérêts de retard pour 74,52\u00A0€');
});
