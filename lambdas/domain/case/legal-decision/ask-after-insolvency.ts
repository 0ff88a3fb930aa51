import { localDate } from '../../calendar/send-window.ts';
import type { Circumstances } from '../../circumstances/circumstances.ts';
import type { Debtor } from '../../debtor.ts';
import type { DunningPolicy } from '../../dunning-policy.ts';
import { barringInsolvency } from '../../insolvency/insolvency.ts';
import { type Case, isClosed } from '../case.ts';
import { repeated, type Willing } from '../decision.ts';
import { requestLegalDecision } from './legal-decision.ts';

type Situation = {
  readonly dunned: Case;
  readonly debtor: Debtor;
  readonly policy: DunningPolicy;
  readonly circumstances?: Circumstances;
  readonly now: string;
};

/**
 * Puts a case before a person once the insolvency of its debtor is over: of a claim that is older nothing more is asked by
 * itself, so without a decision it would stay open for ever. Put off by him, it is put before him again on its day.
 */
export function askAfterInsolvency({ dunned, debtor, policy, circumstances, now }: Situation): Willing {
  const { legal } = dunned;
  const today = localDate(now, policy.sendWindow.timeZone);
  const isOver = barringInsolvency(debtor, dunned.invoice)?.end != null;
  const isPutOff = legal?.kind === 'extended' && today < legal.until;
  if (!isOver || isPutOff || isClosed(dunned)) return repeated;
  const owner = debtor.owner?.name;
  return requestLegalDecision(dunned, policy, { now, today, ...(circumstances && { circumstances }), owner });
}
