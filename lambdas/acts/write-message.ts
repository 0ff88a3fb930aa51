import type { Debtor } from '../domain/debtor.ts';
import { recipientsOf } from '../domain/debtor/recipients.ts';
import type { Stage } from '../domain/dunning-policy.ts';
import type { MessageContent, RenderedMessage } from '../templates/message-content.ts';
import { renderMessage } from '../templates/render-message.ts';

/** A message as the debtor gets it, before it becomes bytes: what leaves and what is previewed are the same. */
export type WrittenMessage = RenderedMessage & { readonly to: readonly string[]; readonly cc: readonly string[] };

/** The stage that leads a message; undefined when it answers an act. */
function stageOf(content: MessageContent): Stage | undefined {
  if (content.kind === 'dunning') return content.leadingStage;
  return content.kind === 'formal' ? 'legalEscalation' : undefined;
}

/** Writes a message, and finds whom it goes to: nobody when no address of the debtor takes mail. */
export function writeMessage(content: MessageContent, debtor: Debtor): WrittenMessage {
  const { to = [], cc = [] } = recipientsOf(debtor, stageOf(content)) ?? {};
  return { ...renderMessage(content), to, cc };
}
