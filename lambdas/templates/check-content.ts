import { stages } from '../domain/dunning-policy.ts';
import { checkDemanded } from './check-invoice.ts';
import { checkItemClaims } from './check-item-claims.ts';
import type { DunningContent, FormalContent } from './message-content.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';

const checkStages = ({ leadingStage, sections }: DunningContent): void => {
  const items = sections.flatMap((section) => section.items);
  if (!items.some((item) => item.stage === leadingStage))
    throw new UnprintableMessageError(`No invoice is at the stage ${leadingStage} that leads the message`);
  for (const { number, stage, daysLate } of items) {
    if (stages.indexOf(stage) > stages.indexOf(leadingStage))
      throw new UnprintableMessageError(`Invoice ${number} is at ${stage}, above the leading ${leadingStage}`);
    if (stage !== 'courtesyNotice' && daysLate < 0)
      throw new UnprintableMessageError(`Invoice ${number} is not due, so it cannot be at ${stage}`);
  }
};

const checkFormal = ({ sections }: FormalContent): void => {
  const early = sections.flatMap((section) => section.items).find((item) => item.daysLate < 1);
  if (early) throw new UnprintableMessageError(`Invoice ${early.number} is not late, so no formal notice can name it`);
};

/**
 * Refuses a message that would be wrong in law or in arithmetic: no invoice, nothing asked, a total that is not the
 * sum, a reminder of what is not due, or what the law forbids to say of lateness.
 * @throws UnprintableMessageError
 */
export const checkContent = (content: DunningContent | FormalContent): void => {
  if (content.sections.length === 0 || content.sections.some((section) => section.items.length === 0))
    throw new UnprintableMessageError('A message needs at least one invoice in every section');
  for (const { currency, items, totalAskedMinor } of content.sections) {
    for (const item of items) checkDemanded(item);
    const sum = items.reduce((total, item) => total + item.askedMinor, 0);
    if (sum !== totalAskedMinor)
      throw new UnprintableMessageError(`What is asked in ${currency} adds up to ${sum}, not to ${totalAskedMinor}`);
  }
  if (content.kind === 'dunning') {
    checkStages(content);
    checkItemClaims(content);
  } else checkFormal(content);
};
