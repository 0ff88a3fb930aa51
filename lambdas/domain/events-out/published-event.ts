import type { CaseEvent, CaseEventType } from '../case/events.ts';
import type { DebtorChange } from '../debtor/debtor-change.ts';

/** What is told of a debtor himself. */
export type DebtorEventType = 'DebtorCreditHoldChanged';
export type PublishedType = CaseEventType | DebtorEventType;

/**
 * The versions that are not the first one. What is published gets a new one here when it breaks its readers: when a field
 * goes, changes its meaning or its values, or has to be there anew. Fields that may be absent are added to a version.
 */
const laterVersions: Partial<Record<PublishedType, `${number}`>> = {};

/** The version of the schema by which an event of a type is published. */
export const schemaVersionOf = (type: PublishedType): string => laterVersions[type] ?? '1';

/** What the company's other systems are told. */
export type PublishedEvent = {
  readonly type: PublishedType;
  readonly at: string;
  readonly detail: Readonly<Record<string, unknown>> & { readonly eventId: string };
};

/** A case's event as it is published. Its id stays the same however often it is told. */
export function publishedOfCase(told: {
  readonly invoiceId: string;
  /** Unknown of what was recorded by an earlier version. */
  readonly creditor?: string | undefined;
  readonly event: CaseEvent;
}): PublishedEvent {
  const { invoiceId, creditor, event } = told;
  const { type, at, seq } = event;
  const names = { schemaVersion: schemaVersionOf(type), eventId: `${invoiceId}-${seq}`, ...(creditor && { creditor }) };
  return { type, at, detail: { ...names, invoiceId, ...event } };
}

/** A change of a debtor's credit as it is published. Nothing else of his log leaves. */
export function publishedOfDebtor(told: {
  readonly creditor: string;
  readonly debtorId: string;
  readonly change: Extract<DebtorChange, { type: DebtorEventType }>;
}): PublishedEvent {
  const { creditor, debtorId, change } = told;
  const { type, at, by, version } = change;
  const names = { schemaVersion: schemaVersionOf(type), eventId: `${creditor}.${debtorId}.${version}` };
  return { type, at, detail: { ...names, type, creditor, debtorId, version, at, by, data: change.data } };
}
