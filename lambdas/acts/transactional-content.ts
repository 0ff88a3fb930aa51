import type { Creditor } from '../domain/creditor.ts';
import type { TransactionalSubject } from '../domain/message/transactional.ts';
import type { ConfirmationContent, ReceiptContent } from '../templates/transactional-content.ts';
import { confirmationContent } from './confirmation-content.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { receiptContent } from './receipt-content.ts';

/** What a transactional message about one invoice says, by what it is about. */
export function transactionalContent(
  situation: CaseSituation,
  subject: TransactionalSubject,
  creditor: Creditor,
): ReceiptContent | ConfirmationContent {
  return subject.kind === 'receipt'
    ? receiptContent(situation, subject, creditor)
    : confirmationContent(situation, subject, creditor);
}
