import { formatMoney, type Currency, type Money } from '../domain/money.ts';
import type { Wording } from './wording/wording.ts';

type Content = {
  readonly sections: readonly { readonly currency: Currency }[];
  readonly unapplied?: readonly Money[] | undefined;
};

/** Under the amount that is asked: what the debtor has paid that is on no invoice yet, in the same currency. */
export const unappliedLines = (
  { unapplied = [] }: Content,
  currency: Currency,
  { locale, unappliedMoney }: Wording,
): readonly string[] =>
  unapplied.filter((money) => money.currency === currency).map((money) => unappliedMoney(formatMoney(money, locale)));

/** The same in currencies in which nothing is asked. */
export const otherUnappliedLines = (content: Content, wording: Wording): readonly string[] => {
  const asked = new Set(content.sections.map(({ currency }) => currency));
  const others = (content.unapplied ?? []).filter(({ currency }) => !asked.has(currency));
  return others.flatMap(({ currency }) => unappliedLines(content, currency, wording));
};
