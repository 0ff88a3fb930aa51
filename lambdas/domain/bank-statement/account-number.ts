/** An IBAN without its spaces, in upper case, if the text has the form of one: two letters, two digits, at most thirty more. */
export function ibanIn(text: string | undefined): string | undefined {
  const compact = text?.replaceAll(/\s/g, '').toUpperCase();
  return compact !== undefined && /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact) ? compact : undefined;
}
