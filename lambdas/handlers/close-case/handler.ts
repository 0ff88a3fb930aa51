import * as z from 'zod';
import { writesOf } from '../../acts/change-case.ts';
import { type Deps, MissingItemError } from '../../acts/dunning-of-case.ts';
import { followPayer } from '../../acts/follow-payer.ts';
import { type ClosedStatus, isClosed } from '../../domain/case/case.ts';
import { accepted } from '../../domain/case/decision.ts';
import { wakeAfter } from '../../domain/case/wake.ts';
import { ConcurrentChangeError } from '../../ports/errors.ts';
import { runInputSchema } from '../../runtime/run-input.ts';

export const inputSchema = runInputSchema.extend({ version: z.int(), action: z.enum(['dun', 'close', 'renew']) });

/** How the run ends; `stale` when the case has changed since the plan, so that it is planned again. */
type Closing = { readonly outcome: ClosedStatus | 'continued' | 'stale' };

/** Ends a run: with its case, or by asking for the next run of a case that goes on. */
export const createHandler =
  (deps: Deps) =>
  async (input: z.infer<typeof inputSchema>): Promise<Closing> => {
    const dunned = await deps.store.loadCase(input.invoiceId);
    if (!dunned) throw new MissingItemError(`invoice ${input.invoiceId} is not in the table`);
    const now = deps.clock.now();
    if (dunned.run !== input.run) return { outcome: 'continued' };
    if (dunned.version !== input.version) return { outcome: 'stale' };
    try {
      if (isClosed(dunned)) {
        // The last event of a case has no next one that would make it good, should it be lost on its way.
        await followPayer(deps, dunned.id);
        await deps.store.setCaseWake(dunned, null);
        return { outcome: dunned.status as ClosedStatus };
      }
      const decision = accepted([{ type: 'RunContinued', data: { run: dunned.run + 1 } }]);
      await deps.store.commit(writesOf({ dunned, now }, decision, 'relance', wakeAfter(now)).writes);
      return { outcome: 'continued' };
    } catch (error) {
      if (error instanceof ConcurrentChangeError) return { outcome: 'stale' };
      throw error;
    }
  };
