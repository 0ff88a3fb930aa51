import { isMinimum, quoted } from './check-document.ts';
import type { ReadTerms } from './read-terms.ts';
import type { Finding } from './rules.ts';
import type { WrittenParty } from './written-invoice.ts';

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** A country of ISO 3166-1, or `EL`, which Greece uses for VAT; `XI` is Northern Ireland's. */
function isVatCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && (['EL', 'XI', 'XK', '1A'].includes(code) || regions.of(code) !== undefined);
}

function vatFindings(party: WrittenParty): Finding[] {
  return party.vatIds
    .filter((vatId) => !isVatCountry(vatId.trim().slice(0, 2)))
    .map((vatId) => ({ code: 'BR-CO-09', detail: quoted(vatId) }));
}

const hasName = ({ names }: WrittenParty) => names.length > 0;
const hasEndpointWithoutScheme = ({ endpoint }: WrittenParty) => endpoint !== undefined && !endpoint.scheme;

/** Seller, buyer and payee: names, addresses and identifiers. */
export function checkParties({ written }: ReadTerms): Finding[] {
  const { seller, buyer, payee } = written;
  const sellerIds = [...seller.identifiers, ...seller.registrations, ...seller.vatIds];
  const checks: readonly [boolean, Finding['code']][] = [
    [!hasName(seller), 'BR-06'],
    [!hasName(buyer), 'BR-07'],
    [!seller.hasAddress, 'BR-08'],
    [seller.hasAddress && !seller.country, 'BR-09'],
    [!buyer.hasAddress && !isMinimum(written), 'BR-10'],
    [buyer.hasAddress && !buyer.country, 'BR-11'],
    [payee !== undefined && !hasName(payee), 'BR-17'],
    [hasEndpointWithoutScheme(seller), 'BR-62'],
    [hasEndpointWithoutScheme(buyer), 'BR-63'],
    [sellerIds.length === 0, 'BR-CO-26'],
  ];
  const broken = checks.filter(([isBroken]) => isBroken).map(([, code]): Finding => ({ code }));
  return [...broken, ...vatFindings(seller), ...vatFindings(buyer)];
}
