import { checkInvoice } from './check-invoice.ts';
import type { ConfirmationContent } from './transactional-content.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';

/** The most a confirmation may speak of paying; null where the amount was the debtor's own word. */
const mostAsked = ({ about, invoice }: ConfirmationContent): number | null => {
  switch (about.kind) {
    case 'promiseConfirmed':
    case 'instalmentDue':
      return null;
    case 'planConfirmed':
      return about.instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    case 'promiseBroken':
    case 'planEnded':
    case 'paymentReversed':
    case 'callFollowUp':
      return invoice.askedMinor;
  }
};

/** News of a reversal may, and what a call came to, unless he was told to pay. */
const mayAskNothing = (about: ConfirmationContent['about']): boolean =>
  about.kind === 'paymentReversed' || (about.kind === 'callFollowUp' && about.said.what !== 'told');

/**
 * Refuses a confirmation that asks for nothing, for more than may be asked, or whose figures do not add up.
 * @throws UnprintableMessageError
 */
export const checkConfirmation = (content: ConfirmationContent): void => {
  const { about, invoice, askedMinor, payBy } = content;
  checkInvoice(invoice);
  if (askedMinor < 0 || (askedMinor === 0 && !mayAskNothing(about)))
    throw new UnprintableMessageError(`A message of ${about.kind} must ask for something, not for ${askedMinor}`);
  const most = mostAsked(content);
  if (most !== null && askedMinor > most)
    throw new UnprintableMessageError(`A message of ${about.kind} asks for ${askedMinor}, and may for ${most}`);
  if ((payBy === null) !== (about.kind === 'planConfirmed' || askedMinor === 0))
    throw new UnprintableMessageError(`A message of ${about.kind} says until when exactly if it asks for one amount`);
  if (about.kind !== 'planConfirmed') return;
  const { instalments } = about;
  const isInOrder = instalments.every(({ dueOn }, index) => dueOn > (instalments[index - 1]?.dueOn ?? ''));
  if (instalments.length < 2 || !isInOrder || askedMinor !== most)
    throw new UnprintableMessageError('A plan has at least two instalments, in the order of their dates, that add up');
};
