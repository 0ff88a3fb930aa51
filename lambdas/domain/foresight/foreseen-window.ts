import { evolve } from '../case/evolve.ts';
import { isContact } from '../message/transactional.ts';
import { isFreeFor, takenBy, takenByFormalNotice, waitingFor } from '../debtor/address-use.ts';
import { localDate } from '../calendar/send-window.ts';
import { isStillToTell } from '../case/still-to-tell.ts';
import { type Because, isMovable, moved, released } from '../window/place-notice.ts';
import type { DebtorWindow } from '../window/window.ts';
import {
  isOutOfPlace,
  mayBeTold,
  messageKindOf,
  type WindowMessageKind,
  windowMessageKinds,
} from '../window/window-message.ts';
import { afterTelling, type CaseAhead } from './foreseen-case.ts';
import type { ForeseenMessage, ForeseenNotice } from './foresight.ts';
import { needsBankRead } from './kept-bank.ts';
import { openWindow, situationOf, windowFor, type World } from './world.ts';

type Waiting = { readonly id: string; readonly ahead: CaseAhead };

/** The notices of a kind that wait in a window, in the order in which the table gives them. */
function waitingIn({ cases }: World, { date }: DebtorWindow, kind: WindowMessageKind): Waiting[] {
  return [...cases]
    .map(([id, ahead]) => ({ id, ahead }))
    .filter(({ ahead: { dunned } }) => {
      const { notice } = dunned;
      return notice?.window === date && !notice.messageKey && messageKindOf(notice.stage) === kind;
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Moves a notice that cannot be told to the next window, or gives it back to its case. */
function setAside(world: World, { id, ahead }: Waiting, because?: Because): void {
  const situation = situationOf(world, ahead);
  const { notice } = situation.dunned;
  if (!notice) return;
  if (!isMovable(situation, notice, because)) {
    const dunned = evolve(situation.dunned, released(situation, notice), world.now);
    world.cases.set(id, { ...ahead, dunned, next: { does: 'plan', at: world.now } });
    return;
  }
  const chosen = windowFor(world, situation, notice.stage);
  openWindow(world, chosen);
  world.cases.set(id, {
    ...ahead,
    dunned: evolve(situation.dunned, moved(situation, notice, chosen, because), world.now),
  });
}

function contacted(world: World): void {
  const { lastContactAt = '' } = world.debtor;
  if (world.now > lastContactAt) world.debtor = { ...world.debtor, lastContactAt: world.now };
}

/** Whether the address is the debtor's to have today, with the day noted; reminders that have to wait keep their place. */
function hasTurn(world: World, kind: WindowMessageKind, notice: ForeseenNotice): boolean {
  const { addressUse: use, debtor, now } = world;
  if (use === undefined) return true;
  const today = localDate(now, notice.policy.sendWindow.timeZone);
  const isFree = kind === 'formal' || isFreeFor(use, debtor.id, today);
  if (!isFree) {
    const { date: until } = windowFor(world, notice, notice.stage);
    world.addressUse = waitingFor(use, debtor.id, { now, today, until });
    return false;
  }
  world.addressUse = kind === 'formal' ? takenByFormalNotice(use, debtor.id, today) : takenBy(use, debtor.id, today);
  return true;
}

function tell(world: World, kind: WindowMessageKind, waiting: readonly Waiting[]): ForeseenMessage[] {
  const standing: (Waiting & { readonly notice: ForeseenNotice })[] = [];
  for (const each of waiting) {
    const situation = situationOf(world, each.ahead);
    const stage = situation.dunned.notice?.stage;
    if (stage !== undefined && mayBeTold(situation, stage)) standing.push({ ...each, notice: { ...situation, stage } });
    else setAside(world, each);
  }
  const all = standing.map(({ notice }) => notice);
  const early = standing.filter(({ notice }) => isOutOfPlace(notice, all));
  for (const each of early) setAside(world, each, 'stricterMessage');
  const leaving = standing.filter((each) => !early.includes(each));
  const [first, ...others] = leaving.map(({ notice }) => notice);
  if (!first) return [];
  if (!hasTurn(world, kind, first)) {
    for (const each of leaving) setAside(world, each, 'sharedAddress');
    return [];
  }
  const open = [...world.cases.values()].map(({ dunned }) => dunned);
  for (const { id, ahead, notice } of leaving) world.cases.set(id, afterTelling(ahead, notice));
  contacted(world);
  const needsBank = leaving.some(({ notice }) => needsBankRead(world.facts.circumstances, notice, world.now));
  return [{ kind, sendAt: world.now, notices: [first, ...others], open, needsBankRead: needsBank }];
}

/** Sends every window whose instant has come: what leaves, in its order. */
export function sendWindows(world: World): ForeseenMessage[] {
  const due = world.windows.filter(({ state, sendAt }) => state !== 'settled' && sendAt <= world.now);
  return due.flatMap((window) => {
    world.windows = world.windows.map((each) => (each === window ? { ...each, state: 'settled' } : each));
    return windowMessageKinds.flatMap((kind) => tell(world, kind, waitingIn(world, window, kind)));
  });
}

/** Sends what agreements have led to and whose instant has come. */
export function sendAsked(world: World): ForeseenMessage[] {
  const due = world.asked.filter(({ sendAt }) => sendAt <= world.now);
  world.asked = world.asked.filter((each) => !due.includes(each));
  return due.flatMap(({ caseId, telling: { subject } }) => {
    const ahead = world.cases.get(caseId);
    if (!ahead) return [];
    const situation = situationOf(world, ahead);
    if (!isStillToTell(situation, subject)) return [];
    if (isContact(subject)) contacted(world);
    const feed = world.facts.circumstances.feeds[ahead.dunned.invoice.creditor];
    // Whether the debtor kept his word is not known before the bank was read.
    const needsBank = feed !== undefined && feed.readUpTo < world.now;
    return [{ kind: 'transactional', sendAt: world.now, situation, subject, needsBankRead: needsBank }];
  });
}
