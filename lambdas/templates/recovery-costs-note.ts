import type { DunningContent, FormalContent } from './message-content.ts';
import type { Wording } from './wording/wording.ts';

/** The sentence on late-payment interest and the indemnity, when the content asks for it and an invoice is late. */
export const recoveryCostsNote = (content: DunningContent | FormalContent, wording: Wording): readonly string[] => {
  const items = content.sections.flatMap((section): readonly { readonly daysLate: number }[] => section.items);
  const isAnyLate = items.some((item) => item.daysLate > 0);
  return content.mentionsRecoveryCosts && isAnyLate ? [wording.recoveryCosts] : [];
};
