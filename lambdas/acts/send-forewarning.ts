import { localDate } from '../domain/calendar/send-window.ts';
import { contentHash } from '../domain/canonical-json.ts';
import { caseTask } from '../domain/case/case-task.ts';
import type { OwnerSubject, Transactional } from '../domain/message/transactional.ts';
import { restartCheck } from '../domain/restart.ts';
import { taskIdOf } from '../domain/task.ts';
import { count } from '../runtime/logging.ts';
import { renderDigest } from '../templates/render-digest.ts';
import { composeDigest } from './digest/compose-digest.ts';
import { creditorOf } from './creditor-of.ts';
import { loadSituation } from './dunning-of-case.ts';
import { forewarningContent } from './forewarning-content.ts';
import type { MailDeps } from './mail-deps.ts';

type Asked = Transactional & { readonly subject: OwnerSubject };

/** Nobody knows that the owner was told, or it is certain that he was not: a person does it. The stage goes on. */
async function leaveToPerson({ store, ...deps }: MailDeps, before: Transactional, on: string, reason: string) {
  const { dunned, debtor, policy, now } = await loadSituation({ store, ...deps }, before.invoiceId);
  const task = caseTask(dunned, now, {
    id: taskIdOf('forewarn', before.creditor, before.debtorId, before.id),
    kind: 'forewarn',
    dueOn: localDate(now, policy.sendWindow.timeZone),
    owner: debtor.owner?.name,
    data: { on, reason, question: 'Does the owner of this debtor know what leaves to him on that day? Tell him.' },
  });
  await store.commit([
    { kind: 'transactional', before, after: { ...before, state: 'settled' }, wakeBy: null },
    { kind: 'raiseTask', task },
  ]);
}

/**
 * Tells the person who looks after a debtor what leaves to him, once: on record as `sending` before the mail service is
 * called, and what came of it after. Should this end between the two, or SES refuse it for good, a person is asked. What
 * does not leave any more by then is not told.
 */
export async function sendForewarning(deps: MailDeps, asked: Asked): Promise<void> {
  const { store, mailer, settings, clock } = deps;
  const { creditor: creditorId, debtorId, id, subject, postponed = 0 } = asked;
  const { on } = subject;
  if (asked.state === 'sending') {
    count('MessagesInDoubt');
    return leaveToPerson(deps, asked, on, 'nobody knows whether the mail to the owner has left');
  }
  const creditor = creditorOf(settings, creditorId);
  const found = await forewarningContent(deps, { creditor: creditorId, debtorId }, on, creditor);
  if (!found) {
    if (postponed > 0) return leaveToPerson(deps, asked, on, 'the mail service took no mail in time');
    return store.commit([
      { kind: 'transactional', before: asked, after: { ...asked, state: 'settled' }, wakeBy: null },
    ]);
  }
  const messageKey = `owner-${contentHash([creditorId, debtorId, id, postponed]).slice(0, 26)}`;
  const { content, to } = found;
  const now = clock.now();
  const composed = await composeDigest(renderDigest(content), { creditor, to: [to], now, key: messageKey });
  const sending: Transactional = { ...asked, state: 'sending' };
  await store.commit([{ kind: 'transactional', before: asked, after: sending, wakeBy: restartCheck(now, 0) }]);
  const outcome = await mailer.send({ ...composed, messageKey });
  switch (outcome.kind) {
    case 'sent':
      return store.commit([
        { kind: 'transactional', before: sending, after: { ...sending, state: 'settled' }, wakeBy: null },
      ]);
    case 'unknown':
      count('MessagesInDoubt');
      return leaveToPerson(deps, sending, on, 'nobody knows whether the mail to the owner has left');
    case 'refused': {
      count('MessagesRefused');
      if (!outcome.isTransient) return leaveToPerson(deps, sending, on, `the mail service refused: ${outcome.reason}`);
      const after: Transactional = { ...sending, state: 'open', postponed: postponed + 1 };
      return store.commit([
        { kind: 'transactional', before: sending, after, wakeBy: restartCheck(clock.now(), postponed) },
      ]);
    }
  }
}
