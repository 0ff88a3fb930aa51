import type { AddressFault, AddressOutOfService, Debtor } from '../debtor.ts';
import { addressIdOf } from './address-service.ts';
import { changed, type DebtorDecision, isTold } from './debtor-change.ts';

/** What an event of the mail service means for the recipients of a message: addresses by their ids. */
export type MailLoss = {
  readonly why: AddressFault;
  readonly addresses: readonly string[];
  /** True when it did not arrive where it was addressed to: a copy is a courtesy. */
  readonly isMain: boolean;
};

/**
 * What was lost of a message, of whose recipients the first one is whom it is addressed to. The mail service may name
 * nobody, or an address that a recipient forwards to: then it counts as the first one's, as no notice may count as made
 * that may not have arrived.
 */
export function lossOf(
  recipients: readonly string[],
  { why, about = [] }: { readonly why: AddressFault; readonly about?: readonly string[] | undefined },
): MailLoss {
  const known = recipients.filter((recipient) => about.includes(recipient));
  const addresses = known.length > 0 ? known : recipients.slice(0, 1);
  return { why, addresses, isMain: addresses[0] === recipients[0] };
}

/** The faults after a loss; the same ones when it says nothing new. A complaint is kept whatever else is known. */
function faultsAfter({ emails, outOfService = [] }: Debtor, { why, addresses }: MailLoss, now: string) {
  const given = new Set(emails.map(({ address }) => addressIdOf(address)));
  const added = addresses
    .filter((address) => why === 'complaint' || given.has(address))
    .filter((address) => !outOfService.some((fault) => fault.address === address && isAsGrave(fault, why)))
    .map((address): AddressOutOfService => ({ address, since: now, why }));
  if (added.length === 0) return { added, faults: outOfService };
  const replaced = new Set(added.map(({ address }) => address));
  return { added, faults: [...outOfService.filter(({ address }) => !replaced.has(address)), ...added] };
}

function isAsGrave(known: AddressOutOfService, why: AddressFault): boolean {
  return known.why === 'complaint' || why !== 'complaint';
}

/**
 * Takes addresses out of service to which a message did not get. What leaves next reads them with the debtor, so his
 * cases need not hear of it; a message that did not arrive counts for no contact.
 */
export function takeOutOfService(
  debtor: Debtor,
  loss: MailLoss,
  {
    messageKey,
    sentAt,
    now,
  }: { readonly messageKey: string; readonly sentAt: string | undefined; readonly now: string },
): DebtorDecision {
  const { added, faults } = faultsAfter(debtor, loss, now);
  const isLast = loss.isMain && sentAt !== undefined && sentAt === debtor.lastContactAt;
  const isNewlyLost = isLast && debtor.lostContactAt !== sentAt;
  if (added.length === 0 && !isNewlyLost) return { kind: 'repeated' };
  const changes: Partial<Debtor> = {
    outOfService: faults,
    ...(isNewlyLost && { lostContactAt: sentAt }),
    ...(isTold(debtor) && { toldVersion: debtor.version + 1 }),
  };
  const addresses = added.map(({ address }) => address);
  return changed(debtor, changes, { type: 'MailUndelivered', data: { messageKey, why: loss.why, addresses } });
}
