import { takeStatus } from '../domain/case/invoice-status/take-status.ts';
import type { PostedStatus } from '../domain/invoice-status/posted-status.ts';
import { type ActOutcome, actOnCase } from './act-on-case.ts';
import type { Deps } from './dunning-of-case.ts';

/** Takes a life-cycle status of an e-invoice: recorded with its effect on the case, in one transaction, once under its id. */
export function takeStatusOfInvoice(
  deps: Deps,
  about: {
    readonly invoiceId: string;
    readonly statusId: string;
    readonly by: string;
    readonly key: string | undefined;
  },
  posted: PostedStatus,
): Promise<ActOutcome> {
  const { statusId, ...act } = about;
  return actOnCase(deps, { name: 'invoice-status', ...act, content: posted }, (situation, { today }) =>
    takeStatus(situation.dunned, statusId, posted, { ...situation, today }),
  );
}
