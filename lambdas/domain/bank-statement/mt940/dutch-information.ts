import { ibanIn } from '../account-number.ts';
import { present } from '../present.ts';
import { distinctReferences, givenReference } from '../references.ts';
import type { Mt940Information } from './information.ts';

const keys =
  'EREF|PREF|IREF|KREF|MARF|CSID|REMI|NAME|IBAN|BIC|CNTP|RTRN|TRTP|TRCD|ORDP|BENM|ULTD|ULTC|ULTB|UCRD|PURP|SVCL|ISDT|ADDR|ID|INIT|OCMT|CHGS|EXCH';
const key = new RegExp(`/(${keys})/`, 'g');

/** The parties that names and accounts may follow; without one before them they are of the other side. */
const parties: ReadonlySet<string> = new Set(['ORDP', 'BENM', 'ULTD', 'ULTC', 'ULTB', 'UCRD']);

/** Each part by its key, behind its party where it has one: `ORDP NAME`. Of several the first counts. */
function partsOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(key)];
  const parts = new Map<string, string>();
  let party = '';
  for (const [index, each] of found.entries()) {
    const [whole, name = ''] = each;
    const end = found[index + 1]?.index ?? text.length;
    const content = text
      .slice(each.index + whole.length, end)
      .replace(/^\//, '')
      .replace(/\/+$/, '');
    if (parties.has(name)) party = `${name} `;
    else if (name !== 'NAME' && name !== 'IBAN' && name !== 'ID' && name !== 'ADDR') party = '';
    const at = parties.has(name) || party === '' ? name : party + name;
    if (!parts.has(at)) parts.set(at, content);
  }
  return parts;
}

type Remittance = { readonly text: string; readonly creditorReference?: string };

/** `USTD//text`, `STRD/CUR/reference` with the kind of the reference before it, or plain text. */
function remittanceOf(text: string): Remittance {
  const structured = /^STRD\/(?:[A-Z]{2,4}\/)?(.*)$/s.exec(text)?.[1]?.replaceAll('/', ' ').trim();
  if (structured !== undefined && structured !== '') return { text: structured, creditorReference: structured };
  return { text: text.replace(/^USTD\/\/?/, '').trim() };
}

/** Fields of Dutch and Belgian banks: keys between slashes, broken into lines wherever these were full. */
export function dutchInformation(lines: readonly string[]): Mt940Information | undefined {
  const text = lines.join('');
  if (!new RegExp(`^\\s*/(?:${keys})/`).test(text)) return undefined;
  const parts = partsOf(text);
  const given = (name: string) => givenReference(parts.get(name));
  const [account, , name] = parts.get('CNTP')?.split('/') ?? [];
  const { text: written, creditorReference } = remittanceOf(parts.get('REMI') ?? '');
  return {
    text: written === '' ? (given('TRTP') ?? text.trim()) : written,
    references: distinctReferences(given('KREF'), given('PREF'), given('IREF')),
    ...present({
      endToEndId: given('EREF'),
      mandateId: given('MARF'),
      creditorReference,
      name: givenReference(name) ?? given('NAME'),
      payer: given('ORDP NAME'),
      payee: given('BENM NAME'),
      ultimateName: given('ULTD NAME') ?? given('ULTC NAME') ?? given('ULTD') ?? given('ULTC'),
      iban: ibanIn(account) ?? ibanIn(parts.get('IBAN')),
      reasonCode: given('RTRN'),
    }),
  };
}
