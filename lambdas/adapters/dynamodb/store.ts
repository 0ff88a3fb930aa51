import { gunzipSync } from 'node:zlib';
import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { Debtor } from '../../domain/debtor.ts';
import type { DebtorChange } from '../../domain/debtor/debtor-change.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import type { Transactional } from '../../domain/message/transactional.ts';
import type { Task } from '../../domain/task.ts';
import type { DebtorWindow, WindowNotice } from '../../domain/window/window.ts';
import { ConcurrentChangeError, type KeptNote, type Listener, type MailEvent, type Store } from '../../ports.ts';
import { createCircumstancesReads } from './circumstances-reads.ts';
import { commit, patientTries, storeError } from './commit.ts';
import { caseOf, circumstancesOf, messageOf, paymentOf, wakeAttributes } from './items.ts';
import { keys } from './keys.ts';
import { createLists } from './lists.ts';
import { logPage } from './log-page.ts';
import { createPayerReads } from './payer-reads.ts';
import { createReads } from './reads.ts';
import { createWakeList } from './wake-list.ts';

/** Picks the domain's part of an item that was stored by this adapter. */
function part<T>(item: Record<string, unknown> | undefined, name: string): T | undefined {
  return item?.[name] as T | undefined;
}

function flat<T>(item: Record<string, unknown> | undefined, fields: readonly string[]): T | undefined {
  return item && (Object.fromEntries(fields.map((field) => [field, item[field]])) as T);
}

const windowFields = ['creditor', 'debtorId', 'date', 'sendAt', 'attempt', 'state'] as const;
const transactionalFields = [
  'creditor',
  'debtorId',
  'id',
  'invoiceId',
  'subject',
  'sendAt',
  'attempt',
  'postponed',
  'state',
] as const;

/** The store on one DynamoDB table. */
export function createStore(client: DynamoDBDocumentClient, tableName: string): Store {
  const reads = createReads(client, tableName);

  async function write(send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
    } catch (error) {
      throw storeError(error);
    }
  }

  return {
    ...createLists(reads),
    ...createWakeList(reads),
    ...createCircumstancesReads(reads),
    ...createPayerReads(reads),
    commit: (writes) => commit(client, tableName, writes),
    commitPatiently: (writes) => commit(client, tableName, writes, patientTries),
    async loadCase(id) {
      const item = await reads.get(keys.case(id));
      return item && caseOf(item);
    },
    async load({ cases = [], debtor, messages = [], payment, listener }) {
      const items = await reads.getMany([
        ...[...new Set(cases)].map(keys.case),
        ...(debtor ? [keys.debtor(debtor.creditor, debtor.debtorId), keys.circumstances()] : []),
        ...messages.map(keys.message),
        ...(payment ? [keys.payment(payment.creditor, payment.paymentId)] : []),
        ...(listener === undefined ? [] : [keys.listener(listener)]),
      ]);
      const found = <T>(itemType: string, name: string) =>
        items.filter((item) => item['itemType'] === itemType).map((item) => item[name] as T);
      const paid = items.find((item) => item['itemType'] === 'payment');
      return {
        cases: items.filter((item) => item['itemType'] === 'case').map(caseOf),
        debtor: found<Debtor>('debtor', 'debtor')[0],
        circumstances: circumstancesOf(items.find((item) => item['itemType'] === 'circumstances')),
        messages: items.filter((item) => item['itemType'] === 'message').map(messageOf),
        payment: payment && paid && paymentOf(paid, payment),
        listener: found<Listener>('listener', 'listener')[0],
      };
    },
    loadDebtor: async (creditor, id) => part<Debtor>(await reads.get(keys.debtor(creditor, id)), 'debtor'),
    async loadDebtors(wanted) {
      const unique = new Map(
        wanted.map(({ creditor, debtorId }) => [JSON.stringify([creditor, debtorId]), keys.debtor(creditor, debtorId)]),
      );
      return (await reads.getMany([...unique.values()])).map((item) => item['debtor'] as Debtor);
    },
    loadTask: async (id) => part<Task>(await reads.get(keys.task(id)), 'task'),
    loadRequest: async (key) => flat(await reads.get(keys.request(key)), ['hash']),
    loadListener: async (id) => part<Listener>(await reads.get(keys.listener(id)), 'listener'),
    async storeListener(id, listener) {
      const condition = {
        ConditionCheck: {
          TableName: tableName,
          Key: keys.case(id),
          ConditionExpression: '#state.run = :run AND #state.version = :version',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':run': listener.run, ':version': listener.version },
        },
      };
      const put = { Put: { TableName: tableName, Item: { ...keys.listener(id), itemType: 'listener', listener } } };
      await write(() => client.send(new TransactWriteCommand({ TransactItems: [condition, put] })));
    },
    async setCaseWake(dunned, wakeBy) {
      const wake = wakeAttributes(dunned.id, wakeBy);
      const update = new UpdateCommand({
        TableName: tableName,
        Key: keys.case(dunned.id),
        UpdateExpression: wakeBy === null ? 'REMOVE wakePk, wakeBy' : 'SET wakePk = :wakePk, wakeBy = :wakeBy',
        ConditionExpression: '#state.version = :version AND #state.run = :run',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':version': dunned.version,
          ':run': dunned.run,
          ...(wakeBy !== null && { ':wakePk': wake['wakePk'], ':wakeBy': wakeBy }),
        },
      });
      await write(() => client.send(update));
    },
    loadWindow: async (creditor, debtorId, date) =>
      flat<DebtorWindow>(await reads.get(keys.window(creditor, debtorId, date)), windowFields),
    async windowsFrom(creditor, debtorId, date) {
      const { pk, sk } = keys.window(creditor, debtorId, date);
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': sk, ':to': 'WINDOW#~' },
        ConsistentRead: true,
      });
      return items.flatMap((item) => flat<DebtorWindow>(item, windowFields) ?? []);
    },
    async windowNotices({ creditor, debtorId, date }) {
      const { pk } = keys.notice(creditor, debtorId, date, '');
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      });
      return items.map((item) => item['notice'] as WindowNotice);
    },
    async takeSendingSlot(day, limit) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: keys.sendingDay(day),
        UpdateExpression: 'ADD messages :one',
        ConditionExpression: 'attribute_not_exists(messages) OR messages < :limit',
        ExpressionAttributeValues: { ':one': 1, ':limit': limit },
      });
      try {
        await write(() => client.send(update));
        return true;
      } catch (error) {
        if (error instanceof ConcurrentChangeError) return false;
        throw error;
      }
    },
    loadTransactional: async (creditor, debtorId, id) =>
      flat<Transactional>(await reads.get(keys.transactional(creditor, debtorId, id)), transactionalFields),
    async loadMessage(key) {
      const item = await reads.get(keys.message(key));
      return item && messageOf(item);
    },
    async findMessage(id) {
      const [known, pointer] = await Promise.all([reads.get(keys.message(id)), reads.get(keys.sesMessage(id))]);
      const key = part<string>(pointer, 'messageKey');
      const item = known ?? (key === undefined ? undefined : await reads.get(keys.message(key)));
      return item && messageOf(item);
    },
    loadDigest: async (key) => part<Digest>(await reads.get(keys.digest(key)), 'digest'),
    async loadMime(key) {
      const mime = part<Uint8Array>(await reads.get(keys.message(key)), 'mime');
      return mime && gunzipSync(mime);
    },
    async mailEvents(messageKey) {
      const { pk, sk } = keys.mailEvent(messageKey, '');
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      });
      return items.map((item) => item['mailEvent'] as MailEvent);
    },
    async notes(invoiceId) {
      const { pk, sk } = keys.note(invoiceId, '');
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      });
      return items.map((item) => item['note'] as KeptNote);
    },
    events: (invoiceId, cursor, limit) =>
      logPage<CaseEvent>(reads, (seq) => keys.event(invoiceId, seq), 'event', cursor, limit),
    debtorChanges: (creditor, debtorId, cursor, limit) => {
      const keyOf = (version: number) => keys.debtorChange(creditor, debtorId, version);
      return logPage<DebtorChange>(reads, keyOf, 'change', cursor, limit);
    },
  };
}
