import { ibanIn } from '../account-number.ts';
import { present } from '../present.ts';
import { givenReference } from '../references.ts';
import type { Mt940Information } from './information.ts';

/** A full line of remittance text; what follows one goes on where it ends. */
const fullWidth = 27;
/** Stands where one line goes on in the next: no white space, yet a place where a keyword may start. */
const goesOn = '\u0001';

const keywords = 'EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|PURP|BREF|RREF|MTLG';
// Some banks write a colon; behind IBAN and BIC it is the payer who does, in the midst of a text.
const keyword = new RegExp(`(?:^|[\\s${goesOn}])(?:(${keywords})[+:]|(IBAN|BIC)\\+)`, 'g');

const tidy = (text: string | undefined) =>
  text
    ?.replaceAll(goesOn, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim();

function subfieldsOf(text: string, separator: string): readonly (readonly [string, string])[] {
  const starts = [...text.matchAll(new RegExp(`\\${separator}(\\d\\d)`, 'g'))];
  return starts.map((start, index) => [
    start[1] ?? '',
    text.slice(start.index + 3, starts[index + 1]?.index ?? text.length),
  ]);
}

function remittanceOf(subfields: readonly (readonly [string, string])[]): string {
  const pieces = subfields.filter(([code]) => /^(?:2\d|6[0-3])$/.test(code)).map(([, piece]) => piece);
  return pieces.map((piece) => piece + (piece.length >= fullWidth ? goesOn : '\n')).join('');
}

/** What stands before the first keyword, and after each. */
function sectionsOf(remittance: string): { readonly before: string; readonly of: ReadonlyMap<string, string> } {
  const found = [...remittance.matchAll(keyword)];
  const sections = found.map((each, index): [string, string] => [
    each[1] ?? each[2] ?? '',
    remittance.slice(each.index + each[0].length, found[index + 1]?.index ?? remittance.length),
  ]);
  return { before: remittance.slice(0, found[0]?.index ?? remittance.length), of: new Map(sections) };
}

const oneLine = (text: string | undefined) => tidy(text)?.replaceAll('\n', ' ');

/** Fields of the German banks: a code of three digits, then numbered parts; SEPA keywords within the text of 20 to 29. */
export function germanInformation(lines: readonly string[]): Mt940Information | undefined {
  const text = lines.join('');
  const [, germanCode, separator] = /^\s*(\d{3})([?>^~|])\d\d/.exec(text) ?? [];
  if (germanCode === undefined || separator === undefined) return undefined;
  const subfields = subfieldsOf(text, separator);
  const part = (...codes: readonly string[]) =>
    subfields
      .filter(([code]) => codes.includes(code))
      .map(([, piece]) => piece + (piece.length >= fullWidth ? '' : ' '))
      .join('');
  const { before, of } = sectionsOf(remittanceOf(subfields));
  const section = (name: string) => givenReference(oneLine(of.get(name)));
  const written = [tidy(before), tidy(of.get('SVWZ')), tidy(of.get('MTLG'))].filter(
    (each) => each !== undefined && each !== '',
  );
  return {
    text: written.length === 0 ? (tidy(part('00')) ?? '') : written.join('\n'),
    germanCode,
    references: ['KREF', 'BREF', 'RREF'].map(section).filter((each) => each !== undefined),
    ...present({
      endToEndId: section('EREF'),
      mandateId: section('MREF'),
      name: givenReference(oneLine(part('32', '33'))),
      ultimateName: section('ABWA') ?? section('ABWE'),
      iban: ibanIn(part('38')) ?? ibanIn(part('31')) ?? ibanIn(section('IBAN')),
    }),
  };
}
