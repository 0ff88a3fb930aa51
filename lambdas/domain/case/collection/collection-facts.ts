import type { CivilDate } from '../../calendar/civil-date.ts';
import type { OtherCases } from '../../hand-off/other-cases.ts';
import type { Currency } from '../../money.ts';
import type { ChosenCollector, CollectionEnd, CollectionStatus } from './collection.ts';

/** What can happen to a case in the hands of a collector. Ids, amounts in minor units, and paths. */
export type CollectionFact =
  | {
      type: 'CaseHandedOver';
      data: {
        collector?: ChosenCollector | undefined;
        balanceMinor: number;
        /** What is claimed for late payment beyond the balance that day; absent where no rules are known. */
        claimMinor?: number | undefined;
        currency: Currency;
        amicableUntil: CivilDate;
        taskId: string;
        /** What becomes of the debtor's other cases meanwhile. */
        otherCases: OtherCases;
        exportId: string;
        /** Where the export lies in the document store. */
        exportKey: string;
        exportSha256: string;
        /** The document that holds the legal file of that day. */
        legalFileId?: string | undefined;
        /** The route that makes and keeps the legal file of the case. */
        legalFilePath: string;
      };
    }
  | {
      type: 'CollectionReported';
      data: {
        reportId: string;
        status: CollectionStatus;
        on: CivilDate;
        /** The task that asks a person to look at it, where he has to. */
        taskId?: string | undefined;
        saidMark?: string | undefined;
      };
    }
  /** What the collector keeps of a payment: the balance falls by the whole of what the debtor has paid. */
  | {
      type: 'CollectionFeeRecorded';
      data: { reportId: string; paymentId: string; amountMinor: number; feeMinor: number; currency: Currency };
    }
  | { type: 'CollectionEnded'; data: { how: CollectionEnd } };
