import { givenReference } from '../references.ts';
import { present } from '../present.ts';
import { type CfonbLine, columns } from './cfonb-lines.ts';

export type CfonbDetails = {
  readonly payer?: string;
  readonly ultimatePayer?: string;
  readonly payee?: string;
  readonly ultimatePayee?: string;
  readonly endToEndId?: string;
  readonly mandateId?: string;
  readonly creditorReference?: string;
  readonly references: readonly string[];
  /** One for each line of text. */
  readonly texts: readonly string[];
};

type Detail = { readonly qualifier: string; readonly text: string };

/** Amounts, charges, identifiers and accounts: nothing that a payer writes. MMO is the amount in the currency it came from. */
const noText: ReadonlySet<string> = new Set([
  'MMO', 'FEE', 'NPY', 'IPY', 'NPO', 'IPO', 'NBE', 'IBE', 'NBU', 'IBU', 'RCN', 'REF', 'RUM', 'LCC', 'LC2', 'LCS', 'BPY',
  'BBE', 'CPY', 'CBE',
]); // prettier-ignore

const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** The text of the payer: 140 characters in two records, where a word may go on from one to the other. */
function remittance(details: readonly Detail[]): string {
  return tidy(
    details
      .filter(({ qualifier }) => qualifier === 'LCC' || qualifier === 'LC2')
      .map(({ text }) => text)
      .join(''),
  );
}

/**
 * The details of an operation (records 05). Qualifiers of the CFONB's brochures on the statement and on transfers and
 * SEPA payments in it: NPY and NPO payers, NBE and NBU payees, LCC and LC2 the payer's text, LCS its structured
 * reference, RCN end-to-end id, REF reference, RUM mandate. What is not known is text.
 */
export function cfonbDetails(lines: readonly CfonbLine[]): CfonbDetails {
  const details = lines.map((line) => ({ qualifier: columns(line, 46, 48).trim(), text: columns(line, 49, 118) }));
  const first = (qualifier: string, to = 70) =>
    givenReference(details.find((detail) => detail.qualifier === qualifier)?.text.slice(0, to));
  const all = (qualifier: string) =>
    details.filter((detail) => detail.qualifier === qualifier).map(({ text }) => tidy(text));
  const others = details.filter(({ qualifier }) => !noText.has(qualifier)).map(({ text }) => tidy(text));
  return {
    ...present({
      payer: first('NPY'),
      ultimatePayer: first('NPO'),
      payee: first('NBE'),
      ultimatePayee: first('NBU'),
      endToEndId: first('RCN', 35),
      mandateId: first('RUM', 35),
      creditorReference: all('LCS').length === 1 ? first('LCS', 35) : undefined,
    }),
    references: [...all('LCS'), ...all('REF')],
    texts: [remittance(details), ...others].filter((text) => text !== ''),
  };
}
