import { formatMoney } from '../domain/money.ts';
import type { FormalDemand } from './formal-letter-view.ts';
import type { InterestClaim } from './interest-annex.ts';
import type { FormalContent, FormalItem, MessageSection } from './message-content.ts';
import type { LabeledValue } from './message-view.ts';
import { conjunction, longDate, shortDate } from './printed-values.ts';
import { withheldPhrases } from './withheld-phrases.ts';
import type { FormalLetterWording } from './wording/formal-letter-wording.ts';
import type { StatementWording } from './wording/statement-wording.ts';
import type { Wording } from './wording/wording.ts';

/** What a formal notice on paper is written with in one language. */
export type FormalWords = {
  readonly wording: Wording;
  readonly words: FormalLetterWording;
  readonly statement: Pick<StatementWording, 'contact' | 'payment'>;
};

/** The claims about the invoices of a section. */
export const claimsOf = ({ claims = [] }: FormalContent, { items }: Pick<MessageSection<FormalItem>, 'items'>) => {
  const numbers = new Set(items.map(({ number }) => number));
  return claims.filter((claim): claim is InterestClaim => claim.kind === 'claim' && numbers.has(claim.number));
};

/** What is demanded for lateness in one currency, beside the invoices themselves. */
export const lateMinorOf = (claims: readonly InterestClaim[]): number =>
  claims.reduce((sum, { interestMinor, compensationMinor }) => sum + interestMinor + compensationMinor, 0);

type Money = (amountMinor: number) => string;

/** Nothing paid or credited is said by a dash, as on a statement. */
const orDash = (amountMinor: number, money: Money): string => (amountMinor === 0 ? '–' : money(amountMinor));

/** Principal, interest and compensation on lines of their own, then their sum; the principal alone is the sum. */
const sumsOf = (
  { totalAskedMinor }: MessageSection<FormalItem>,
  claims: readonly InterestClaim[],
  money: Money,
  { wording, words }: FormalWords,
): LabeledValue[] => {
  const demanded = { label: words.demanded, value: money(totalAskedMinor + lateMinorOf(claims)) };
  const [first] = claims;
  if (!first) return [demanded];
  const isProvisional = claims.some(({ segments }) => segments.some((segment) => segment.isProvisional));
  const interestMinor = claims.reduce((sum, claim) => sum + claim.interestMinor, 0);
  const owed = claims.filter(({ compensationMinor }) => compensationMinor > 0);
  const compensationMinor = owed.reduce((sum, claim) => sum + claim.compensationMinor, 0);
  const each = new Set(owed.map((claim) => claim.compensationMinor));
  const [one = 0] = each;
  return [
    { label: words.principal, value: money(totalAskedMinor) },
    { label: words.interest(longDate(first.asOf, wording.locale), isProvisional), value: money(interestMinor) },
    ...(owed.length === 0
      ? []
      : [
          {
            label: each.size === 1 ? words.compensation(money(one), owed.length) : words.compensations(owed.length),
            value: money(compensationMinor),
          },
        ]),
    demanded,
  ];
};

/** What is demanded in one currency, as it is printed. */
export const demandOf = (
  section: MessageSection<FormalItem>,
  content: FormalContent,
  language: FormalWords,
): FormalDemand => {
  const { wording, words } = language;
  const { locale } = wording;
  const { currency, items, totalAskedMinor } = section;
  const money: Money = (amountMinor) => formatMoney({ amountMinor, currency }, locale).replace('-', '\u2212');
  const sum = (of: (item: FormalItem) => number) => items.reduce((total, item) => total + of(item), 0);
  return {
    caption: words.caption(items.length, content.sections.length > 1 ? currency : null),
    rows: items.map((item) => {
      const without = conjunction(withheldPhrases(item.withheld, currency, wording), locale);
      return {
        number: item.number,
        issued: shortDate(item.issueDate, locale),
        due: shortDate(item.dueDate, locale),
        amount: money(item.amountMinor),
        paid: orDash(item.paidMinor, money),
        credited: orDash(item.creditedMinor, money),
        balance: money(item.askedMinor),
        mark: without === '' ? '' : wording.withoutOfInvoice(without),
      };
    }),
    total:
      items.length === 1
        ? null
        : {
            number: words.invoiceTotal,
            amount: money(sum(({ amountMinor }) => amountMinor)),
            paid: orDash(
              sum(({ paidMinor }) => paidMinor),
              money,
            ),
            credited: orDash(
              sum(({ creditedMinor }) => creditedMinor),
              money,
            ),
            balance: money(totalAskedMinor),
          },
    sums: sumsOf(section, claimsOf(content, section), money, language),
  };
};
