import type { Creditor } from '../../lambdas/domain/creditor.ts';
import type { Debtor } from '../../lambdas/domain/debtor.ts';
import type { Stage } from '../../lambdas/domain/dunning-policy.ts';
import type { MessageKind, MessageOccasion } from '../../lambdas/domain/message/message.ts';
import type { TransactionalSubject } from '../../lambdas/domain/message/transactional.ts';
import type { MessageContent } from '../../lambdas/templates/message-content.ts';

/** One message as it would leave, and where it stands among the others. */
export type Preview = {
  /** The name of its files, such as `reminder-one.single-invoice.fr`. */
  readonly name: string;
  /** The stage that leads it, or what it tells of. */
  readonly chapter: Stage | TransactionalSubject['kind'];
  /** What sets it apart in its chapter, in a few words. */
  readonly title: string;
  readonly kind: MessageKind;
  readonly occasion: MessageOccasion;
  readonly content: MessageContent;
  readonly creditor: Creditor;
  readonly debtor: Debtor;
  readonly now: string;
};

/** `reminderOne` as it stands in the name of a file: `reminder-one`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
