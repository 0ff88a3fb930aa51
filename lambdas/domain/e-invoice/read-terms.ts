import type { CivilDate } from '../calendar/civil-date.ts';
import { addDays } from '../calendar/civil-date.ts';
import { type Currency, currencySchema, minorUnitDigits } from '../money.ts';
import { type Decimal, minorUnitsOf, parseDecimal } from './decimal.ts';
import type { EInvoiceDueDate } from './e-invoice.ts';
import { type TypeMeaning, typeCodes } from './type-codes.ts';
import { readDate } from './written-date.ts';
import { type TotalTerm, totalTerms, type WrittenInvoice } from './written-invoice.ts';

/** What was written, read: numbers, dates and codes, each undefined when there is none that can be used. */
export type ReadTerms = {
  readonly written: WrittenInvoice;
  readonly typeCode: string | undefined;
  readonly meaning: TypeMeaning | undefined;
  readonly currency: Currency | undefined;
  readonly issueDate: CivilDate | undefined;
  readonly dueDate: EInvoiceDueDate;
  /** Every day on which something falls due. */
  readonly dueDates: readonly CivilDate[];
  readonly totals: Readonly<Partial<Record<TotalTerm, Decimal>>>;
  readonly kind: 'invoice' | 'creditNote';
};

const distinct = <Value>(values: readonly Value[]) => [...new Set(values)];

function dueDatesOf(written: WrittenInvoice, issueDate: CivilDate | undefined) {
  const read = (each: WrittenInvoice['dueDates']) => each.flatMap((date) => readDate(date)?.on ?? []);
  const net = written.netDays.flatMap((text) =>
    issueDate !== undefined && /^\d{1,3}$/.test(text) ? addDays(issueDate, Number(text)) : [],
  );
  return { stated: read(written.dueDates), terms: [...read(written.termDates), ...net] };
}

/**
 * The last of the days it names: dunned from it, nobody is chased for what he may still keep. What it states goes before
 * what other terms make of it, unless those are later.
 */
function dueDateOf(stated: readonly CivilDate[], terms: readonly CivilDate[]): EInvoiceDueDate {
  const last = [...stated, ...terms].sort().at(-1);
  if (last === undefined) return { from: 'none' };
  return { from: stated.includes(last) ? 'stated' : 'terms', on: last };
}

/** A credit by its type code, by its root element, or by a payable amount below zero: any of them is enough. */
function kindOf(written: WrittenInvoice, meaning: TypeMeaning | undefined, payable: Decimal | undefined) {
  const isCredit = written.root === 'creditNote' || meaning?.claims === 'credit' || (payable ?? 0n) < 0n;
  return isCredit ? 'creditNote' : 'invoice';
}

/** Reads numbers, dates and codes in what was written; says nothing yet of what is wrong with them. */
export function readTerms(written: WrittenInvoice): ReadTerms {
  const typeCode = written.typeCodes[0];
  const meaning = typeCodes.get(typeCode ?? '');
  const currency = currencySchema.safeParse(written.currencies[0]);
  const issueDate = written.issueDates.flatMap((date) => readDate(date)?.on ?? [])[0];
  const { stated, terms } = dueDatesOf(written, issueDate);
  const totals = Object.fromEntries(
    totalTerms.flatMap((term) => {
      const [first] = written.totals[term];
      const amount = first && parseDecimal(first.text);
      return amount === undefined ? [] : [[term, amount]];
    }),
  ) as ReadTerms['totals'];
  return {
    written,
    typeCode,
    meaning,
    currency: currency.success ? currency.data : undefined,
    issueDate,
    dueDate: dueDateOf(stated, terms),
    dueDates: distinct([...stated, ...terms]),
    totals,
    kind: kindOf(written, meaning, totals['BT-115']),
  };
}

/** A total in minor units of the invoice's currency. */
export function minorOf({ totals, currency }: ReadTerms, term: TotalTerm): number | undefined {
  const amount = totals[term];
  return amount === undefined || currency === undefined ? undefined : minorUnitsOf(amount, minorUnitDigits(currency));
}
