import { isOgm, isRf, isSwiss } from './check-digits.ts';

/** Swiss references have 27 digits, those of older ISR contracts 16. */
const swissLengths = [27, 16];

const withoutZeros = (digits: string): string => digits.replace(/^0+(?=.)/, '');
const compact = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]+/g, '');
/** The two letters and the check digits stay: zeros behind them may be there or not (ISO 11649). */
const canonicalRf = (rf: string): string => rf.slice(0, 4) + withoutZeros(rf.slice(4));

/**
 * A structured reference, whatever a bank has done to it (spaces, case, zeros in front), in the one form under which it is
 * kept: RF of ISO 11649, Swiss QR or ISR, Belgian OGM. Undefined of anything whose check digits are wrong or missing.
 */
export function canonicalReference(given: string): string | undefined {
  const text = compact(given);
  if (isRf(text)) return canonicalRf(text);
  if (!/^\d+$/.test(text)) return undefined;
  return (swissLengths.includes(text.length) && isSwiss(text)) || isOgm(text) ? withoutZeros(text) : undefined;
}

/** The same of what stands where a bank expects a structured reference: its zeros in front may be gone. */
export function canonicalOfField(given: string): string | undefined {
  const text = compact(given);
  const isShort = /^\d{5,26}$/.test(text) && (isSwiss(text) || isOgm(text.padStart(12, '0')));
  return canonicalReference(text) ?? (isShort ? withoutZeros(text) : undefined);
}

const gap = '[^\\p{L}\\p{N}]{0,3}';
const longestBody = 21;
/** What Relance gives itself: known by its length, also where a bank has put the next word right behind it. */
const ownBody = 12;
const rfPattern = new RegExp(`(?=(R${gap}F(?:${gap}[\\dA-Z]){3,23}))`, 'giu');
const digitsPattern = /\d(?:[^\p{L}\p{N}]{0,3}\d){11,26}/gu;
/** Each is looked up. */
const mostReferences = 30;

function rfsOf(text: string): string[] {
  return [...text.matchAll(rfPattern)].flatMap(({ 1: run = '', index: start }) => {
    const ends = [...run.matchAll(/[\dA-Z]/gi)].map(({ index }) => index + 1);
    const isApart = !/[\p{L}\p{N}]$/u.test(text.slice(0, start));
    return Array.from({ length: longestBody }, (_, index) => index + 1).flatMap((body) => {
      const end = ends[body + 3];
      const rf = compact(run.slice(0, end));
      if (end === undefined || !isRf(rf)) return [];
      const isWhole = isApart && !/^[\p{L}\p{N}]/u.test(text.slice(start + end));
      return isWhole || body === ownBody ? [canonicalRf(rf)] : [];
    });
  });
}

function numbersOf(text: string): string[] {
  return [...text.matchAll(digitsPattern)].flatMap(({ 0: run, index: start }) => {
    const isApart = !/\p{N}$/u.test(text.slice(0, start)) && !/^\p{N}/u.test(text.slice(start + run.length));
    const found = isApart ? canonicalReference(run) : undefined;
    return found === undefined ? [] : [found];
  });
}

/**
 * The structured references that a text may hold, each in the form under which it is kept, to be looked up. Only what
 * exists counts: a phone number may pass the check of another scheme by chance.
 */
export function structuredReferences(given: string): string[] {
  const text = given.normalize('NFKC').toUpperCase();
  return [...new Set([...rfsOf(text), ...numbersOf(text)])].slice(0, mostReferences);
}
