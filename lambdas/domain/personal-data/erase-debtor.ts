import type { Debtor, DebtorDetails } from '../debtor.ts';
import { changed, type DebtorDecision } from '../debtor/debtor-change.ts';
import { withoutWords } from '../insolvency/insolvency.ts';
import type { RetentionPlan } from './what-is-kept.ts';

/** What stands for the name of a debtor that is erased: his id, which is the billing system's and stays in its accounts. */
function withoutIdentity({ id, insolvencies }: Pick<Debtor, 'id' | 'insolvencies'>): Partial<Debtor> {
  return {
    name: id,
    address: undefined,
    registrationNumber: undefined,
    ...(insolvencies && { insolvencies: insolvencies.map(withoutWords) }),
  };
}

/**
 * The debtor without what the plan lets go of him; nothing when it is gone already. What goes of his invoices is noted in
 * his log by their ids, so that the log says what was done and holds nothing of him.
 */
export function eraseDebtor(
  debtor: Debtor,
  { erasesContacts, erasesIdentity }: RetentionPlan,
  evidenceOf: readonly string[],
  now: string,
): DebtorDecision {
  const hasContacts = debtor.emails.length > 0 || (debtor.owner ?? null) !== null;
  const contacts = erasesContacts && hasContacts;
  const identity = erasesIdentity && debtor.name !== debtor.id;
  if (!contacts && !identity && evidenceOf.length === 0) return { kind: 'repeated' };
  return changed(
    debtor,
    {
      ...(erasesContacts && { emails: [], owner: null, outOfService: [], erasedAt: now, contactsWantedAt: null }),
      ...(erasesIdentity && withoutIdentity(debtor)),
    },
    { type: 'PersonalDataErased', data: { contacts, identity, evidenceOf } },
  );
}

/**
 * A case of a debtor whose contacts were erased is open again, as its payment came back or a person has reopened it: they
 * are asked for again, once.
 */
export function wantContacts(debtor: Debtor, invoiceId: string, now: string): DebtorDecision {
  if (!debtor.erasedAt || debtor.contactsWantedAt) return { kind: 'repeated' };
  return changed(debtor, { contactsWantedAt: now }, { type: 'ContactsWanted', data: { invoiceId } });
}

/** A debtor who was erased and is invoiced again: as the invoice tells of him. */
export function takeBack(debtor: Debtor, posted: DebtorDetails): DebtorDecision {
  const { name, emails, address, registrationNumber, locale } = posted;
  const fields = ['emails', 'address', 'locale'] as const;
  return changed(
    debtor,
    { name, emails, address, registrationNumber, locale, erasedAt: null },
    { type: 'DebtorAmended', data: { fields } },
  );
}
