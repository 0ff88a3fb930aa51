import * as z from 'zod';
import { caseStatuses } from '../../lambdas/domain/case/case.ts';
import { stageSchema } from '../../lambdas/domain/dunning-policy.ts';
import { currencySchema } from '../../lambdas/domain/money.ts';
import type { ApiClient } from './api-client.ts';
import type { FoundBy } from './read-statements.ts';

const moneySchema = z.object({ amountMinor: z.int(), currency: currencySchema });

const summarySchema = z.object({ id: z.string(), number: z.string(), issueDate: z.string() });

const invoiceSchema = summarySchema.extend({
  status: z.enum(caseStatuses),
  amount: moneySchema,
  balance: moneySchema,
  debtor: z.object({ name: z.string() }),
  closedAt: z.string().nullable(),
});

const eventSchema = z.object({
  type: z.string(),
  at: z.string(),
  data: z.object({
    stage: stageSchema.optional(),
    messageId: z.string().optional(),
    decision: z.string().optional(),
    until: z.string().optional(),
    excessMinor: z.int().optional(),
    amountMinor: z.int().optional(),
    paymentId: z.string().optional(),
  }),
});

/** An invoice with all that happened to it, as the API tells it. */
export type ToldCase = z.infer<typeof invoiceSchema> & {
  readonly events: readonly z.infer<typeof eventSchema>[];
  /** Of its payments that a bank statement told of, what told that they are for it. */
  readonly foundBy?: FoundBy;
};

/** Every invoice of the API in order of issue date and number, with its timeline. */
export async function readCases(api: ApiClient, foundBy: FoundBy = new Map()): Promise<ToldCase[]> {
  const summaries = await api.list('/invoices', 'invoices', summarySchema);
  const order = ({ issueDate, number }: z.infer<typeof summarySchema>) => `${issueDate} ${number}`;
  return Promise.all(
    summaries
      .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
      .map(async ({ id }) => ({
        ...(await api.get(`/invoices/${id}`, invoiceSchema)),
        foundBy,
        events: await api.list(`/invoices/${id}/timeline`, 'events', eventSchema),
      })),
  );
}
