import type { Debtor, DebtorDetails } from '../debtor.ts';
import { takeBack } from '../personal-data/erase-debtor.ts';
import { changed, type DebtorDecision } from './debtor-change.ts';

/**
 * What an invoice tells of a debtor we know that is taken over: all of it when he was erased, and his contacts when none
 * is known. Everything else is compared and kept: a billing run must not overwrite an address that a person has corrected.
 */
export function gainContacts(debtor: Debtor, posted: DebtorDetails): DebtorDecision {
  if (debtor.erasedAt) return takeBack(debtor, posted);
  if (debtor.emails.length > 0 || posted.emails.length === 0) return { kind: 'repeated' };
  return changed(debtor, { emails: posted.emails }, { type: 'DebtorAmended', data: { fields: ['emails'] } });
}
