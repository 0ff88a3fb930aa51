import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createStore } from '../../../lambdas/adapters/dynamodb/store.ts';
import { messageTag } from '../../../lambdas/adapters/ses/mailer.ts';
import type { Message } from '../../../lambdas/domain/message/message.ts';
import type { MailEvent } from '../../../lambdas/ports/records.ts';
import type { KeptMessage } from '../../ses/message-store.ts';
import { names } from '../../stack/environment.ts';
import type { ConsoleDeps } from '../console-deps.ts';

/** A message that left, with what Relance has on record of it; nothing where it is not one of Relance's own. */
export type RecordedMessage = {
  readonly kept: KeptMessage;
  readonly message: Message | undefined;
  /** What SES told of it after it left, oldest first. */
  readonly events: readonly MailEvent[];
};

export type InvoiceTold = { readonly id: string; readonly number: string };

/** The records of messages, which no route of the API gives, from the table itself. */
export type MessageRecords = {
  readonly of: (messages: readonly KeptMessage[]) => Promise<RecordedMessage[]>;
  /** The invoices that a message tells of. */
  readonly invoicesOf: (message: Message) => Promise<InvoiceTold[]>;
};

const keyOf = ({ tags }: KeptMessage): string | undefined => tags[messageTag];

/** Reads the table with the adapter that the functions use. */
export function messageRecords({ table }: Pick<ConsoleDeps, 'table'>): MessageRecords {
  const client = new DynamoDBClient({
    endpoint: table.endpoint,
    region: names.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const store = createStore(DynamoDBDocumentClient.from(client), names.table);
  const eventsOf = async (key: string | undefined) =>
    (key === undefined ? [] : await store.mailEvents(key)).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

  return {
    async of(messages) {
      const keys = [...new Set(messages.flatMap((kept) => keyOf(kept) ?? []))];
      const found = new Map((await store.load({ messages: keys })).messages.map((message) => [message.key, message]));
      return Promise.all(
        messages.map(async (kept) => {
          const key = keyOf(kept);
          return { kept, message: key === undefined ? undefined : found.get(key), events: await eventsOf(key) };
        }),
      );
    },
    async invoicesOf({ occasion, notices }) {
      const told = occasion.kind === 'transactional' ? [occasion.invoiceId, ...(occasion.otherIds ?? [])] : [];
      const ids = [...told, ...notices.map(({ invoiceId }) => invoiceId)];
      const numbers = new Map((await store.load({ cases: ids })).cases.map(({ id, invoice }) => [id, invoice.number]));
      return ids.map((id) => ({ id, number: numbers.get(id) ?? id }));
    },
  };
}
