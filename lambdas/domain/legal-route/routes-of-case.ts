import { localDate } from '../calendar/send-window.ts';
import { balanceMinor, type Case } from '../case/case.ts';
import { type ClaimSituation, claimOf } from '../case/claim/claim-of-case.ts';
import { prescriptionOfCase } from '../case/prescription/prescription-of-case.ts';
import { dayInFrance, standingOf } from '../invoice-status/status-standing.ts';
import type { Collector } from '../collector.ts';
import type { Debtor } from '../debtor.ts';
import { standingInsolvency } from '../insolvency/insolvency.ts';
import type { PayerGrade } from '../payer/grading.ts';
import type { RouteInput } from './route-input.ts';
import { chanceByGrade } from './routes.table.ts';

/** What a person says, and what is known of the payer. */
export type Asked = {
  readonly recoveryChancePercent?: number | undefined;
  readonly costMinor?: number | undefined;
  readonly grade: PayerGrade;
  readonly collectors: readonly Collector[];
};

/** True while a dispute of the debtor stands, or his refusal of the e-invoice, until a person sets it aside. */
function isContested({ pauses }: Case): boolean {
  return pauses.some(
    (pause) => pause.end === null && (pause.kind === 'dispute' || (pause.kind === 'hold' && pause.status === 210)),
  );
}

function approvalOf({ statuses = [] }: Case): Pick<RouteInput, 'approved'> {
  const { approved } = standingOf(statuses);
  if (!approved) return {};
  const { code, amountMinor = null } = approved;
  return { approved: { on: dayInFrance(approved), code, amountMinor } };
}

/** True when the creditor has not given way to a dispute, or only in part. The debtor may contest what is left. */
function wasContested({ pauses }: Case): boolean {
  return pauses.some(({ kind, end }) => kind === 'dispute' && (end?.how === 'rejected' || end?.how === 'partly'));
}

/** What the advice for a case looks at, on the day it is. A chance that a person gives stands before that of the grade. */
export function routeInputOf(
  situation: ClaimSituation & { readonly debtor: Debtor; readonly now: string },
  { recoveryChancePercent, costMinor, grade, collectors }: Asked,
): RouteInput {
  const { dunned, debtor, policy, now } = situation;
  const today = localDate(now, policy.sendWindow.timeZone);
  const claim = claimOf(situation, today);
  return {
    today,
    country: debtor.country,
    debtorKind: debtor.kind,
    currency: dunned.invoice.amount.currency,
    balanceMinor: balanceMinor(dunned),
    claimOpenMinor: claim.kind === 'claim' ? claim.totals.claimOpenMinor : null,
    ...(claim.kind === 'claim' && { compensationOpenMinor: claim.totals.fixedCompensation.openMinor }),
    isContested: isContested(dunned),
    wasContested: wasContested(dunned),
    ...approvalOf(dunned),
    insolvencyOpenedOn: standingInsolvency(debtor)?.openedOn ?? null,
    prescription: prescriptionOfCase(situation),
    collectors,
    chance:
      recoveryChancePercent === undefined
        ? { percent: chanceByGrade[grade], from: 'payerGrade' }
        : { percent: recoveryChancePercent, from: 'given' },
    costMinor: costMinor ?? null,
  };
}
