import type { CaseStatus } from '../../lambdas/domain/case/case.ts';
import { differencesByStage, type StageDifference } from '../../lambdas/domain/case/notice-difference.ts';
import type { DatedNotice } from '../../lambdas/domain/case/outlook.ts';
import type { InvoiceOutcome } from '../replay/outcome.ts';
import type { Replay } from '../replay/replay-book.ts';

/** What became of an invoice: its status at the end, and what had left for it when. */
export type Life = { readonly outcome: CaseStatus; readonly notices: readonly DatedNotice[] };

/** An invoice of the book under the policy as it is, and under the other one. */
export type ComparedInvoice = {
  readonly number: string;
  readonly debtor: string;
  readonly before: Life;
  readonly after: Life;
};

/** What another policy would have changed for a book. */
export type Difference = {
  readonly invoices: number;
  readonly messages: { readonly before: number; readonly after: number };
  readonly stages: readonly StageDifference[];
  /** Those for which something changes, in the order of the book. */
  readonly changed: readonly ComparedInvoice[];
};

function lifeOf({ outcome, notices }: InvoiceOutcome): Life {
  return { outcome, notices: notices.map(({ stage, sentOn }) => ({ stage, on: sentOn })) };
}

/** Compares two replays of one book, invoice by invoice. */
export function differenceOf(before: Replay, after: Replay): Difference {
  const others = new Map(after.invoices.map((invoice) => [invoice.number, invoice]));
  const compared = before.invoices.flatMap((invoice): ComparedInvoice[] => {
    const other = others.get(invoice.number);
    const { number, debtor } = invoice;
    return other ? [{ number, debtor, before: lifeOf(invoice), after: lifeOf(other) }] : [];
  });
  return {
    invoices: compared.length,
    messages: { before: before.messages, after: after.messages },
    stages: differencesByStage(compared.map((each) => ({ before: each.before.notices, after: each.after.notices }))),
    changed: compared.filter((each) => JSON.stringify(each.before) !== JSON.stringify(each.after)),
  };
}
