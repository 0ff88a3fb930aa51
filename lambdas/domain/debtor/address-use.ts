import type { CivilDate } from '../calendar/civil-date.ts';
import type { Debtor } from '../debtor.ts';
import { addressIdOf } from './address-service.ts';
import { recipientsOf } from './recipients.ts';

/** A debtor whose message was put off because the address had one of another debtor's, since when and until which day. */
type Waiting = { readonly debtorId: string; readonly since: string; readonly until: CivilDate };

/**
 * Which of the debtors that share an e-mail address has it on which day. The messages of one creditor to an address are
 * spaced, not merged: a common one would tell each company what the other owes. The address is there by its id alone.
 */
export type AddressUse = {
  readonly creditor: string;
  readonly address: string;
  /** Rises with every change; 0 before the first. */
  readonly revision: number;
  /** The last day on which a message that asks for money was sent to it, and whose. */
  readonly taken: { readonly on: CivilDate; readonly debtorId: string } | null;
  readonly waiting: readonly Waiting[];
};

/** An address to which nothing was sent yet. */
export function unusedAddress(creditor: string, address: string): AddressUse {
  return { creditor, address, revision: 0, taken: null, waiting: [] };
}

/** The id of the address that a debtor's messages go to first; undefined when none of his takes mail. */
export function mainAddressOf(debtor: Pick<Debtor, 'emails' | 'outOfService'>): string | undefined {
  const main = recipientsOf(debtor, undefined)?.to[0];
  return main === undefined ? undefined : addressIdOf(main);
}

function isTaken({ taken }: AddressUse, debtorId: string, today: CivilDate): boolean {
  return taken !== null && taken.on >= today && taken.debtorId !== debtorId;
}

function comesFirst(a: Waiting, b: Waiting): boolean {
  return a.since < b.since || (a.since === b.since && a.debtorId < b.debtorId);
}

/**
 * Whether a debtor's reminders may go to an address today: it had no message of another debtor's, and none that has waited
 * longer is expected on this day. So nobody waits for ever, however often the others have news; should the one who is
 * expected have nothing to be told any more, the day is lost to the others, and no more than the day.
 */
export function isFreeFor(use: AddressUse, debtorId: string, today: CivilDate): boolean {
  if (isTaken(use, debtorId, today)) return false;
  const own = use.waiting.find((each) => each.debtorId === debtorId);
  return !use.waiting.some(
    (other) => other.debtorId !== debtorId && other.until === today && (!own || comesFirst(other, own)),
  );
}

function stillWaiting({ waiting }: AddressUse, debtorId: string, today: CivilDate): Waiting[] {
  return waiting.filter((each) => each.debtorId !== debtorId && each.until >= today);
}

/** The address after a debtor's reminders have gone to it. */
export function takenBy(use: AddressUse, debtorId: string, today: CivilDate): AddressUse {
  const { revision } = use;
  const taken = { on: today, debtorId };
  return { ...use, revision: revision + 1, taken, waiting: stillWaiting(use, debtorId, today) };
}

/**
 * The address after a formal notice has gone to it. That waits for nobody: it is an act of law whose date counts, of
 * which a debtor must not be deprived because another reads his mail. It does fill the day for the others' reminders.
 */
export function takenByFormalNotice(use: AddressUse, debtorId: string, today: CivilDate): AddressUse {
  return isTaken(use, debtorId, today) ? use : { ...use, revision: use.revision + 1, taken: { on: today, debtorId } };
}

/** The address after a debtor's reminders were put off to a day; he keeps his place from the first time on. */
export function waitingFor(
  use: AddressUse,
  debtorId: string,
  { now, today, until }: { readonly now: string; readonly today: CivilDate; readonly until: CivilDate },
): AddressUse {
  const since = use.waiting.find((each) => each.debtorId === debtorId)?.since ?? now;
  const waiting = [...stillWaiting(use, debtorId, today), { debtorId, since, until }];
  return { ...use, revision: use.revision + 1, waiting };
}
