import { accountOf, paymentMeansOf } from './account.ts';
import { checkAccount } from './check-account.ts';
import { checkAmounts } from './check-amounts.ts';
import { checkDocument } from './check-document.ts';
import { checkParties } from './check-parties.ts';
import type { EInvoice, EInvoiceReading } from './e-invoice.ts';
import { partyOf } from './party.ts';
import { minorOf, readTerms, type ReadTerms } from './read-terms.ts';
import { type Finding, refusalOf, warningsOf } from './rules.ts';
import { typeCodes } from './type-codes.ts';
import { readDate } from './written-date.ts';
import type { WrittenInvoice } from './written-invoice.ts';
import { vatDueOn } from './vat-point.ts';

/** What a document without a type code that is known means, by its root element alone. */
const meansByRoot = { invoice: typeCodes.get('380'), creditNote: typeCodes.get('381') };

/** Everything that could be read; of a file that is not refused, all that an invoice has to have. */
function readablePart(terms: ReadTerms): Partial<EInvoice> {
  const { written, typeCode, kind } = terms;
  const paymentMeans = written.paymentMeans.map(paymentMeansOf);
  const buyer = partyOf(written.buyer);
  const minor = (term: Parameters<typeof minorOf>[1]) => minorOf(terms, term);
  const [number] = written.numbers;
  const means = terms.meaning ?? meansByRoot[written.root ?? 'invoice'];
  const payableMinor = minor('BT-115');
  return {
    syntax: written.syntax,
    profile: written.profile === '' ? undefined : written.profile,
    ...(number !== undefined && { number }),
    typeCode,
    kind,
    ...(means && { means }),
    ...(terms.issueDate !== undefined && { issueDate: terms.issueDate }),
    dueDate: terms.dueDate,
    ...(terms.currency !== undefined && { currency: terms.currency }),
    ...(payableMinor !== undefined && { payableMinor }),
    totals: {
      linesMinor: minor('BT-106'),
      allowancesMinor: minor('BT-107'),
      chargesMinor: minor('BT-108'),
      netMinor: minor('BT-109'),
      vatMinor: minor('BT-110'),
      grossMinor: minor('BT-112'),
      paidMinor: minor('BT-113'),
      roundingMinor: minor('BT-114'),
    },
    seller: partyOf(written.seller),
    ...(buyer.name !== undefined && { buyer: { ...buyer, name: buyer.name } }),
    payee: written.payee && partyOf(written.payee),
    paymentMeans,
    account: accountOf(paymentMeans),
    paymentReference: written.paymentReferences[0],
    mandate: written.mandate,
    paymentTerms: written.paymentTerms.length === 0 ? undefined : written.paymentTerms.join('\n'),
    notes: written.notes,
    precedingInvoices: written.precedingInvoices.flatMap((each) => {
      const issueDate = each.issueDates.flatMap((date) => readDate(date)?.on ?? [])[0];
      return each.number === undefined ? [] : [{ number: each.number, issueDate }];
    }),
    purchaseOrder: written.purchaseOrder,
    buyerReference: written.buyerReference,
    vatDueOn: vatDueOn(written.vatPointCodes),
  };
}

function isWhole(invoice: Partial<EInvoice>): invoice is EInvoice {
  const needed = ['number', 'means', 'issueDate', 'currency', 'payableMinor', 'buyer'] as const;
  return needed.every((key) => invoice[key] !== undefined);
}

/** Reads the meaning of what was written, and holds it to the rules. `found` is what is known to be wrong with the file. */
export function interpret(written: WrittenInvoice, found: readonly Finding[] = []): EInvoiceReading {
  const terms = readTerms(written);
  const checks = [checkDocument, checkParties, checkAmounts, checkAccount];
  const findings = [...found, ...checks.flatMap((check) => check(terms))];
  const invoice = readablePart(terms);
  const refusal = refusalOf(findings);
  if (refusal) return { outcome: 'reject', ...refusal, invoice };
  if (!isWhole(invoice)) throw new Error(`no rule refuses an invoice that lacks a needed term: ${written.syntax}`);
  const warnings = warningsOf(findings);
  return warnings.length === 0 ? { outcome: 'accept', invoice, warnings: [] } : { outcome: 'flag', invoice, warnings };
}
