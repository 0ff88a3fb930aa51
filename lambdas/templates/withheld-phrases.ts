import { formatMoney, type Currency } from '../domain/money.ts';
import { longDate } from './printed-values.ts';
import type { WithheldPart } from './printed-invoice.ts';
import type { Wording } from './wording/wording.ts';

/** What is owed and not asked for, a phrase per reason: `400,00 € en litige`. Parts of one reason are added up. */
export const withheldPhrases = (
  parts: readonly WithheldPart[],
  currency: Currency,
  wording: Wording,
): readonly string[] =>
  [...Map.groupBy(parts, ({ reason, promisedFor }) => `${reason} ${promisedFor ?? ''}`).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const amountMinor = same.reduce((sum, part) => sum + part.amountMinor, 0);
    const promisedFor = first.promisedFor === undefined ? null : longDate(first.promisedFor, wording.locale);
    return [wording.withheldPart(first.reason, formatMoney({ amountMinor, currency }, wording.locale), promisedFor)];
  });
