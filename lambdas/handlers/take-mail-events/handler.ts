import * as z from 'zod';
import type { Deps } from '../../acts/dunning-of-case.ts';
import { takeMailEvent } from '../../acts/take-mail-event.ts';
import { countPart } from '../../runtime/logging.ts';
import { UnreadableInputError } from '../../runtime/workflow-entry.ts';
import { readSesEvent, type ToldOfMail } from './ses-event.ts';

export { inputSchema } from './unwrap.ts';

async function takeTold(deps: Deps, told: ToldOfMail): Promise<void> {
  // A message of somebody else in the same account is none of ours.
  const messageKey = told.messageKey ?? (await deps.store.findMessage(told.messageId))?.key;
  if (messageKey === undefined) return;
  await takeMailEvent(deps, { ...told, messageKey });
  countPart('MailEvents', told.kind);
}

/**
 * Takes what SES tells of the messages we sent; other types, and what is no event of SES, are passed over. One that is
 * broken keeps none of those beside it from being taken, and then waits among the dead letters.
 */
export const createHandler =
  (deps: Deps) =>
  async (values: readonly unknown[]): Promise<void> => {
    let broken: z.ZodError | undefined;
    for (const value of values) {
      const told = readSesEvent(value);
      if (told instanceof z.ZodError) broken ??= told;
      else if (told) await takeTold(deps, told);
    }
    if (broken) throw new UnreadableInputError(broken);
  };
