import type { CaseSituation } from '../../lambdas/acts/dunning-of-case.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import { recordCreditNote } from '../../lambdas/domain/case/credit-note.ts';
import { openDispute, type PostedDispute } from '../../lambdas/domain/case/dispute.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import { aDebtorOnRecord, aPolicy } from '../domain/builders.ts';
import { after, at } from '../domain/case/agreements.ts';

/** Friday 10 April 2026, ten days after the due date. */
export const today = '2026-04-10';

/** What is known of a case when its message is written, at 10:00 of a day. */
export const situationOf = (dunned: Case, day = today): CaseSituation => ({
  dunned,
  debtor: aDebtorOnRecord(),
  policy: aPolicy(),
  circumstances: noCircumstances,
  now: at(day),
});

/** The case after the debtor has objected on 2 April, for the given amount or for all. */
export const disputed = (dunned: Case, { id = 'D-1', ...changes }: Partial<PostedDispute> = {}): Case =>
  after(
    dunned,
    openDispute(dunned, id, { reason: 'wrongPrice', reviewOn: '2026-05-04', ...changes }, '2026-04-02'),
    '2026-04-02',
  );

/** The case after a credit note of 2 April. */
export const credited = (dunned: Case, amountMinor: number, number = 'AV-1'): Case => {
  const day = '2026-04-02';
  const note = { number, amountMinor, reason: 'returned goods', issuedOn: day };
  return after(dunned, recordCreditNote(dunned, note, { now: at(day), today: day, policy: aPolicy() }), day);
};
