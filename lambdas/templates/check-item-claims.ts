import type { DunningContent } from './message-content.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';

/**
 * Refuses what the law forbids to say of lateness: a word of it in the friendly stages, and any compensation of a consumer
 * (C. conso L121-21 makes it an offense); and sums that are none.
 * @throws UnprintableMessageError
 */
export const checkItemClaims = ({ sections, debtor }: DunningContent): void => {
  for (const { number, stage, claim } of sections.flatMap(({ items }) => items)) {
    if (!claim) continue;
    if (stage === 'courtesyNotice' || stage === 'reminderOne')
      throw new UnprintableMessageError(`Invoice ${number} is at ${stage}, which says nothing of late payment`);
    if (claim.compensationMinor !== 0 && debtor.kind === 'consumer')
      throw new UnprintableMessageError('No fixed compensation is ever asked of a consumer');
    if (
      Math.min(claim.interestMinor, claim.compensationMinor) < 0 ||
      claim.interestMinor + claim.compensationMinor === 0
    )
      throw new UnprintableMessageError(`The claim about invoice ${number} is no amount`);
  }
};
