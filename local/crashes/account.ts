import { createHash } from 'node:crypto';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { messageTag } from '../../lambdas/adapters/ses/mailer.ts';
import { stageSchema } from '../../lambdas/domain/dunning-policy.ts';
import { createEngineCall } from '../dynamodb/engine-call.ts';
import type { KeptMessage } from '../ses/message-store.ts';
import { names } from '../stack/environment.ts';
import type { Stack } from '../stack/shape.ts';
import type { ApiClient } from '../start/api-client.ts';

const invoiceSchema = z.looseObject({ id: z.string(), number: z.string() });
const listedSchema = z.object({ id: z.string(), creditor: z.string(), debtor: z.object({ id: z.string() }) });
const eventSchema = z.looseObject({ type: z.string(), at: z.string() });
const taskSchema = z.looseObject({ id: z.string(), kind: z.string() });
const payerSchema = z.looseObject({ creditor: z.string(), debtorId: z.string() });

const messageSchema = z.looseObject({
  key: z.string(),
  kind: z.string(),
  debtorId: z.string(),
  state: z.enum(['sending', 'sent', 'refused', 'unknown']),
  occasion: z.looseObject({ kind: z.string(), date: z.string().optional(), invoiceId: z.string().optional() }),
  notices: z.array(z.object({ invoiceId: z.string(), stage: stageSchema, cycle: z.int() })),
});
/** A message as the table has it on record. */
export type RecordedMessage = z.infer<typeof messageSchema>;

const mailSchema = z.object({ messageKey: z.string(), at: z.string(), to: z.array(z.string()), content: z.string() });

/** All that came of the story, as the API, the table and the mail store tell it. */
export const accountSchema = z.object({
  cases: z.array(z.object({ invoice: invoiceSchema, events: z.array(eventSchema) })),
  tasks: z.array(taskSchema),
  /** Who each debtor is as a payer. */
  payers: z.array(payerSchema),
  messages: z.array(messageSchema),
  mails: z.array(mailSchema),
  /** What the story said did not come out. */
  faults: z.array(z.string()),
});
export type Account = z.infer<typeof accountSchema>;

type Page = {
  readonly Items: readonly {
    readonly message: Extract<Parameters<typeof unmarshall>[0], Record<string, unknown>>[string];
  }[];
  readonly LastEvaluatedKey?: unknown;
};

async function recordedMessages(endpoint: string): Promise<RecordedMessage[]> {
  const engine = createEngineCall(endpoint);
  const messages: unknown[] = [];
  try {
    let ExclusiveStartKey: unknown;
    do {
      const page: Page = await engine.call('Scan', {
        TableName: names.table,
        FilterExpression: 'itemType = :message',
        ExpressionAttributeValues: { ':message': { S: 'message' } },
        ExclusiveStartKey,
      });
      messages.push(...page.Items.map(({ message }) => unmarshall({ message })['message'] as unknown));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
  } finally {
    engine.close();
  }
  return z.array(messageSchema).parse(messages);
}

function toMail({ tags, at, destinations, delivered }: KeptMessage): z.infer<typeof mailSchema> {
  return {
    messageKey: tags[messageTag] ?? '',
    at: new Date(at).toISOString(),
    to: [...destinations],
    content: createHash('sha256').update(delivered).digest('hex'),
  };
}

const orderOf = ({ at, messageKey }: Account['mails'][number]) => `${at} ${messageKey}`;
const inOrder = (a: Account['mails'][number], b: Account['mails'][number]) => (orderOf(a) < orderOf(b) ? -1 : 1);

/** Reads what came of the story so far. */
export async function readAccount({ ses, table }: Stack, api: ApiClient): Promise<Omit<Account, 'faults'>> {
  const listed = await api.list('/invoices', 'invoices', listedSchema);
  const profiles = new Set(listed.map(({ creditor, debtor }) => `/debtors/${debtor.id}/profile?creditor=${creditor}`));
  return {
    cases: await Promise.all(
      listed.map(async ({ id }) => ({
        invoice: await api.get(`/invoices/${id}`, invoiceSchema),
        events: await api.list(`/invoices/${id}/timeline`, 'events', eventSchema),
      })),
    ),
    tasks: await api.list('/tasks', 'tasks', taskSchema),
    payers: await Promise.all([...profiles].map((profile) => api.get(profile, payerSchema))),
    messages: await recordedMessages(table.endpoint),
    // Those of one instant leave at once, in no order of their own.
    mails: ses.messages().map(toMail).toSorted(inOrder),
  };
}
