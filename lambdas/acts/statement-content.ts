import { addressLines } from '../domain/address-lines.ts';
import { balanceMinor, type Case, isClosed } from '../domain/case/case.ts';
import { collectedBy } from '../domain/case/payment-means.ts';
import type { Creditor } from '../domain/creditor.ts';
import { unappliedSums } from '../domain/debtor/unapplied-money.ts';
import { sumsOfInvoices } from '../templates/check-statement.ts';
import { owedMinor } from '../templates/printed-invoice.ts';
import type { StatementContent, StatementItem, StatementSection } from '../templates/statement-content.ts';
import type { CaseSituation } from './dunning-of-case.ts';
import { letterHead, printedInvoice } from './printed-invoice.ts';

/**
 * Listed one by one in a statement; of more, those due later are summed up. So a message to a debtor with a thousand
 * open invoices can still be kept in one item of the table (400 kB).
 */
const mostRows = 200;

type Listed = {
  readonly currency: StatementSection['currency'];
  readonly printed: StatementItem;
  readonly isListed: boolean;
};

const owedOf = (listed: readonly Listed[], isMeant: (daysLate: number) => boolean): number =>
  listed.reduce((sum, { printed }) => sum + (isMeant(printed.daysLate) ? owedMinor(printed) : 0), 0);

function restOf(listed: readonly Listed[]): StatementSection['rest'] {
  const others = listed.filter(({ isListed }) => !isListed).map(({ printed }) => printed);
  const [first, last] = [others[0], others.at(-1)];
  if (!first || !last) return null;
  return { ...sumsOfInvoices(others), count: others.length, firstDue: first.dueDate, lastDue: last.dueDate };
}

function sectionOf(currency: StatementSection['currency'], listed: readonly Listed[]): StatementSection {
  return {
    currency,
    items: listed.filter(({ isListed }) => isListed).map(({ printed }) => printed),
    rest: restOf(listed),
    total: sumsOfInvoices(listed.map(({ printed }) => printed)),
    lateMinor: owedOf(listed, (days) => days > 0),
    dueTodayMinor: owedOf(listed, (days) => days === 0),
    upcomingMinor: owedOf(listed, (days) => days < 0),
  };
}

/**
 * The statement of account of a debtor on the day of a message: all invoices on which something is owed, whether the
 * message tells of them or not. Undefined where that is no more than one: the message says it all.
 */
export function statementContent(
  cases: readonly Case[],
  situation: Pick<CaseSituation, 'debtor' | 'policy' | 'now'>,
  creditor: Creditor,
): StatementContent | undefined {
  const { debtor } = situation;
  const head = letterHead(situation, creditor);
  const open = cases.filter((dunned) => !isClosed(dunned) && balanceMinor(dunned) > 0);
  if (open.length < 2) return undefined;
  const listed = open
    .map((dunned) => ({
      currency: dunned.invoice.amount.currency,
      printed: { ...printedInvoice(dunned, creditor, head.writtenOn), collectedBy: collectedBy(dunned) },
    }))
    .toSorted(({ printed: a }, { printed: b }) =>
      a.dueDate === b.dueDate ? (a.number < b.number ? -1 : 1) : a.dueDate < b.dueDate ? -1 : 1,
    )
    .map((each, index): Listed => ({ ...each, isListed: index < mostRows }));
  const currencies = [...new Set(listed.map(({ currency }) => currency))].toSorted();
  return {
    ...head,
    debtor: { ...head.debtor, addressLines: addressLines(debtor) },
    count: listed.length,
    sections: currencies.map((currency) =>
      sectionOf(
        currency,
        listed.filter((each) => each.currency === currency),
      ),
    ),
    unapplied: unappliedSums(debtor),
  };
}
