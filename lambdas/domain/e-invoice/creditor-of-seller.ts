import type { Creditor } from '../creditor.ts';
import type { EInvoiceParty } from './e-invoice.ts';

/** Which creditor of a deployment the seller of an e-invoice is. */
export type SellerFound =
  | {
      readonly kind: 'found';
      readonly creditor: Creditor;
      /** False where nothing tells that it is not another company. */ readonly isSure: boolean;
    }
  | { readonly kind: 'unknown' };

const schemes = ['siren', 'vat', 'gln'] as const;

const withoutSpaces = (value: string) => value.replace(/[\s.]/g, '').toUpperCase();

function valuesOf({ identifiers }: EInvoiceParty, scheme: (typeof schemes)[number]): string[] {
  const valued = (named: string) =>
    identifiers.filter((each) => each.scheme === named).map(({ value }) => withoutSpaces(value));
  const values = valued(scheme);
  if (values.length > 0 || scheme !== 'siren') return values;
  // The last nine digits of a French VAT number are the SIREN.
  return valued('vat').flatMap((vat) => /^FR[A-Z0-9]{2}(\d{9})$/.exec(vat)?.[1] ?? []);
}

/** Whether the numbers of both say that they are the same; undefined when they have none of one kind. */
function isSameByNumber(seller: EInvoiceParty, { identifiers = {} }: Creditor): boolean | undefined {
  const compared = schemes.flatMap((scheme) => {
    const own = identifiers[scheme];
    const given = valuesOf(seller, scheme);
    return own === undefined || given.length === 0 ? [] : [own.some((number) => given.includes(number))];
  });
  return compared.length === 0 ? undefined : compared.every(Boolean);
}

const plain = (name: string | undefined): string =>
  (name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function isSameByName(seller: EInvoiceParty, { name }: Creditor): boolean {
  return [seller.name, seller.tradingName].some((each) => each !== undefined && plain(each) === plain(name));
}

/**
 * Finds the creditor who has sold: by the numbers of registries and tax offices; where none can be compared, by the name.
 * The only creditor of a deployment that names no number of its own is taken for it, and that is said. Two creditors are
 * never mixed: a seller whose numbers are others is none of them.
 */
export function creditorOfSeller(seller: EInvoiceParty, creditors: readonly Creditor[]): SellerFound {
  const byNumber = creditors.filter((creditor) => isSameByNumber(seller, creditor) === true);
  const [numbered] = byNumber;
  if (numbered && byNumber.length === 1) return { kind: 'found', creditor: numbered, isSure: true };
  if (byNumber.length > 1) return { kind: 'unknown' };
  const possible = creditors.filter((creditor) => isSameByNumber(seller, creditor) === undefined);
  const named = possible.filter((creditor) => isSameByName(seller, creditor));
  const [byName] = named;
  if (byName && named.length === 1) return { kind: 'found', creditor: byName, isSure: true };
  const [only] = possible;
  if (only && creditors.length === 1) return { kind: 'found', creditor: only, isSure: false };
  return { kind: 'unknown' };
}
