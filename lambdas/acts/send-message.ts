import type { Case } from '../domain/case/case.ts';
import { accepted } from '../domain/case/decision.ts';
import { byPolicy } from '../domain/circumstances/policy-version.ts';
import { type Stage, stages } from '../domain/dunning-policy.ts';
import type { Message } from '../domain/message/message.ts';
import type { MailOutcome } from '../ports/mailer.ts';
import type { Write } from '../ports/write.ts';
import { count, countPart } from '../runtime/logging.ts';
import { writesOf } from './change-case.ts';
import { chunksOf } from './chunks.ts';
import type { ComposedMessage } from './compose-message.ts';
import type { MailDeps } from './mail-deps.ts';
import type { TellableNotice } from './message-content.ts';
import { noticesPerTransaction } from './notices-of-message.ts';
import { refuseMessage } from './refuse-message.ts';
import { settleSent } from './settle-message.ts';

/** When a message that is neither sent nor refused is looked for. */
const doubtMs = 15 * 60_000;

/** What is committed with a message: conditions with its own record, and what each case gets with its claim. */
type Along = { readonly conditions?: readonly Write[]; readonly besides?: (dunned: Case) => readonly Write[] };

/** Notes on the case that a message is about to tell its notice; only on the very state the message was written from. */
function claim(notice: TellableNotice, { key, document }: Message): Write[] {
  const { dunned, now } = notice;
  const { stage, cycle } = dunned.notice ?? { stage: 'courtesyNotice', cycle: 0 };
  if (dunned.notice?.messageKey === key) return [{ kind: 'caseUnchanged', dunned }];
  const fact = {
    type: 'NoticeClaimed' as const,
    data: { stage, cycle, messageKey: key, ...(document && { document }), ...byPolicy(notice) },
  };
  return writesOf({ dunned, now }, accepted([fact]), 'relance', undefined).writes;
}

/**
 * Claims every notice, the last ones together with the message's own record as `sending`: before SES is called it is on
 * record, and on the condition that neither a case nor the debtor has changed since it was written. Throws
 * ConcurrentChangeError otherwise.
 */
async function claimAll(
  { store }: MailDeps,
  [first, ...others]: readonly [TellableNotice, ...TellableNotice[]],
  recording: readonly Write[],
  message: Message,
  besides: (dunned: Case) => readonly Write[],
): Promise<void> {
  const { debtor } = first;
  const chunks = chunksOf([first, ...others], noticesPerTransaction);
  for (const [index, chunk] of chunks.entries()) {
    const isLast = index === chunks.length - 1;
    const writes = chunk.flatMap((notice) => [...claim(notice, message), ...besides(notice.dunned)]);
    await store.commit(isLast ? [...writes, { kind: 'debtorUnchanged', debtor }, ...recording] : writes);
  }
}

/** What a message counts as: the highest stage among its notices, or what it answers. */
function countedAs({ notices, occasion }: Message): Stage | 'receipt' | 'confirmation' {
  if (occasion.kind === 'transactional') return occasion.about === 'receipt' ? 'receipt' : 'confirmation';
  return stages.findLast((stage) => notices.some((notice) => notice.stage === stage)) ?? 'courtesyNotice';
}

function countOutcome(message: Message, { kind }: MailOutcome): void {
  if (kind === 'sent') countPart('MessagesSent', countedAs(message));
  else count(kind === 'refused' ? 'MessagesRefused' : 'MessagesInDoubt');
}

/**
 * Sends one message, exactly once as far as SES allows: on record as `sending` before SES is called, as `sent` after. A
 * refusal frees its notices; an answer that got lost leaves it `sending`, to be looked for among the events of SES. Throws
 * ConcurrentChangeError when what it was written from, or what the conditions name, has changed.
 */
export async function sendMessage(
  deps: MailDeps,
  message: Message,
  composed: ComposedMessage,
  notices: readonly TellableNotice[],
  { conditions = [], besides = () => [] }: Along = {},
): Promise<MailOutcome> {
  const { store, mailer, clock } = deps;
  const wakeBy = new Date(Date.parse(message.sendingAt) + doubtMs).toISOString();
  const recording: readonly Write[] = [...conditions, { kind: 'newMessage', message, mime: composed.mime, wakeBy }];
  const [first, ...others] = notices;
  await (first ? claimAll(deps, [first, ...others], recording, message, besides) : store.commit(recording));
  const outcome = await mailer.send({ ...composed, messageKey: message.key });
  countOutcome(message, outcome);
  if (outcome.kind === 'sent') await settleSent(deps, message, outcome.messageId, clock.now());
  if (outcome.kind === 'refused') await refuseMessage(deps, message, outcome);
  return outcome;
}
