import { isValidIBAN } from 'ibantools';
import type { BankStatement } from '../../lambdas/domain/bank-statement/bank-statement.ts';
import { ownAccountOf } from '../../lambdas/domain/bank-statement/own-account.ts';
import { type Creditor, ownsAccount } from '../../lambdas/domain/creditor.ts';
import { creditorOfSeller } from '../../lambdas/domain/e-invoice/creditor-of-seller.ts';
import type { EInvoice, EInvoiceParty } from '../../lambdas/domain/e-invoice/e-invoice.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';

/** What a trial is to book. */
export type TrialBook = { readonly invoices: readonly EInvoice[]; readonly statements: readonly BankStatement[] };

const schemes = ['siren', 'vat', 'gln'] as const;

/** What tells a seller from others: each of his numbers, or his name where he has none. */
function signsOf({ identifiers, name = '' }: EInvoiceParty): string[] {
  const numbers = identifiers
    .filter(({ scheme }) => schemes.some((known) => known === scheme))
    .map(({ scheme, value }) => `${scheme} ${value.replace(/[\s.]/g, '').toUpperCase()}`);
  return numbers.length > 0 ? numbers : [`name ${name.toLowerCase()}`];
}

type Company = { readonly signs: readonly string[]; readonly invoices: readonly EInvoice[] };

/** Invoices by who has sold: two sellers are one when they share a number, with a third between them as well. */
function companiesOf(invoices: readonly EInvoice[]): Company[] {
  return invoices.reduce<Company[]>((known, invoice) => {
    const signs = signsOf(invoice.seller);
    const [same, others] = [true, false].map((isSame) =>
      known.filter((company) => company.signs.some((sign) => signs.includes(sign)) === isSame),
    ) as [Company[], Company[]];
    const merged = {
      signs: [...new Set([...same.flatMap((company) => company.signs), ...signs])],
      invoices: [...same.flatMap((company) => company.invoices), invoice],
    };
    return [...others, merged];
  }, []);
}

function identifiersOf(signs: readonly string[]): Creditor['identifiers'] {
  const numbers = schemes.flatMap((scheme) => {
    const its = signs.filter((sign) => sign.startsWith(`${scheme} `)).map((sign) => sign.slice(scheme.length + 1));
    return its.length > 0 ? [[scheme, its]] : [];
  });
  return numbers.length > 0 ? (Object.fromEntries(numbers) as Creditor['identifiers']) : undefined;
}

/** A company of the files as if the deployment were its own: nothing is sent in its name. */
function aCompany(like: Creditor, index: number, name: string, accounts: readonly string[]): Creditor {
  return { ...like, id: `trial-${index + 1}`, name, factors: [], bankAccounts: accounts.map((iban) => ({ iban })) };
}

function sellers(like: Creditor, invoices: readonly EInvoice[]): Creditor[] {
  return companiesOf(invoices).map(({ signs, invoices: its }, index) => {
    const own = its.filter(({ means }) => !means.isFactored);
    const accounts = [...new Set(own.flatMap(({ account }) => account?.iban ?? []))];
    const factors = its.flatMap(({ means, account, payee }) =>
      means.isFactored && account ? [{ name: payee?.name ?? 'Factor', iban: account.iban }] : [],
    );
    const identifiers = identifiersOf(signs);
    const company = aCompany(like, index, its[0]?.seller.name ?? 'Seller without a name', accounts);
    return { ...company, factors, ...(identifiers && { identifiers }) };
  });
}

/** An IBAN is found in bank and number, as files of a country write them; a stand-in has no country and check digits. */
function standInIban(account: string): string {
  const letters = account.toUpperCase().replace(/[^A-Z0-9]+/g, '');
  return isValidIBAN(letters) ? letters : `XX00${letters}`;
}

/** A creditor without the accounts that are somebody else's; nobody when none is left. */
function withoutAccountsOf(others: readonly Creditor[], creditor: Creditor): Creditor[] {
  const bankAccounts = creditor.bankAccounts.filter(({ iban }) => !others.some((other) => ownsAccount(other, iban)));
  return bankAccounts.length === 0 ? [] : [{ ...creditor, bankAccounts }];
}

/**
 * Settings under which the files of a trial can be booked, whoever wrote them: each seller is a creditor, and so is each
 * holder of an account that is none of theirs. So nothing of two companies is mixed. What the demo creditor has sold is his.
 */
export function trialSettings(demo: Settings, { invoices, statements }: TrialBook): Settings {
  const [like] = demo.creditors;
  if (!like) return demo;
  const isOfDemo = ({ seller }: EInvoice): boolean => {
    const found = creditorOfSeller(seller, demo.creditors);
    return found.kind === 'found' && found.isSure;
  };
  const companies = sellers(
    like,
    invoices.filter((invoice) => !isOfDemo(invoice)),
  );
  const own = demo.creditors.flatMap((creditor) => withoutAccountsOf(companies, creditor));
  const foreign = [...new Set(statements.map(({ account }) => account))].filter(
    (account) => ownAccountOf([...companies, ...own], account) === undefined,
  );
  const holders = foreign.map((account, index) =>
    aCompany(like, companies.length + index, `Holder of account ${account}`, [standInIban(account)]),
  );
  return { ...demo, creditors: [...companies, ...holders, ...own] };
}
