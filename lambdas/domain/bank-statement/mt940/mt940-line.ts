import { type CivilDate, daysBetween } from '../../calendar/civil-date.ts';
import { present } from '../present.ts';
import { refuse } from '../refused-statement.ts';
import { amountInMinorUnits } from '../statement-amount.ts';
import { dayIn, dayOfShortYear } from '../statement-date.ts';
import type { Mt940Field } from './mt940-fields.ts';

/** What field 61 says. */
export type Mt940Line = {
  readonly amountMinor: number;
  readonly sign: 'credit' | 'debit';
  readonly isReversal: boolean;
  readonly isExpected: boolean;
  readonly bookedOn?: CivilDate;
  readonly valueOn?: CivilDate;
  /** Three letters: TRF, CHK, RTI … */
  readonly type?: string;
  readonly customerReference?: string;
  readonly bankReference?: string;
  readonly supplement?: string;
};

// Value date, entry date, mark, third letter of the currency, amount, type, references.
const complete = /^(\d{6})(\d{4})?(E[CD]|R[CD]|[CD])([A-Z])?(\d{1,15}[,.]\d{0,9})(?:([NFS])([A-Z0-9]{3}))?(.*)$/s;
// A date that is none, or is missing.
const dateless = /^[^,]{0,12}?(E[CD]|R[CD]|[CD])([A-Z])?(\d{1,15}[,.]\d{0,9})(?:[NFS]|$)/s;

/** Month and day of the entry in the year in which they are nearest to the value date: it may be the one before or after. */
function entryDay(text: string, valueOn: CivilDate): CivilDate | undefined {
  const year = Number(valueOn.slice(0, 4));
  const near = [year - 1, year, year + 1]
    .map((each) => dayIn(`${each}-${text.slice(0, 2)}-${text.slice(2)}`))
    .filter((day) => day !== undefined)
    .toSorted((one, other) => Math.abs(daysBetween(valueOn, one)) - Math.abs(daysBetween(valueOn, other)))[0];
  return near;
}

type Dates = { readonly bookedOn?: CivilDate; readonly valueOn?: CivilDate };

function datesOf(value: string, entry: string | undefined): Dates {
  const valueOn = dayOfShortYear(value.slice(0, 2), value.slice(2, 4), value.slice(4));
  if (valueOn === undefined) return {};
  return present({ valueOn, bookedOn: entry === undefined ? valueOn : entryDay(entry, valueOn) });
}

/** A reversed credit takes money away, a reversed debit brings it back. */
function directionOf(mark: string): Pick<Mt940Line, 'sign' | 'isReversal' | 'isExpected'> {
  const isReversal = mark.startsWith('R');
  const isCredit = mark.endsWith('C') !== isReversal;
  return { sign: isCredit ? 'credit' : 'debit', isReversal, isExpected: mark.startsWith('E') };
}

function references(text: string): Pick<Mt940Line, 'customerReference' | 'bankReference'> {
  const at = text.indexOf('//');
  return at < 0
    ? { customerReference: text.trim() }
    : { customerReference: text.slice(0, at).trim(), bankReference: text.slice(at + 2).trim() };
}

/** One field 61; without dates where they cannot be used. Refuses the file where it has no amount. */
export function mt940Line(field: Mt940Field, currency: string): Mt940Line {
  const where = `line ${field.line} (61)`;
  const [first = '', ...more] = field.lines;
  const text = first.trim();
  const parts = complete.exec(text);
  if (parts !== null) {
    const [, value = '', entry, mark = '', , amount, , type, rest = ''] = parts;
    const supplement = more.join(' ').trim();
    return {
      amountMinor: amountInMinorUnits(amount, currency, where),
      ...directionOf(mark),
      ...datesOf(value, entry),
      ...references(rest),
      ...present({ type, supplement: supplement === '' ? undefined : supplement }),
    };
  }
  const [, mark = '', , amount] = dateless.exec(text) ?? [];
  if (amount !== undefined && !/^\d{6}/.test(text))
    return { amountMinor: amountInMinorUnits(amount, currency, where), ...directionOf(mark) };
  if (/^\d{6}(?:\d{4})?(?:E[CD]|R[CD]|[CD])[A-Z]?(?!\d)/.test(text))
    return refuse('noAmount', `${where} has no amount`);
  return refuse('brokenStructure', `${where} is no movement: "${text.slice(0, 40)}"`);
}
