import { minorUnitDigits } from '../money.ts';
import { isMinimum, quoted } from './check-document.ts';
import { agrees, type Decimal, decimalsIn, decimalText, parseDecimal, sumOf } from './decimal.ts';
import { minorOf, type ReadTerms } from './read-terms.ts';
import type { Finding } from './rules.ts';
import { type TotalTerm, totalTerms, type WrittenAmount, type WrittenInvoice } from './written-invoice.ts';

function readAll(amounts: readonly WrittenAmount[]): Decimal {
  return sumOf(amounts.flatMap(({ text }) => parseDecimal(text) ?? []));
}

/** EN 16931 has two decimals; a currency whose minor unit has three needs them. */
function decimalFindings({ written, currency }: ReadTerms): Finding[] {
  const most = Math.max(2, currency === undefined ? 0 : minorUnitDigits(currency));
  const all = [...totalTerms.flatMap((term) => written.totals[term]), ...written.lineAmounts.flat()];
  return all
    .filter(({ text }) => decimalsIn(text) > most)
    .slice(0, 1)
    .map(({ text }) => ({ code: 'BR-DEC', detail: quoted(text) }));
}

function formFindings(terms: ReadTerms): Finding[] {
  const { written, currency, totals } = terms;
  const findings: Finding[] = [];
  const isForeign = ({ currency: given }: WrittenAmount) => given !== undefined && given !== written.currencies[0];
  for (const term of totalTerms) {
    const all = written.totals[term];
    const unreadable = all.find(({ text }) => parseDecimal(text) === undefined);
    if (unreadable) findings.push({ code: 'amountUnreadable', detail: `${term} is ${quoted(unreadable.text)}` });
    const foreign = all.find(isForeign);
    if (foreign)
      findings.push({
        code: term === 'BT-115' ? 'currencyContradicted' : 'currencyOfAmount',
        detail: `${term} is in ${quoted(foreign.currency ?? '')}`,
      });
    if (term !== 'BT-115' && all.length > 1) findings.push({ code: 'repeatedTotal', detail: term });
  }
  if (written.totals['BT-115'].length === 0) findings.push({ code: 'BR-15' });
  else if (currency !== undefined && totals['BT-115'] !== undefined && minorOf(terms, 'BT-115') === undefined)
    findings.push({ code: 'amountTooFine', detail: `${decimalText(totals['BT-115'])} ${currency}` });
  return [...findings, ...decimalFindings(terms)];
}

/** What a total is, by what adds up to it; undefined when it cannot be told. */
type Sum = { readonly code: Finding['code']; readonly term: TotalTerm; readonly computed: readonly Decimal[] };

/** BASIC WL and MINIMUM have no lines, and MINIMUM has nothing that its totals are made of. */
const hasNoLines = (written: WrittenInvoice) => isMinimum(written) || /basicwl$/i.test(written.profile);

function partsOf(written: WrittenInvoice): Sum[] {
  const { lineAmounts, allowanceAmounts, chargeAmounts, vatAmounts } = written;
  const hasLines = lineAmounts.some((way) => way.length > 0);
  const isBare = isMinimum(written);
  return [
    ...(hasLines || !hasNoLines(written)
      ? [{ code: 'BR-CO-10', term: 'BT-106', computed: lineAmounts.map(readAll) } as const]
      : []),
    ...(allowanceAmounts.length > 0 || !isBare
      ? [{ code: 'BR-CO-11', term: 'BT-107', computed: [readAll(allowanceAmounts)] } as const]
      : []),
    ...(chargeAmounts.length > 0 || !isBare
      ? [{ code: 'BR-CO-12', term: 'BT-108', computed: [readAll(chargeAmounts)] } as const]
      : []),
    ...(vatAmounts.length > 0 || !isBare
      ? [{ code: 'BR-CO-14', term: 'BT-110', computed: [readAll(vatAmounts)] } as const]
      : []),
  ];
}

/** MINIMUM has no element for what is already paid: a payable amount below the total tells it. */
function mayBePaidInPart(written: WrittenInvoice, gross: Decimal, payable: Decimal): boolean {
  return isMinimum(written) && written.totals['BT-113'].length === 0 && payable >= 0n && payable < gross;
}

function totalsOf({ written, totals }: ReadTerms): Sum[] {
  const amount = (term: TotalTerm) => totals[term] ?? 0n;
  const sums: Sum[] = [];
  if (totals['BT-106'] !== undefined)
    sums.push({ code: 'BR-CO-13', term: 'BT-109', computed: [amount('BT-106') - amount('BT-107') + amount('BT-108')] });
  if (totals['BT-109'] !== undefined)
    sums.push({ code: 'BR-CO-15', term: 'BT-112', computed: [amount('BT-109') + amount('BT-110')] });
  if (totals['BT-112'] !== undefined && !mayBePaidInPart(written, amount('BT-112'), amount('BT-115'))) {
    const due = amount('BT-112') - amount('BT-113') + amount('BT-114');
    sums.push({ code: 'BR-CO-16', term: 'BT-115', computed: [due + readAll(written.thirdPartyAmounts)] });
  }
  return sums;
}

/** Sums that an invoice without them has as zero; of the others it is said that they are missing. */
const zeroWhenAbsent: readonly TotalTerm[] = ['BT-107', 'BT-108', 'BT-110'];

function arithmeticFindings(terms: ReadTerms): Finding[] {
  return [...partsOf(terms.written), ...totalsOf(terms)].flatMap(({ code, term, computed }): Finding[] => {
    const written = terms.totals[term] ?? (zeroWhenAbsent.includes(term) ? 0n : undefined);
    if (written === undefined || computed.some((each) => agrees(written, each))) return [];
    return [{ code, detail: `${decimalText(written)} is written, ${decimalText(computed[0] ?? 0n)} is computed` }];
  });
}

/** The totals: their form, and that they add up. */
export function checkAmounts(terms: ReadTerms): Finding[] {
  const { written } = terms;
  const isMissing = (term: TotalTerm) => written.totals[term].length === 0;
  const missing: readonly [boolean, Finding['code']][] = [
    [isMissing('BT-106') && !isMinimum(written), 'BR-12'],
    [isMissing('BT-109'), 'BR-13'],
    [isMissing('BT-112'), 'BR-14'],
  ];
  return [
    ...formFindings(terms),
    ...missing.filter(([isBroken]) => isBroken).map(([, code]): Finding => ({ code })),
    ...arithmeticFindings(terms),
  ];
}
