import * as z from 'zod';
import { sendTransactional } from '../../acts/send-transactional.ts';
import { sendWindow, type WindowDeps, type WindowOutcome } from '../../acts/send-window.ts';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';

const sender = { creditor: z.string(), debtorId: z.string(), attempt: z.int() };
export const inputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('window'), ...sender, date: civilDateSchema }),
  z.object({ kind: z.literal('transactional'), ...sender, id: z.string() }),
]);

/** Sends what a window or an act has to tell the debtor. */
export const createHandler =
  (deps: WindowDeps) =>
  async (input: z.infer<typeof inputSchema>): Promise<WindowOutcome | { kind: 'transactional' }> => {
    if (input.kind === 'window') return sendWindow(deps, input);
    await sendTransactional(deps, input);
    return { kind: 'transactional' };
  };
