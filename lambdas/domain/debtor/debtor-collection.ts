import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { contentHash } from '../canonical-json.ts';
import type { Debtor, DebtorCollection, DebtorHold } from '../debtor.ts';
import type { OtherCases } from '../hand-off/other-cases.ts';
import { changed, type DebtorDecision } from './debtor-change.ts';

/** Days for which other cases wait or follow where the collector goes to court at once: then somebody looks again. */
const leastDays = 60;

function holdIdOf({ invoiceId, since }: Pick<DebtorCollection, 'invoiceId' | 'since'>): string {
  return `collection-${contentHash([invoiceId, since]).slice(0, 16)}`;
}

/** The holds of a debtor once a matter of his is over: the one that came with it stands no more. */
function released({ holds = [] }: Pick<Debtor, 'holds'>, over: DebtorCollection, now: string): readonly DebtorHold[] {
  const end = { at: now, how: 'lifted' as const };
  return holds.map((hold) => (hold.id === holdIdOf(over) && !hold.end ? { ...hold, end } : hold));
}

/**
 * A case of the debtor has been handed over: one fact that every assessment of his other cases reads at once. Where these
 * are held, nothing is sent for them until the day on which a person looks at the matter; that hold ends by itself, and a
 * person may lift it before.
 */
export function beginCollection(
  debtor: Debtor,
  {
    invoice: { id: invoiceId, number },
    ...matter
  }: {
    readonly invoice: { readonly id: string; readonly number: string };
    readonly amicableUntil: CivilDate;
    readonly otherCases: OtherCases;
  },
  { now, today }: { readonly now: string; readonly today: CivilDate },
): DebtorDecision {
  const { otherCases, amicableUntil } = matter;
  const until = amicableUntil > today ? amicableUntil : addDays(today, leastDays);
  const begun: DebtorCollection = { invoiceId, since: now, until, otherCases };
  const { collections = [] } = debtor;
  // Recalled and handed over again before anybody has heard of its end: the hold of that time ends here.
  const last = collections.find((each) => each.invoiceId === invoiceId);
  const others = collections.filter((each) => each !== last);
  const holds = last ? released(debtor, last, now) : debtor.holds;
  const hold: DebtorHold = {
    id: holdIdOf(begun),
    reason: `Invoice ${number} is with a collector.`,
    until,
    since: now,
    end: null,
  };
  const isHeld = otherCases === 'hold';
  return changed(
    debtor,
    { collections: [...others, begun], ...(holds && { holds }), ...(isHeld && { holds: [...(holds ?? []), hold] }) },
    {
      type: 'CollectionBegan',
      data: { invoiceId, otherCases, until, ...(isHeld && { holdId: hold.id }) },
    },
  );
}

/** The matter of a case is over: what it kept still goes on. Nothing where that is known already. */
export function endCollection(debtor: Debtor, invoiceId: string, now: string): DebtorDecision {
  const { collections = [], holds = [] } = debtor;
  const ended = collections.find((each) => each.invoiceId === invoiceId);
  if (!ended) return { kind: 'repeated' };
  const held = holds.some(({ id }) => id === holdIdOf(ended));
  return changed(
    debtor,
    {
      collections: collections.filter((each) => each !== ended),
      ...(held && { holds: released(debtor, ended, now) }),
    },
    { type: 'CollectionOver', data: { invoiceId } },
  );
}

/** The case for which his others are to follow on a day, unless they were asked about since. */
export function toFollow(
  { collections = [] }: Pick<Debtor, 'collections'>,
  dunned: { readonly id: string; readonly joined?: { readonly invoiceId: string; readonly since: string } },
  today: CivilDate,
): DebtorCollection | undefined {
  const asked = dunned.joined?.since ?? '';
  return collections.find(
    ({ invoiceId, otherCases, until, since }) =>
      otherCases === 'join' && invoiceId !== dunned.id && today < until && since > asked,
  );
}
