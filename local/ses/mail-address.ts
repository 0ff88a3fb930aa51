import { SesError } from './ses-error.ts';

const invalid = (message: string): SesError => new SesError('InvalidParameterValue', message);

/** The bare address of `Name <address>`, or of an address alone. */
export function bareAddress(text: string): string {
  const angled = /<([^<>]*)>\s*$/.exec(text);
  return (angled?.[1] ?? text).trim();
}

/**
 * Refuses what SES refuses: no domain, no user name, blanks, control characters, anything beyond ASCII (a name must be
 * encoded, a domain written in Punycode), lengths beyond RFC 5321.
 */
export function checkAddress(text: string): string {
  const address = bareAddress(text);
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at === -1 || domain === '') throw invalid("Missing final '@domain'");
  if (local === '') throw invalid('User name is missing');
  if (/[^\x20-\x7e]/.test(text)) throw invalid('Local address contains control or whitespace');
  if (local.length > 64 || address.length > 320) throw invalid('Address length is more than 320 characters long');
  if (!/^("[^"\\]+"|[^\s"(),:;<>@[\]\\]+)$/.test(local)) throw invalid('Illegal address');
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    throw invalid('Local part has misplaced dots');
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/i.test(domain))
    throw invalid('Domain contains illegal character');
  return address;
}
