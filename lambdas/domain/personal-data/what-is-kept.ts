import { type CivilDate, addMonths } from '../calendar/civil-date.ts';
import type { CaseStatus } from '../case/case.ts';
import { isClosed } from '../case/case.ts';
import type { Debtor } from '../debtor.ts';
import type { RecordKind } from './record-kind.ts';
import { type Retention, retentionSources } from './retention.ts';

/** What of a case decides how long its records are kept. */
export type KeptCase = {
  readonly invoiceId: string;
  readonly status: CaseStatus;
  /** The day of its last event. */
  readonly lastOn: CivilDate;
};

/** A kind of record that stays. `until` is null as long as a case is open, or a person has something to do about it. */
export type Kept = {
  readonly record: RecordKind;
  /** Of which invoice; absent where it is about the debtor himself. */
  readonly invoiceId?: string;
  readonly until: CivilDate | null;
  readonly why: string;
};

/** What stays on an erasure, and what goes. */
export type RetentionPlan = {
  readonly kept: readonly Kept[];
  /** E-mail addresses, the postal address where the accounts do not need it, and who looks after him. */
  readonly erasesContacts: boolean;
  /** Name, address and registration number: when neither an account nor what proves a claim needs them any more. */
  readonly erasesIdentity: boolean;
  /** The invoices of which messages, words, notices and proofs go. */
  readonly erasesEvidenceOf: readonly string[];
};

const open = 'a case is open: the data is needed to collect what is owed';
const busy = 'a task about the debtor is open';

function evidenceUntil({ status, lastOn }: KeptCase, { kind }: Pick<Debtor, 'kind'>, retention: Retention): CivilDate {
  const { claimEvidenceMonths } = retention;
  return addMonths(lastOn, claimEvidenceMonths[status === 'handedOver' ? 'handedOver' : kind]);
}

function accountingUntil({ lastOn }: KeptCase, { accountingMonths }: Retention): CivilDate {
  return addMonths(`${lastOn.slice(0, 4)}-12-31`, accountingMonths);
}

function keptOf(each: KeptCase, debtor: Pick<Debtor, 'kind'>, retention: Retention, today: CivilDate): Kept[] {
  const { invoiceId } = each;
  if (!isClosed(each))
    return (['claimEvidence', 'accounting'] as const).map((record) => ({ record, invoiceId, until: null, why: open }));
  const until = {
    claimEvidence: evidenceUntil(each, debtor, retention),
    accounting: accountingUntil(each, retention),
  };
  return (['claimEvidence', 'accounting'] as const)
    .filter((record) => until[record] >= today)
    .map((record) => ({ record, invoiceId, until: until[record], why: retentionSources[record].text }));
}

/**
 * What an erasure leaves on a day, why and until when: the law asks a creditor to keep his accounts, and lets him keep what
 * proves a claim for as long as it can be contested. Where to reach a debtor is needed only while something is open.
 */
export function whatIsKept({
  debtor,
  cases,
  hasOpenTask,
  retention,
  today,
}: {
  readonly debtor: Pick<Debtor, 'kind'>;
  readonly cases: readonly KeptCase[];
  /** A person still has something to do about the debtor: read his reply, find his address. */
  readonly hasOpenTask: boolean;
  readonly retention: Retention;
  readonly today: CivilDate;
}): RetentionPlan {
  const hasOpenCase = cases.some((each) => !isClosed(each));
  const isNeeded = hasOpenCase || hasOpenTask;
  const kept = cases.flatMap((each) => keptOf(each, debtor, retention, today));
  const contacts: Kept[] = isNeeded ? [{ record: 'contactData', until: null, why: hasOpenCase ? open : busy }] : [];
  const isKept = (record: RecordKind, invoiceId: string) =>
    kept.some((each) => each.record === record && each.invoiceId === invoiceId);
  return {
    kept: [...contacts, ...kept],
    erasesContacts: !isNeeded,
    erasesIdentity: !isNeeded && kept.length === 0,
    erasesEvidenceOf: cases
      .filter(({ invoiceId }) => !isKept('claimEvidence', invoiceId))
      .map(({ invoiceId }) => invoiceId),
  };
}
