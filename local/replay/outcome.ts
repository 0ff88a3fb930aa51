import type { CivilDate } from '../../lambdas/domain/calendar/civil-date.ts';
import { localDate } from '../../lambdas/domain/calendar/send-window.ts';
import type { CaseStatus } from '../../lambdas/domain/case/case.ts';
import type { Stage } from '../../lambdas/domain/dunning-policy.ts';
import { type ApiClient, ApiFailureError } from './api-client.ts';
import type { BookRow } from './book.ts';

/** How an invoice of the book ended: number and debtor as the file writes them, dates in the policy's time zone. */
export type InvoiceOutcome = {
  readonly number: string;
  readonly debtor: string;
  readonly outcome: CaseStatus;
  readonly closedOn: CivilDate | null;
  readonly notices: readonly { readonly stage: Stage; readonly sentOn: CivilDate; readonly messageId: string }[];
};

type InvoiceView = {
  readonly status: CaseStatus;
  readonly closedAt: string | null;
  readonly notices: readonly { readonly stage: Stage; readonly sentAt: string; readonly messageId: string }[];
};

/** Asks the API what became of an invoice. */
export async function outcomeOf(
  client: ApiClient,
  { number, debtor }: BookRow,
  invoiceId: string,
  timeZone: string,
): Promise<InvoiceOutcome> {
  const { status: code, body } = await client.call('GET', `/invoices/${invoiceId}`);
  if (code !== 200) throw new ApiFailureError(`GET /invoices/${invoiceId}: ${code}`);
  const { status, closedAt, notices } = body as InvoiceView;
  return {
    number,
    debtor,
    outcome: status,
    closedOn: closedAt === null ? null : localDate(closedAt, timeZone),
    notices: notices.map(({ stage, sentAt, messageId }) => ({ stage, sentOn: localDate(sentAt, timeZone), messageId })),
  };
}
