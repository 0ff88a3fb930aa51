import type { CaseSituation } from '../../lambdas/acts/dunning-of-case.ts';
import type { TransactionalSubject } from '../../lambdas/domain/message/transactional.ts';
import { addDays } from '../../lambdas/domain/calendar/civil-date.ts';
import {
  type Acted,
  call,
  dispute,
  later,
  pay,
  payInParts,
  promise,
  reverse,
  todayOf,
  waitFor,
} from './acts-of-debtors.ts';

/** What happens to an invoice of 3,000.00 after its first reminder, until the debtor is told of it. */
export type TransactionalSituation = {
  readonly name: string;
  readonly title: string;
  readonly hasPaymentLink?: boolean;
  readonly live: (reminded: CaseSituation) => Acted;
};

const wholeMinor = 300_000;
const thirds = [100_000, 100_000, 100_000];
const many = Array.from({ length: 24 }, () => wholeMinor / 24);

/** By what the message is about; the compiler asks for every kind. */
export const transactionalSituations: Record<TransactionalSubject['kind'], readonly TransactionalSituation[]> = {
  receipt: [
    {
      name: 'full-payment',
      title: 'The whole invoice is paid',
      live: (reminded) => pay(later(reminded, 4), wholeMinor),
    },
    { name: 'part-payment', title: 'A part is paid', live: (reminded) => pay(later(reminded, 4), 100_000) },
    {
      name: 'part-payment-without-link',
      title: 'A part is paid, no payment page',
      hasPaymentLink: false,
      live: (reminded) => pay(later(reminded, 4), 120_000),
    },
    { name: 'overpayment', title: 'More is paid than was owed', live: (reminded) => pay(later(reminded, 4), 301_250) },
    {
      name: 'kept-promise',
      title: 'A promise is kept',
      live: (reminded) => pay(later(promise(later(reminded, 4), 120_000, 10), 6), 120_000),
    },
    {
      name: 'part-in-dispute',
      title: 'A part is paid, another is in dispute',
      live: (reminded) => pay(later(dispute(reminded, 40_000), 4), 200_000),
    },
    {
      name: 'in-instalments',
      title: 'An instalment is paid',
      live: (reminded) => pay(later(payInParts(later(reminded, 4), thirds), 10), 100_000),
    },
  ],
  promiseConfirmed: [
    { name: 'whole', title: 'All is promised', live: (reminded) => promise(later(reminded, 4), wholeMinor, 10) },
    { name: 'part', title: 'A part is promised', live: (reminded) => promise(later(reminded, 4), 120_000, 10) },
  ],
  promiseBroken: [
    {
      name: 'nothing-received',
      title: 'Nothing came',
      live: (reminded) => waitFor('promiseBroken', promise(later(reminded, 4), wholeMinor, 10)),
    },
    {
      name: 'part-received',
      title: 'A part of it came',
      live: (reminded) => waitFor('promiseBroken', pay(later(promise(later(reminded, 4), 120_000, 10), 8), 45_000)),
    },
  ],
  planConfirmed: [
    { name: 'three', title: 'Three instalments', live: (reminded) => payInParts(later(reminded, 4), thirds) },
    { name: 'many', title: `${many.length} instalments`, live: (reminded) => payInParts(later(reminded, 4), many) },
  ],
  instalmentDue: [
    {
      name: 'second',
      title: 'The second of three',
      live: (reminded) => waitFor('instalmentDue', pay(later(payInParts(later(reminded, 4), thirds), 2), 100_000)),
    },
  ],
  planEnded: [
    {
      name: 'nothing-received',
      title: 'The first instalment did not come',
      live: (reminded) => waitFor('planEnded', payInParts(later(reminded, 4), thirds)),
    },
    {
      name: 'part-received',
      title: 'A part of the first instalment came',
      live: (reminded) => waitFor('planEnded', pay(later(payInParts(later(reminded, 4), thirds), 5), 65_000)),
    },
  ],
  callFollowUp: [
    {
      name: 'dispute',
      title: 'He objects to a part',
      live: (reminded) =>
        call(later(reminded, 4), {
          result: 'dispute',
          dispute: { reason: 'quality', amountMinor: 40_000, reviewOn: addDays(todayOf(reminded), 30) },
        }),
    },
    {
      name: 'later',
      title: 'He is left alone for a while',
      live: (reminded) => call(later(reminded, 4), { result: 'coolOff', coolOffDays: 10 }),
    },
    { name: 'told', title: 'He was told', live: (reminded) => call(later(reminded, 4), { result: 'told' }) },
  ],
  paymentReversed: [
    {
      name: 'returned',
      title: 'The bank returned it',
      live: (reminded) => reverse(later(pay(later(reminded, 4), wholeMinor), 6), 'returned'),
    },
    {
      name: 'chargeback',
      title: 'The payer disputed it with his bank',
      live: (reminded) => reverse(later(pay(later(reminded, 4), wholeMinor), 6), 'chargeback'),
    },
    {
      name: 'error',
      title: 'It was our mistake',
      live: (reminded) => reverse(later(pay(later(reminded, 4), wholeMinor), 6), 'error'),
    },
    {
      name: 'nothing-asked',
      title: 'The bank returned it, and all is in dispute',
      live: (reminded) => reverse(later(pay(later(dispute(reminded, wholeMinor), 4), 100_000), 6), 'returned'),
    },
  ],
};
