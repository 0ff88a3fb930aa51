import { layOutHtml } from './html-layout.ts';
import { mapStrings, withoutControlCharacters } from './map-strings.ts';
import type { MessageContent, RenderedMessage } from './message-content.ts';
import type { MessageView } from './message-view.ts';
import { withFrenchSpaces } from './printed-values.ts';
import { layOutText } from './text-layout.ts';
import { withoutMarks } from './unbroken.ts';
import { viewOfConfirmation } from './view-of-confirmation.ts';
import { viewOfDunning } from './view-of-dunning.ts';
import { viewOfFormal } from './view-of-formal.ts';
import { viewOfReceipt } from './view-of-receipt.ts';
import { viewOfReceiptOfMany } from './view-of-receipt-of-many.ts';
import { viewOfReversalOfMany } from './view-of-reversal-of-many.ts';
import { en } from './wording/en.ts';
import { fr } from './wording/fr.ts';
import type { Wording } from './wording/wording.ts';

const wordings = { fr, en } as const;

const viewOf = (content: MessageContent, wording: Wording): MessageView => {
  switch (content.kind) {
    case 'dunning':
      return viewOfDunning(content, wording);
    case 'formal':
      return viewOfFormal(content, wording);
    case 'receipt':
      return viewOfReceipt(content, wording);
    case 'receiptOfMany':
      return viewOfReceiptOfMany(content, wording);
    case 'reversalOfMany':
      return viewOfReversalOfMany(content, wording);
    case 'confirmation':
      return viewOfConfirmation(content, wording);
  }
};

/**
 * What a debtor reads: subject, HTML and plain text, in the debtor's language, with the same facts in both versions.
 * Pure: the same content always gives the same message. Values that come from outside cannot add lines or markup.
 * @throws UnprintableMessageError when the content contradicts itself or the law, or holds a link that is not https
 */
export const renderMessage = (content: MessageContent): RenderedMessage => {
  const view = viewOf(mapStrings(content, withoutControlCharacters), wordings[content.locale]);
  const printed = content.locale === 'fr' ? mapStrings(view, withFrenchSpaces) : view;
  const plain = mapStrings(printed, withoutMarks);
  return {
    subject: plain.subject,
    html: layOutHtml({ ...plain, opening: printed.opening, transfers: printed.transfers }),
    text: layOutText(plain),
  };
};
