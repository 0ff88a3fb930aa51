import { matchAmong } from '../../../lambdas/domain/matching/match-among.ts';
import type { EntryMatch } from '../../../lambdas/domain/matching/entry-match.ts';
import type { Book } from './book.ts';
import { lookUpIn } from './look-up.ts';
import type { BookPayment } from './payments.ts';

type Figures = { total: number; matched: number; wrong: number; suggested: number; suggestedRight: number };
const none = (): Figures => ({ total: 0, matched: 0, wrong: 0, suggested: 0, suggestedRight: 0 });

function isRight(match: Extract<EntryMatch, { kind: 'matched' }>, { truth }: BookPayment): boolean {
  if (!truth) return false;
  const isHis = match.debtorId === null ? truth.debtorIds.length > 1 : truth.debtorIds.includes(match.debtorId);
  return isHis && match.allocations.every(({ invoiceId }) => truth.invoiceIds.includes(invoiceId));
}

function offersTruth(match: EntryMatch, { truth }: BookPayment): boolean {
  if (match.kind !== 'suggested' || !truth) return false;
  return match.candidates.some(
    ({ debtorId, allocations }) =>
      truth.debtorIds.includes(debtorId) && allocations.every(({ invoiceId }) => truth.invoiceIds.includes(invoiceId)),
  );
}

/** Matches every payment of a book and compares it with what is true of it, by what the payers did. */
export function measure(book: Book, payments: readonly BookPayment[]) {
  const lookUp = lookUpIn(book);
  const byKind = new Map<string, Figures>();
  const wrong: { payment: BookPayment; match: EntryMatch }[] = [];
  for (const payment of payments) {
    const match = matchAmong(payment.entry, lookUp(payment.entry));
    const figures = byKind.get(payment.kind) ?? none();
    byKind.set(payment.kind, figures);
    figures.total += 1;
    if (match.kind === 'matched') {
      figures.matched += 1;
      if (!isRight(match, payment)) {
        figures.wrong += 1;
        wrong.push({ payment, match });
      }
    } else if (match.kind === 'suggested') {
      figures.suggested += 1;
      if (offersTruth(match, payment)) figures.suggestedRight += 1;
    }
  }
  return { byKind, wrong };
}
