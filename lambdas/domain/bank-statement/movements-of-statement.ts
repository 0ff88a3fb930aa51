import { contentHash } from '../canonical-json.ts';
import type { BankEntry, StatementFormat } from './bank-statement.ts';
import { type AccountLine, isItemized, lineMinor, linesOf } from './batches.ts';
import { type Sighting, sightingOf } from './movement-identity.ts';

/** What a statement shows that may be the same money as what others show: of one account, day, amount and sign. */
export type Group = { readonly scope: string; readonly sightings: readonly Sighting[] };

type Given = {
  readonly statementId: string;
  readonly format: StatementFormat;
  /** The creditor's account, written in one way whatever the statement calls it. */
  readonly account: string;
  /** Of the first entry among those of the file. */
  readonly from: number;
};

const scopeOf = (...about: readonly (string | number)[]): string => contentHash(about).slice(0, 32);

/** Only what is on the account is money. */
export function isBooked({ status, amountMinor }: BankEntry, format: StatementFormat): boolean {
  return format !== 'camt.052' && status === 'BOOK' && amountMinor > 0;
}

function lineSighting(line: AccountLine, { statementId, format, from }: Given): Sighting | undefined {
  const [entry] = line.entries;
  if (!entry) return undefined;
  const source = { statementId, index: from + line.first };
  if (!isItemized(line)) return sightingOf(entry, format, source);
  const shared = line.entries.every(({ bankReference }) => bankReference === entry.bankReference);
  const bank = entry.batch?.reference ?? (shared ? entry.bankReference : undefined);
  const { endToEndId: _e, bankReference: _b, counterparty: _c, creditorReference: _r, ...rest } = entry;
  const whole = { ...rest, text: '', ...(bank !== undefined && { bankReference: bank }) };
  return { ...sightingOf(whole, format, source), isBatch: true };
}

function grouped(found: readonly { readonly scope: string; readonly sighting: Sighting }[]): Group[] {
  return [...Map.groupBy(found, ({ scope }) => scope)].map(([scope, its]) => ({
    scope,
    sightings: its.map(({ sighting }) => sighting),
  }));
}

/** The lines that a statement shows, by what they can be told from. */
export function lineGroups(entries: readonly BankEntry[], given: Given): Group[] {
  const lines = linesOf(entries).flatMap((line) => {
    const [entry] = line.entries;
    const sighting = lineSighting(line, given);
    if (!entry || !sighting || !isBooked(entry, given.format)) return [];
    return [{ scope: scopeOf('line', given.account, entry.bookedOn, entry.currency, lineMinor(line)), sighting }];
  });
  return grouped(lines);
}

/** The details of one batch, whose line is that movement. */
export function detailGroups(line: AccountLine, lineId: string, { statementId, format, from }: Given): Group[] {
  return grouped(
    line.entries.map((entry, at) => ({
      scope: scopeOf('detail', lineId, entry.amountMinor, entry.sign),
      sighting: sightingOf(entry, format, { statementId, index: from + line.first + at }),
    })),
  );
}

/** The name of a movement, and of the payment that it is booked as. */
export function movementIdOf(scope: string, place: number): string {
  return `bank-${contentHash([scope, place]).slice(0, 24)}`;
}
