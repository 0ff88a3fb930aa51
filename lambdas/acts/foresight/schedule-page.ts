import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { foresee } from '../../domain/foresight/foresee.ts';
import type { KnownWake } from '../../ports/records.ts';
import type { Page } from '../../ports/page.ts';
import { chunksOf } from '../chunks.ts';
import type { Deps } from '../dunning-of-case.ts';
import { type DebtorKey, loadDebtorFacts } from './debtor-facts.ts';
import { type PreviewedMessage, previewMessage } from './preview-message.ts';

/** The days looked at, both included; all creditors unless one is named. */
export type ScheduleRange = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly creditor?: string | undefined;
};

type Waking = KnownWake & { readonly wakeBy: string };

const positionOf = ({ wakeBy, dunned }: Waking): string => `${wakeBy}#${dunned.id}`;

/** Later than the end of a day in any time zone, and than the hour that a wake comes after what it waits for. */
const afterDay = (date: CivilDate): string => `${addDays(date, 2)}T00:00:00.000Z`;

/** Reads what decides about each debtor once, however many of his cases are due. */
function factsReader(deps: Deps) {
  const known = new Map<string, ReturnType<typeof loadDebtorFacts>>();
  return ({ creditor, debtorId }: DebtorKey): ReturnType<typeof loadDebtorFacts> => {
    const id = `${creditor}#${debtorId}`;
    const facts = known.get(id) ?? loadDebtorFacts(deps, { creditor, debtorId });
    known.set(id, facts);
    return facts;
  };
}

/**
 * What a debtor will be sent in a range, when this is the first of his cases that is due: of a debtor with many cases, one
 * page alone tells.
 */
async function messagesOf(
  deps: Deps,
  waking: Waking,
  range: ScheduleRange,
  factsOf: ReturnType<typeof factsReader>,
): Promise<PreviewedMessage[]> {
  const facts = await factsOf(waking.dunned.invoice);
  if (!facts) return [];
  const positions = facts.cases.flatMap(({ dunned, wakeBy }) =>
    wakeBy === null ? [] : [positionOf({ dunned, wakeBy })],
  );
  if (positions.toSorted()[0] !== positionOf(waking)) return [];
  return foresee(facts, afterDay(range.to))
    .messages.map((message) => previewMessage(deps, message))
    .filter(({ date }) => range.from <= date && date <= range.to);
}

const atATime = 10;
/** Of one page; a range that begins far ahead has many cases before it that send nothing in it. */
const mostRounds = 10;

/**
 * A page of what will be sent in a range: whole debtors, those who are written to first before the others. Read from the
 * index of what is due, so it costs as much as there is to send until the end of the range.
 */
export async function schedulePage(
  deps: Deps,
  range: ScheduleRange,
  cursor: string | undefined,
  limit: number,
): Promise<Page<PreviewedMessage>> {
  const found: PreviewedMessage[] = [];
  const factsOf = factsReader(deps);
  let next = cursor;
  for (let round = 0; round < mostRounds; round += 1) {
    const page: Page<KnownWake> = await deps.store.wakingCases(afterDay(range.to), next, limit);
    const waking = page.items.flatMap(({ dunned, wakeBy }) =>
      wakeBy !== null && (range.creditor ?? dunned.invoice.creditor) === dunned.invoice.creditor
        ? [{ dunned, wakeBy }]
        : [],
    );
    for (const some of chunksOf(waking, atATime)) {
      found.push(...(await Promise.all(some.map((each) => messagesOf(deps, each, range, factsOf)))).flat());
    }
    next = page.cursor;
    if (next === undefined || found.length > 0) break;
  }
  const items = found.toSorted((a, b) =>
    a.sendAt < b.sendAt || (a.sendAt === b.sendAt && a.debtorId < b.debtorId) ? -1 : 1,
  );
  return { items, ...(next !== undefined && { cursor: next }) };
}
