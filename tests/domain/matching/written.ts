import type { Random } from './random.ts';

/** So many digits. */
export const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.below(10)).join('');

/** What stands around: dates, phone numbers, orders, the bank's own words. */
export function noise(random: Random): string {
  return random.pick([
    'VIR SEPA RECU',
    'VIREMENT INSTANTANE',
    `LE ${1 + random.below(28)}/0${1 + random.below(9)}/2026`,
    `TEL 0${digits(random, 9)}`,
    `CDE ${digits(random, 6)}`,
    `REF CLIENT C${digits(random, 5)}`,
    `ID ${digits(random, 12)}`,
    `CONTRAT 2026-${digits(random, 3)}`,
    'MERCI',
    'REGLEMENT FACTURE',
    `${1 + random.below(900)},${digits(random, 2)} EUR`,
    `/INV/${digits(random, 4)}`,
    '',
  ]);
}
/** A text with other words before and after it. */
export const around = (random: Random, text: string): string =>
  [noise(random), text, noise(random)].filter((part) => part !== '').join(random.pick([' ', '\n', ' / ']));

/** As payers and banks write a number that is right. */
export function mangled(number: string, random: Random): string {
  return random.pick<(text: string) => string>([
    (text) => text,
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.replaceAll(/[-/]/g, ' '),
    (text) => text.replaceAll(/[-/]/g, ''),
    (text) => text.replaceAll('-', '/'),
    (text) => text.replaceAll('-', ' - '),
    (text) => text.replace(/-0+(?=\d)/, '-'),
    (text) => text.replace(/-(?=\d+$)/, '-0'),
    (text) => text.replace(/^[A-Z]+-?/, ''),
    (text) => text.replace(/^(.{5})/, '$1\n'),
    (text) => text.replace(/^(.{9})/, '$1\n'),
    (text) => `FACT${text}`,
  ])(number);
}

/** With one typing error. */
export function typed(number: string, random: Random): string {
  const places = [...number.matchAll(/\d/g)].map(({ index }) => index);
  const place = random.chance(0.8) ? (places.at(-1 - random.below(3)) ?? 0) : random.pick(places);
  const letters = Array.from(number);
  if (random.chance(0.3) && place > 0)
    return letters
      .with(place, letters[place - 1] ?? '')
      .with(place - 1, letters[place] ?? '')
      .join('');
  return letters.with(place, String((Number(letters[place]) + 1 + random.below(9)) % 10)).join('');
}

const confusions: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 5: 'S', 8: 'B' };
/** With letters for digits, as an OCR reads it. */
export const misread = (number: string, random: Random): string =>
  number.replaceAll(/[0158]/g, (digit) => (random.chance(0.6) ? (confusions[digit] ?? digit) : digit));

/** A creditor reference as payers and banks write it. */
export function grouped(reference: string, random: Random): string {
  return random.pick([
    reference,
    reference.replaceAll(/(.{4})(?=.)/g, '$1 '),
    reference.toLowerCase(),
    `REF${reference}`,
    reference.replace(/^(.{7})/, '$1\n'),
    `${reference}FACTURE`,
  ]);
}
