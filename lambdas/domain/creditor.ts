import type * as z from 'zod';
import type { creditorSchema } from './creditor-schema.ts';

export type Creditor = z.infer<typeof creditorSchema>;

/** True when the account is one of the creditor's own. */
export function ownsAccount(creditor: Creditor, iban: string): boolean {
  return creditor.bankAccounts.some((account) => account.iban === iban);
}

/** The factor of the creditor's who is paid on that account; undefined when none of them is. */
export function factorOf({ factors = [] }: Pick<Creditor, 'factors'>, iban: string) {
  return factors.find((factor) => factor.iban === iban);
}

/** True when the address is https and its host is one that the creditor has listed. */
export function isListedLink(creditor: Creditor, link: string): boolean {
  const url = URL.parse(link);
  return (
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    creditor.linkHosts.includes(url.hostname)
  );
}
