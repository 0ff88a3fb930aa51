import { localDate } from '../calendar/send-window.ts';
import { assessPending } from '../case/assess.ts';
import type { Situation } from '../case/ladder-instants.ts';
import type { Stage } from '../dunning-policy.ts';
import type { MessageKind } from '../message/message.ts';

export type WindowMessageKind = Exclude<MessageKind, 'transactional'>;

/** The messages of a window, in the order in which they leave: a formal notice leaves alone, before the reminders. */
export const windowMessageKinds: readonly WindowMessageKind[] = ['formal', 'dunning'];

/** The kind of message that tells of a stage. */
export function messageKindOf(stage: Stage): WindowMessageKind {
  return stage === 'legalEscalation' ? 'formal' : 'dunning';
}

/** Whether the notice of a stage may be told in the moment of sending. */
export function mayBeTold(situation: Situation, stage: Stage): boolean {
  const { step, isAllowed } = assessPending(situation);
  return isAllowed && step === stage;
}

type Told = Pick<Situation, 'dunned' | 'policy' | 'now'> & { readonly stage: Stage };

/**
 * True of a notice that has no place in a message with these: what is not due yet never stands beside a direct notice,
 * which speaks of what has been late for long. It leaves in the debtor's next window.
 */
export function isOutOfPlace({ dunned, policy, now }: Told, all: readonly Told[]): boolean {
  if (!all.some(({ stage }) => stage === 'directNotice')) return false;
  return dunned.invoice.dueDate > localDate(now, policy.sendWindow.timeZone);
}
