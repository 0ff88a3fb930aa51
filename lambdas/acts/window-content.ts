import type { Case } from '../domain/case/case.ts';
import type { Creditor } from '../domain/creditor.ts';
import type { WindowMessageKind } from '../domain/window/window-message.ts';
import type { DunningContent, FormalContent } from '../templates/message-content.ts';
import { dunningContent, formalContent, type TellableNotice } from './message-content.ts';

/** What the message of a window says: the same for what leaves and for its preview. `open` are all open cases of the debtor. */
export function windowContent(
  kind: WindowMessageKind,
  notices: readonly [TellableNotice, ...TellableNotice[]],
  creditor: Creditor,
  open: readonly Case[],
): DunningContent | FormalContent {
  return kind === 'formal' ? formalContent(notices, creditor) : dunningContent(notices, creditor, open);
}
