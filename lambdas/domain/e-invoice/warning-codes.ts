import { rules } from './rules.ts';

/** What had to be assumed, or was left out, when an e-invoice was taken. `docs/e-invoices.md` shows it. */
const takingWarnings = {
  sellerNotChecked: 'Nothing tells that the seller is this creditor.',
  debtorByName: 'The buyer has no identifier: his name and town tell him from others.',
  buyerKindAssumed: 'Nothing says that the buyer is a company: he is dunned as a consumer.',
  countryAssumed: "The buyer's country is not told: the seller's is taken.",
  noAddress: 'The buyer had no e-mail address.',
  termOfPolicy: 'It has no due date that can be used, nor terms that can be read: the term of the policy counts.',
  accountNotListed: "The account on the e-invoice is none of the creditor's: messages name the creditor's own.",
  rateNotRead: 'Its note on late payment names no rate that can be read: the legal one is computed.',
  rateNotTaken: 'The law does not allow the rate in its note on late payment.',
} as const satisfies Record<string, string>;

/** A warning that a case keeps by its code alone, as what was written may be about people. */
export function warningOfCode(code: string): { readonly code: string; readonly message: string } {
  const own = Object.hasOwn(takingWarnings, code) ? takingWarnings[code as keyof typeof takingWarnings] : undefined;
  const rule = Object.hasOwn(rules, code) ? rules[code as keyof typeof rules] : undefined;
  return { code, message: own ?? (rule ? `${rule.says}.` : code) };
}
