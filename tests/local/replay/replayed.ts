import type { DunningPolicy } from '../../../lambdas/domain/dunning-policy.ts';
import type { BookRow } from '../../../local/replay/book.ts';
import { replayBook } from '../../../local/replay/replay-book.ts';
import { type Implied, impliedBy } from './oracle.ts';

/** Replays rows and puts what came out beside what the policy implies, both without the ids of messages. */
export async function replayed(
  policy: DunningPolicy,
  rows: readonly BookRow[],
  until?: string,
): Promise<{ given: Implied[]; implied: Implied[] }> {
  const replay = await replayBook({ book: { rows, refused: [] }, policy, currency: 'USD', until });
  if (replay.refused.length > 0) throw new Error(`rows were refused: ${JSON.stringify(replay.refused)}`);
  return {
    given: replay.invoices.map(
      (invoice) =>
        ({ ...invoice, notices: invoice.notices.map(({ stage, sentOn }) => ({ stage, sentOn })) }) as Implied,
    ),
    implied: rows.map((row) => impliedBy(policy, row, until)),
  };
}
