import type { Contact, Debtor, Locale } from '../debtor.ts';
import { type Stage, stages } from '../dunning-policy.ts';
import { addressIdOf, usableContacts } from './address-service.ts';

type Addressed = Pick<Debtor, 'emails' | 'outOfService'>;

/** Where a message goes: the first one of `to` decides whether it has arrived, and in which language it is written. */
export type Recipients = { readonly to: readonly [string, ...string[]]; readonly cc: readonly string[] };

/** From which stage on a role is copied, that the message is not addressed to anyway. */
const copiedFrom = { buyer: 'reminderTwo', manager: 'directNotice' } as const satisfies Record<string, Stage>;

function isCopied(role: string): role is keyof typeof copiedFrom {
  return Object.hasOwn(copiedFrom, role);
}

function isFrom(stage: Stage, role: keyof typeof copiedFrom): boolean {
  return stages.indexOf(stage) >= stages.indexOf(copiedFrom[role]);
}

/**
 * Whom a message is addressed to: accounting; without any, those whose role says nothing about dunning; without these
 * too, the buyer, then the manager. An address out of service is as if it were not there.
 */
function addressees(debtor: Addressed): readonly Contact[] {
  const usable = usableContacts(debtor);
  const choices = [
    usable.filter(({ role }) => role === 'accounting'),
    usable.filter(({ role }) => !isCopied(role)),
    usable.filter(({ role }) => role === 'buyer'),
    usable.filter(({ role }) => role === 'manager'),
  ];
  return choices.find((contacts) => contacts.length > 0) ?? [];
}

function distinct(contacts: readonly Contact[]): string[] {
  const ids = contacts.map(({ address }) => addressIdOf(address));
  return contacts.flatMap(({ address }, index) => (ids.indexOf(addressIdOf(address)) === index ? [address] : []));
}

/**
 * Where a message of a debtor goes; undefined when no address takes mail. The buyer is copied from reminder two on, the
 * manager from the direct notice on; what is no dunning has no `stage` and is copied to nobody.
 */
export function recipientsOf(debtor: Addressed, stage: Stage | undefined): Recipients | undefined {
  const [main, ...others] = distinct(addressees(debtor));
  if (main === undefined) return undefined;
  const to = [main, ...others] as const;
  const addressed = new Set(to.map(addressIdOf));
  const copied = usableContacts(debtor).filter(
    ({ role, address }) =>
      stage !== undefined && isCopied(role) && isFrom(stage, role) && !addressed.has(addressIdOf(address)),
  );
  return { to, cc: distinct(copied) };
}

/** The language of what is written to a debtor: that of the contact it is addressed to, where he has one of his own. */
export function localeOf(debtor: Addressed & Pick<Debtor, 'locale'>): Locale {
  return addressees(debtor)[0]?.locale ?? debtor.locale;
}
