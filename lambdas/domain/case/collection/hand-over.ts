import { addDays, type CivilDate } from '../../calendar/civil-date.ts';
import type { CaseDocument } from '../../case-document.ts';
import type { Choice } from '../../hand-off/choose-collector.ts';
import type { OtherCases } from '../../hand-off/other-cases.ts';
import { taskIdOf } from '../../task.ts';
import { caseTask } from '../case-task.ts';
import { balanceMinor, type Case, moneyOf } from '../case.ts';
import { accepted, type Willing } from '../decision.ts';

/** What a case is handed over with. */
export type HandOver = {
  readonly choice: Choice;
  readonly otherCases: OtherCases;
  /** The export, as it is kept. */
  readonly exported: Pick<CaseDocument, 'id' | 'key' | 'sha256'>;
  /** The document that holds the legal file of that day; undefined where there is none. */
  readonly legalFileId?: string | undefined;
  /** What is claimed for late payment beyond the balance, in minor units; undefined where no rules are known. */
  readonly claimMinor: number | undefined;
};

/** The route that makes and keeps the legal file of a case. */
export const legalFilePathOf = (invoiceId: string): string => `/invoices/${invoiceId}/legal-file`;

/**
 * What a hand-over puts on record once it is decided: who has the case now, with what, and when a person looks at it
 * again. From then on nothing of ours goes to the debtor about this debt, but for receipts, which answer his payments.
 */
export function handOver(
  dunned: Case,
  { choice, otherCases, exported, legalFileId, claimMinor }: HandOver,
  { now, today, owner }: { readonly now: string; readonly today: CivilDate; readonly owner?: string | undefined },
): Willing {
  const until = addDays(today, choice.amicableDays);
  const owedMinor = balanceMinor(dunned);
  const task = caseTask(dunned, now, {
    id: taskIdOf('reviewHandOff', dunned.id, dunned.revision),
    kind: 'reviewHandOff',
    dueOn: until,
    owner,
    data: {
      collectorId: choice.collector?.id,
      balance: moneyOf(dunned, owedMinor),
      question: 'The time to settle it without a court is over. Go to court, recall the case, or close the matter?',
    },
  });
  const { currency } = dunned.invoice.amount;
  const data = {
    ...(choice.collector && { collector: choice.collector }),
    balanceMinor: owedMinor,
    ...(claimMinor !== undefined && { claimMinor }),
    currency,
    amicableUntil: until,
    taskId: task.id,
    otherCases,
    exportId: exported.id,
    exportKey: exported.key,
    exportSha256: exported.sha256,
    ...(legalFileId !== undefined && { legalFileId }),
    legalFilePath: legalFilePathOf(dunned.id),
  };
  return accepted([{ type: 'CaseHandedOver', data }], { raise: [task] });
}
