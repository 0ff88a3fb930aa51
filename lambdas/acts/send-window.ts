import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { addressIdOf } from '../domain/debtor/address-service.ts';
import { type Message, messageKeyOf } from '../domain/message/message.ts';
import type { DebtorWindow, WindowNotice } from '../domain/window/window.ts';
import {
  isOutOfPlace,
  mayBeTold,
  messageKindOf,
  type WindowMessageKind,
  windowMessageKinds,
} from '../domain/window/window-message.ts';
import { askForRates } from './ask-for-rates.ts';
import { attachmentsOf, type DocumentDeps } from './attachments.ts';
import { type DocumentKeepingDeps, keepNotice } from './keep-notice.ts';
import { composeMessage } from './compose-message.ts';
import { creditorOf } from './creditor-of.ts';
import { type CaseSituation, loadSituations } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import type { MailDeps } from './mail-deps.ts';
import type { TellableNotice } from './message-content.ts';
import { freeNotices } from './refuse-message.ts';
import { sendMessage } from './send-message.ts';
import { hasCapacity } from './sending-capacity.ts';
import { isOurs, setAside } from './set-aside.ts';
import { settleSent } from './settle-message.ts';
import { turnAtAddress } from './share-address.ts';
import { windowContent } from './window-content.ts';

/** What sending a window needs: its message may bring a document along, and that of a formal notice is kept. */
export type WindowDeps = MailDeps & DocumentDeps & DocumentKeepingDeps;

type WindowKey = {
  readonly creditor: string;
  readonly debtorId: string;
  readonly date: CivilDate;
  readonly attempt: number;
};

/** How a window ended: how many messages left, and whether one is in doubt. */
export type WindowOutcome = { readonly sent: number; readonly inDoubt: number };

/** Deals with a notice that a message of this window has claimed before: an earlier try of this very step got that far. */
async function resume(
  deps: MailDeps,
  message: Message | undefined,
): Promise<'sent' | 'refused' | 'doubt' | 'unclaimed'> {
  switch (message?.state) {
    case undefined:
      return 'unclaimed';
    case 'sent':
      await settleSent(deps, message, message.messageId ?? '', message.sentAt ?? message.sendingAt);
      return 'sent';
    case 'refused':
      await freeNotices(deps, message, message.refusal ?? 'refused');
      return 'refused';
    case 'sending':
    case 'unknown':
      return 'doubt';
  }
}

const occasionOf = ({ date }: DebtorWindow) => ({ kind: 'window' as const, date });

function keyOf(window: DebtorWindow, kind: WindowMessageKind): string {
  return messageKeyOf(window.creditor, window.debtorId, kind, occasionOf(window));
}

function noticeOf({ dunned, stage }: TellableNotice): WindowNotice {
  return { invoiceId: dunned.id, stage, cycle: dunned.notice?.cycle ?? dunned.cycle };
}

/** Sends the message of one kind of a window: its notices as they stand now, on one fresh assessment each. */
async function sendKind(
  deps: WindowDeps,
  window: DebtorWindow,
  kind: WindowMessageKind,
  notices: readonly WindowNotice[],
  known: Message | undefined,
): Promise<'sent' | 'doubt' | 'none'> {
  const { creditor: creditorId, debtorId } = window;
  const key = keyOf(window, kind);
  const resumed = await resume(deps, known);
  if (resumed === 'doubt') return 'doubt';
  const before = resumed === 'sent' ? 'sent' : 'none';
  if (notices.length === 0) return before;
  // A slot of the day's capacity once taken serves every further try.
  let hasSlot = false;
  const invoiceIds = notices.map(({ invoiceId }) => invoiceId);
  return onFreshState(async () => {
    const [situations, open] = await Promise.all([
      loadSituations(deps, window, invoiceIds),
      kind === 'formal' ? [] : deps.store.openCasesOf(window),
    ]);
    const standing: TellableNotice[] = [];
    for (const [index, notice] of notices.entries()) {
      const situation = situations[index] as CaseSituation;
      const isTellable = isOurs(situation, window, notice) && mayBeTold(situation, notice.stage);
      if (isTellable && resumed === 'unclaimed') standing.push({ ...situation, stage: notice.stage });
      else await setAside(deps, situation, window, notice);
    }
    const early = standing.filter((notice) => isOutOfPlace(notice, standing));
    const tellable = standing.filter((notice) => !early.includes(notice));
    for (const notice of early) await setAside(deps, notice, window, noticeOf(notice), 'stricterMessage');
    const [first, ...others] = tellable;
    if (!first) return before;
    const turn = await turnAtAddress(deps, kind, first);
    if (turn.kind === 'taken') {
      for (const notice of tellable) await setAside(deps, notice, window, noticeOf(notice), 'sharedAddress');
      return 'none';
    }
    hasSlot ||= await hasCapacity(deps, tellable);
    if (!hasSlot) {
      for (const notice of tellable) await setAside(deps, notice, window, noticeOf(notice), 'dailyCapacity');
      return 'none';
    }
    await askForRates(deps, tellable);
    const creditor = creditorOf(deps.settings, creditorId);
    const { now, debtor } = first;
    const cases = open.map(({ dunned }) => dunned);
    const content = windowContent(kind, [first, ...others], creditor, cases);
    const attachments = await attachmentsOf(content, deps);
    const composed = await composeMessage(content, {
      creditor,
      debtor,
      region: deps.region,
      now,
      key,
      attachments,
      inboundMail: deps.settings.inboundMail,
    });
    const told = tellable.map(noticeOf);
    const kept = await keepNotice(deps, content, attachments, { creditor: creditorId, notices: told, now });
    const message: Message = {
      key,
      kind,
      creditor: creditorId,
      debtorId,
      occasion: occasionOf(window),
      notices: told,
      recipients: composed.to.map(addressIdOf),
      state: 'sending',
      sendingAt: now,
      ...(kept && { document: { id: kept.id, sha256: kept.sha256 } }),
    };
    const outcome = await sendMessage(deps, message, composed, tellable, {
      conditions: turn.writes,
      besides: ({ id }) => (kept ? [kept.writeFor(id)] : []),
    });
    return outcome.kind === 'sent' ? 'sent' : outcome.kind === 'unknown' ? 'doubt' : 'none';
  });
}

/**
 * Ends a window: closes it, so that nobody joins any more, then sends what its notices have to say. A formal notice
 * leaves alone; reminders of the same day follow only when no contact delay stands against it.
 */
export async function sendWindow(
  deps: WindowDeps,
  { creditor, debtorId, date, attempt }: WindowKey,
): Promise<WindowOutcome> {
  const { store } = deps;
  const found = await store.loadWindow(creditor, debtorId, date);
  if (!found || found.attempt !== attempt || found.state === 'settled') return { sent: 0, inDoubt: 0 };
  const window: DebtorWindow = { ...found, state: 'closed' };
  const wakeBy = wakeAfter(deps.clock.now());
  if (found.state === 'open') await store.commit([{ kind: 'window', before: found, after: window, wakeBy }]);
  // Nobody joins a closed window, and what leaves it is seen on its case: its notices are read once.
  const [waiting, { messages }] = await Promise.all([
    store.windowNotices(window),
    store.load({ messages: windowMessageKinds.map((kind) => keyOf(window, kind)) }),
  ]);
  const outcomes: Awaited<ReturnType<typeof sendKind>>[] = [];
  for (const kind of windowMessageKinds) {
    const ofKind = waiting.filter(({ stage }) => messageKindOf(stage) === kind);
    const known = messages.find(({ key }) => key === keyOf(window, kind));
    outcomes.push(await sendKind(deps, window, kind, ofKind, known));
  }
  // A message in doubt has its own time to be looked at; the window has nothing left to wake for.
  await store.commit([{ kind: 'window', before: window, after: { ...window, state: 'settled' }, wakeBy: null }]);
  return {
    sent: outcomes.filter((each) => each === 'sent').length,
    inDoubt: outcomes.filter((each) => each === 'doubt').length,
  };
}
