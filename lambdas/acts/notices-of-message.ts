import type { CaseFact } from '../domain/case/events.ts';
import { accepted } from '../domain/case/decision.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import type { Message } from '../domain/message/message.ts';
import type { Task } from '../domain/task.ts';
import type { WindowNotice } from '../domain/window/window.ts';
import type { Write } from '../ports/write.ts';
import { writesOf } from './change-case.ts';
import { chunksOf } from './chunks.ts';
import { type CaseSituation, type Deps, loadSituations } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';

/** What DynamoDB takes in one transaction. */
const itemsPerTransaction = 100;
/** A case, three events of it, two tasks, and its place in a window or the message it asks for. */
const itemsPerNotice = 7;
/** The message, the pointer to it, its debtor, what SES has told. */
const itemsBeside = 5;

/** How many notices of a message one transaction takes. */
export const noticesPerTransaction = Math.floor((itemsPerTransaction - itemsBeside) / itemsPerNotice);

/** What becomes of a notice whose message did not leave for sure, and what a person is asked about it. */
type End = { readonly fact: CaseFact; readonly raise?: readonly Task[] };

/**
 * Ends what a message has claimed: each notice that is still its own leaves the window, with the fact that tells why.
 * Begun again at any point it does what is left, once.
 */
export async function endClaims(
  deps: Deps,
  { key, creditor, debtorId, occasion, notices }: Message,
  endOf: (notice: WindowNotice, situation: CaseSituation) => End | undefined,
): Promise<void> {
  if (occasion.kind !== 'window') return;
  const window = { creditor, debtorId, date: occasion.date };
  for (const chunk of chunksOf(notices, noticesPerTransaction)) {
    await onFreshState(async () => {
      const situations = await loadSituations(
        deps,
        window,
        chunk.map(({ invoiceId }) => invoiceId),
      );
      const writes = situations.flatMap((situation, index): Write[] => {
        const { dunned, now } = situation;
        const notice = chunk[index];
        const end = notice && dunned.notice?.messageKey === key ? endOf(notice, situation) : undefined;
        if (!end) return [];
        const decision = accepted([end.fact], { raise: end.raise ?? [] });
        const leave = { kind: 'leaveWindow' as const, window, invoiceId: dunned.id };
        return [...writesOf(situation, decision, 'relance', wakeAfter(now)).writes, leave];
      });
      if (writes.length > 0) await deps.store.commit(writes);
    });
  }
}
