import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Case } from '../domain/case/case.ts';
import type { Creditor } from '../domain/creditor.ts';
import type { TransactionalSubject } from '../domain/message/transactional.ts';
import type { PrintedInvoice } from '../templates/printed-invoice.ts';
import type { ConfirmationContent } from '../templates/transactional-content.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { missingOfInstalment } from './missing-of-instalment.ts';
import { remainderDeadline } from './payment-deadline.ts';
import { letterHead, printedInvoice } from './printed-invoice.ts';

/** What a confirmation is about: all that acts lead to but receipts. */
export type ConfirmedSubject = Exclude<TransactionalSubject, { kind: 'receipt' }>;

type Asked = Pick<ConfirmationContent, 'about' | 'askedMinor' | 'payBy'>;

/** What is told and asked for; of what is demanded, never more than may be on the day of writing. */
function askedOf(subject: ConfirmedSubject, dunned: Case, { askedMinor }: PrintedInvoice, deadline: CivilDate): Asked {
  switch (subject.kind) {
    case 'promiseConfirmed': {
      const { kind, amountMinor, promisedFor } = subject;
      return { about: { kind, promisedFor }, askedMinor: amountMinor, payBy: promisedFor };
    }
    case 'promiseBroken': {
      const { kind, amountMinor: promisedMinor, promisedFor, receivedMinor } = subject;
      return {
        about: { kind, promisedMinor, promisedFor, receivedMinor },
        askedMinor: Math.min(promisedMinor - receivedMinor, askedMinor),
        payBy: deadline,
      };
    }
    case 'planConfirmed': {
      const { kind, instalments } = subject;
      const totalMinor = instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return { about: { kind, instalments }, askedMinor: totalMinor, payBy: null };
    }
    case 'instalmentDue': {
      const { kind, id, instalment, number, count } = subject;
      const missingMinor = missingOfInstalment(dunned, id, instalment);
      const receivedMinor = instalment.amountMinor - missingMinor;
      return { about: { kind, number, count, receivedMinor }, askedMinor: missingMinor, payBy: instalment.dueOn };
    }
    case 'planEnded': {
      const { kind, id, missed } = subject;
      const missing = { ...missed, amountMinor: missingOfInstalment(dunned, id, missed) };
      return { about: { kind, missing }, askedMinor, payBy: deadline };
    }
    case 'callFollowUp': {
      const { kind, said } = subject;
      if (said.what === 'later') return { about: { kind, said }, askedMinor: 0, payBy: null };
      return { about: { kind, said }, askedMinor, payBy: askedMinor > 0 ? deadline : null };
    }
    case 'paymentReversed': {
      const { kind, amountMinor, receivedOn, reason } = subject;
      return {
        about: { kind, amountMinor, receivedOn, reason },
        askedMinor,
        payBy: askedMinor > 0 ? deadline : null,
      };
    }
  }
}

/** What was promised, agreed or taken back, in writing. */
export function confirmationContent(
  situation: CaseSituation,
  subject: ConfirmedSubject,
  creditor: Creditor,
): ConfirmationContent {
  const { dunned, policy } = situation;
  const head = letterHead(situation, creditor);
  const invoice = printedInvoice(dunned, creditor, head.writtenOn);
  return {
    kind: 'confirmation',
    ...head,
    currency: dunned.invoice.amount.currency,
    invoice,
    ...askedOf(subject, dunned, invoice, remainderDeadline(dunned, head.writtenOn, policy)),
  };
}
