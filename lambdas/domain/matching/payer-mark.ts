import { contentHash } from '../canonical-json.ts';
import { wordsOfName } from './payer-name.ts';

const accountPrefix = 'account-';

/** An account by a hash: what is kept of it says nothing to who reads the table. Personal data all the same. */
export function accountMarkOf(iban: string): string {
  return `${accountPrefix}${contentHash(['iban', iban.replace(/\s+/g, '').toUpperCase()])}`;
}

/** The name of a payer by a hash, legal forms and accents left out; undefined of one that holds nothing else. */
export function nameMarkOf(name: string): string | undefined {
  const words = wordsOfName(name);
  return words.length === 0 ? undefined : `name-${contentHash(['name', words])}`;
}

/** True of what stands for an account, and not for a name. */
export const isAccountMark = (mark: string): boolean => mark.startsWith(accountPrefix);
