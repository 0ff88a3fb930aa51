import { days, stepNames } from '../case/blocker-sentence.ts';
import { weekdayNames } from '../case/contact-days-sentence.ts';
import { contactDaysOf } from '../debtor/contact-days.ts';
import type { TransactionalSubject } from '../message/transactional.ts';
import type { ForeseenMessage, ForeseenNotice } from './foresight.ts';

function sentenceOf({ dunned, debtor, policy, stage }: ForeseenNotice): string {
  const { number, dueDate } = dunned.invoice;
  const offset = policy.stages[stage].offsetDays ?? 0;
  const when = offset < 0 ? `${days(-offset)} before` : `${days(offset)} after`;
  const late = dunned.notice?.lateDays ?? 0;
  const contactDays = contactDaysOf(debtor, stage);
  return [
    `${number}: ${stepNames[stage]}, by the policy ${when} the due date ${dueDate}`,
    ...(dunned.lateDays > 0 ? [`put off by ${days(dunned.lateDays)} with the stages before it`] : []),
    ...(contactDays ? [`on ${weekdayNames(contactDays)}, when this debtor is written to`] : []),
    ...(late > 0 ? [`${days(late)} late itself`] : []),
    ...(dunned.notice?.isMoved
      ? [`moved so that ${days(policy.minimumContactDelayDays)} lie between two messages`]
      : []),
  ].join(', ');
}

const tellings: Readonly<Record<TransactionalSubject['kind'], string>> = {
  receipt: 'money came in',
  promiseConfirmed: 'a promise was made',
  promiseBroken: 'what was promised did not come',
  planConfirmed: 'an instalment plan was made',
  instalmentDue: 'an instalment falls due',
  planEnded: 'an instalment did not come, which ends the plan',
  callFollowUp: 'a call came to a result',
  paymentReversed: 'a payment was taken back',
};

/** Why a message leaves when it does, a sentence for each invoice and condition. */
export function reasonsOf(message: ForeseenMessage): string[] {
  const why =
    message.kind === 'transactional'
      ? [`${message.situation.dunned.invoice.number}: ${tellings[message.subject.kind]}.`]
      : message.notices.map((notice) => `${sentenceOf(notice)}.`);
  return message.needsBankRead ? [...why, 'It leaves only if the bank has been read again by then.'] : why;
}
