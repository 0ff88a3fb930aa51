import { contentHash } from '../canonical-json.ts';
import type { AddressOutOfService, Contact, Debtor } from '../debtor.ts';

type Reachable = Pick<Debtor, 'emails' | 'outOfService'>;

/** What stands for an e-mail address in events, messages and logs, where the address itself must not be. */
export function addressIdOf(address: string): string {
  return contentHash(address.toLowerCase()).slice(0, 16);
}

/** Why nothing is sent to an address of a debtor; undefined when it takes mail. */
export function faultOf({ outOfService = [] }: Pick<Debtor, 'outOfService'>, address: string) {
  const id = addressIdOf(address);
  return outOfService.find((fault: AddressOutOfService) => fault.address === id);
}

/** The contacts that may be written to, in the order in which the debtor gave them. */
export function usableContacts(debtor: Reachable): readonly Contact[] {
  return debtor.emails.filter(({ address }) => !faultOf(debtor, address));
}

/** True when no address of a debtor takes mail. */
export function isUnreachable(debtor: Reachable): boolean {
  return usableContacts(debtor).length === 0;
}

/** Since when no address of a debtor takes mail; undefined when one does. */
export function unreachableSince(debtor: Reachable): string | undefined {
  if (!isUnreachable(debtor)) return undefined;
  return debtor.emails
    .flatMap(({ address }) => faultOf(debtor, address)?.since ?? [])
    .toSorted()
    .at(-1);
}

/**
 * The last instant a debtor was asked for money, as far as it is known. A message that did not arrive is none; the one
 * before it is so long ago that it kept the policy's distance to that one.
 */
export function lastContactOf({ lastContactAt, lostContactAt }: Pick<Debtor, 'lastContactAt' | 'lostContactAt'>) {
  return lastContactAt === lostContactAt ? undefined : lastContactAt;
}

/**
 * The faults that stand once the contacts are replaced: a complaint for good, whoever gives the address again; the others
 * as long as the address is among them.
 */
export function faultsKept(outOfService: readonly AddressOutOfService[], emails: readonly Contact[]) {
  const given = new Set(emails.map(({ address }) => addressIdOf(address)));
  return outOfService.filter(({ address, why }) => why === 'complaint' || given.has(address));
}
