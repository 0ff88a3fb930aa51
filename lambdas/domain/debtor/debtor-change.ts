import type { CivilDate } from '../calendar/civil-date.ts';
import type { Refused, TaskEnd } from '../case/decision.ts';
import type { AddressFault, Debtor, DebtorDetails } from '../debtor.ts';
import type { InsolvencyEnding, InsolvencyProcedure } from '../insolvency/insolvency.ts';
import type { OtherCases } from '../hand-off/other-cases.ts';
import type { Currency } from '../money.ts';
import type { PayerGrade } from '../payer/grading.ts';
import type { Task } from '../task.ts';
import type { CreditHoldReason } from './credit-state.ts';
import type { PostedRisk } from './risk-report.ts';

/** What of a debtor can be amended; who he is, and in which country, cannot. */
export type AmendableField =
  | keyof Pick<DebtorDetails, 'emails' | 'locale' | 'policyId' | 'address' | 'contactDays' | 'owner' | 'latePayment'>
  | 'doNotWrite';

/**
 * What was changed about a debtor: ids, dates and reasons, and of his own data the names of the fields alone, so that
 * this log can stay when the data is erased.
 */
type DebtorFact =
  | { type: 'DebtorAmended'; data: { fields: readonly AmendableField[] } }
  | { type: 'HoldPlaced'; data: { holdId: string; reason: string; until: CivilDate } }
  | { type: 'HoldLifted'; data: { holdId: string } }
  | { type: 'HoldsExpired'; data: { holdIds: readonly string[] } }
  /** A case of his is with a collector; his other ones wait, follow or go on. */
  | {
      type: 'CollectionBegan';
      data: { invoiceId: string; otherCases: OtherCases; until: CivilDate; holdId?: string | undefined };
    }
  | { type: 'CollectionOver'; data: { invoiceId: string } }
  /** A court has opened one; `deadline` is the last day to declare what he owes, null when it is not known here. */
  | {
      type: 'InsolvencyRecorded';
      data: {
        insolvencyId: string;
        openedOn: CivilDate;
        procedure: InsolvencyProcedure;
        publishedOn?: CivilDate;
        deadline: CivilDate | null;
        taskId: string;
        inPlaceOf?: string;
      };
    }
  | { type: 'InsolvencyEnded'; data: { insolvencyId: string; how: InsolvencyEnding } }
  | { type: 'ClaimsDeclared'; data: { insolvencyId: string; taskId: string } }
  /** An ERP acts on it: it is published, as nothing else of this log is. */
  | {
      type: 'DebtorCreditHoldChanged';
      data: { isOnHold: boolean; reasons: readonly CreditHoldReason[]; since: string };
    }
  | { type: 'CreditDecided'; data: { decisionId: string; isOnHold: boolean; until: CivilDate; reason: string } }
  | {
      type: 'RiskReported';
      data: Pick<PostedRisk, 'provider' | 'change' | 'on'> & { riskId: string; grade?: PayerGrade; taskId?: string };
    }
  | { type: 'InsolvencyChecked'; data: { riskId: string; taskId: string } }
  | { type: 'ReplyReceived'; data: { taskId: string; messageKey: string; until: CivilDate } }
  | { type: 'ReplyAnswered'; data: { taskId: string } }
  /** A message did not get to these addresses, named by their ids: nothing is sent to them any more. */
  | { type: 'MailUndelivered'; data: { messageKey: string; why: AddressFault; addresses: readonly string[] } }
  | { type: 'AddressesRestored'; data: { taskId: string; addresses: readonly string[] } }
  /** A case has come back after his contacts were erased: they are asked for again. */
  | { type: 'ContactsWanted'; data: { invoiceId: string } }
  /** Personal data of his was erased: his contacts, his name, and what proves the claims on these invoices. */
  | { type: 'PersonalDataErased'; data: { contacts: boolean; identity: boolean; evidenceOf: readonly string[] } }
  | {
      type: 'UnappliedMoneyMoved';
      data: { moved: readonly { paymentId: string; amountMinor: number; currency: Currency }[] };
    }
  /** Money that was on no invoice was put on some, or paid back. */
  | {
      type: 'UnappliedMoneyUsed';
      data: {
        id: string;
        paymentId: string;
        currency: Currency;
        allocations: readonly { invoiceId: string; amountMinor: number }[];
        refundedMinor: number;
        comment?: string;
      };
    };

/** A line of a debtor's log: which version it made of him, when, and who wanted it. */
export type DebtorChange = DebtorFact & { readonly version: number; readonly at: string; readonly by: string };

/** The tasks that an act on a debtor raises, and those it ends. */
type DebtorTasks = { readonly raise?: readonly Task[]; readonly end?: readonly TaskEnd[] };

/** What an act on a debtor leads to: the debtor after it, nothing because it is so already, or a refusal. */
export type DebtorDecision =
  | ({ readonly kind: 'accepted'; readonly after: Debtor; readonly fact: DebtorFact } & DebtorTasks)
  | { readonly kind: 'repeated' }
  | Refused;

/** True when all open cases of a debtor have heard of him as he is. */
export function isTold({ version, toldVersion = 1 }: Pick<Debtor, 'version' | 'toldVersion'>): boolean {
  return toldVersion === version;
}

/** A debtor with a change in force, which makes a new version of him. */
export function changed(
  before: Debtor,
  changes: Partial<Debtor>,
  fact: DebtorFact,
  tasks: DebtorTasks = {},
): DebtorDecision {
  return { kind: 'accepted', after: { ...before, ...changes, version: before.version + 1 }, fact, ...tasks };
}
