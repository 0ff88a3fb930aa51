import type { Blocker, BlockerCode } from '../case/blocker.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { localDate } from '../calendar/send-window.ts';
import { assess } from '../case/assess.ts';
import { isClosed } from '../case/case.ts';
import { caseAhead } from './foreseen-case.ts';
import { sendAsked, sendWindows } from './foreseen-window.ts';
import type { DebtorFacts, Foresight, ForeseenMessage, Withheld } from './foresight.ts';
import { playCases, situationOf, type World } from './world.ts';

/** What only says that a notice is not its turn yet. */
const dates: ReadonlySet<BlockerCode> = new Set<BlockerCode>([
  'notYetDue',
  'minimumGap',
  'contactDelay',
  'quietPeriod',
  'noticePending',
  'ownerForewarned',
]);

function begin(facts: DebtorFacts): World {
  const { now, debtor, addressUse, windows } = facts;
  const world: World = { facts, now, debtor, addressUse, cases: new Map(), windows: [...windows], asked: [] };
  for (const known of facts.cases)
    if (!isClosed(known.dunned)) world.cases.set(known.dunned.id, caseAhead(known, situationOf(world, known)));
  return world;
}

/** The next instant at which something is due; undefined when nothing ever is. */
function nextDue({ cases, windows, asked, now }: World): string | undefined {
  const dues = [
    ...[...cases.values()].map(({ next }) => next.at),
    ...windows.flatMap(({ state, sendAt }) => (state === 'settled' ? [] : [sendAt])),
    ...asked.map(({ sendAt }) => sendAt),
  ];
  const due = dues.reduce<string | undefined>(
    (first, at) => (first === undefined || at < first ? at : first),
    undefined,
  );
  return due === undefined || due > now ? due : now;
}

/** What keeps a case from being told, now or at the instant that time has reached; dates alone are no such thing. */
function withheldOf(world: World, messages: readonly ForeseenMessage[]): Withheld[] {
  const told = new Set(
    messages.flatMap((message) =>
      message.kind === 'transactional' ? [] : message.notices.map(({ dunned }) => dunned.id),
    ),
  );
  const standing = (blockers: readonly Blocker[]) => blockers.filter(({ code }) => !dates.has(code));
  return [...world.cases].flatMap(([id, ahead]) => {
    const known = world.facts.cases.find(({ dunned }) => dunned.id === id);
    if (!known || told.has(id)) return [];
    const { circumstances, debtor, now } = world.facts;
    const present = standing(assess({ ...known, circumstances, debtor, now }).blockers);
    const blockers = present.length > 0 ? present : standing(assess(situationOf(world, ahead)).blockers);
    return blockers.length > 0 ? [{ dunned: known.dunned, blockers }] : [];
  });
}

/**
 * What a debtor will be sent until an instant when nothing happens: no money, nobody's act, no failure. Played by the very
 * functions that plan, check, choose the window and decide at the instant of sending. Pauses end, and promises are broken,
 * on their days; nobody approves anything; the bank goes on being read, the day's capacity suffices, and no debtor with the
 * same address comes before him who does not wait already.
 */
export function foresee(
  facts: DebtorFacts,
  until: string,
  isEnough: (messages: readonly ForeseenMessage[], due: string) => boolean = () => false,
): Foresight {
  const world = begin(facts);
  const messages: ForeseenMessage[] = [];
  for (let due = nextDue(world); due !== undefined && due <= until && !isEnough(messages, due); due = nextDue(world)) {
    world.now = due;
    playCases(world);
    messages.push(...sendAsked(world), ...sendWindows(world));
  }
  return { messages, withheld: withheldOf(world, messages) };
}

const dayMs = 86_400_000;
/** How far ahead a debtor's next message is looked for. */
const farthestDays = 366;

function dayOf(message: ForeseenMessage, instant: string): CivilDate {
  const { policy } = message.kind === 'transactional' ? message.situation : message.notices[0];
  return localDate(instant, policy.sendWindow.timeZone);
}

/**
 * The messages of the next day on which a debtor is written to: mostly one; a formal notice leaves beside the reminders,
 * and what an agreement has led to by itself.
 */
export function nextOccasion(facts: DebtorFacts): Foresight {
  const until = new Date(Date.parse(facts.now) + farthestDays * dayMs).toISOString();
  return foresee(facts, until, ([first], due) => first !== undefined && dayOf(first, due) > dayOf(first, first.sendAt));
}
