import { type DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseDocument } from '../../domain/case-document.ts';
import type { CaseEvent } from '../../domain/case/events.ts';
import type { Debtor } from '../../domain/debtor.ts';
import type { DebtorChange } from '../../domain/debtor/debtor-change.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import type { Task } from '../../domain/task.ts';
import { ConcurrentChangeError } from '../../ports/errors.ts';
import type { KeptNote, Listener } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { createBankReads } from './bank-reads.ts';
import { createChainDigestReads } from './chain-digests.ts';
import { createCircumstancesReads } from './circumstances-reads.ts';
import { commit, patientTries, storeError } from './commit.ts';
import { createImportReads } from './import-reads.ts';
import { flat, part } from './item-parts.ts';
import { caseOf, circumstancesOf, messageOf, paymentOf, wakeAttributes } from './items.ts';
import { keys } from './keys.ts';
import { createLists } from './lists.ts';
import { logPage } from './log-page.ts';
import { createMessageReads } from './message-reads.ts';
import { createNamingReads } from './naming-reads.ts';
import { createPayerReads } from './payer-reads.ts';
import { loadPspMoney } from './psp-money-reads.ts';
import { createReads } from './reads.ts';
import { createWakeList } from './wake-list.ts';
import { createWindowReads } from './window-reads.ts';

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
    ...createBankReads(reads),
    ...createWakeList(reads),
    ...createChainDigestReads(reads),
    ...createCircumstancesReads(reads),
    ...createPayerReads(reads),
    ...createNamingReads(reads),
    ...createImportReads(reads),
    ...createWindowReads(reads),
    ...createMessageReads(reads),
    commit: (writes) => commit(client, tableName, writes),
    commitPatiently: (writes) => commit(client, tableName, writes, patientTries),
    async loadCase(id) {
      const item = await reads.get(keys.case(id));
      return item && caseOf(item);
    },
    async load({ cases = [], debtor, messages = [], payment, listener }) {
      const items = await reads.getMany([
        ...cases.map(keys.case),
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
      const found = await reads.getMany(wanted.map(({ creditor, debtorId }) => keys.debtor(creditor, debtorId)));
      return found.map((item) => item['debtor'] as Debtor);
    },
    loadTask: async (id) => part<Task>(await reads.get(keys.task(id)), 'task'),
    loadRequest: async (key) => flat(await reads.get(keys.request(key)), ['hash']),
    loadPspMoney: (creditor, ids) => loadPspMoney(reads, creditor, ids),
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
    loadDigest: async (key) => part<Digest>(await reads.get(keys.digest(key)), 'digest'),
    async notes(invoiceId) {
      const { pk, sk } = keys.note(invoiceId, '');
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      });
      return items.map((item) => item['note'] as KeptNote);
    },
    async documents(invoiceId) {
      const { pk, sk } = keys.document(invoiceId, '');
      const items = await reads.all({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      });
      const documents = items.map((item) => item['document'] as CaseDocument);
      return documents.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
    },
    events: (invoiceId, cursor, limit) =>
      logPage<CaseEvent>(reads, (seq) => keys.event(invoiceId, seq), 'event', cursor, limit),
    debtorChanges: (creditor, debtorId, cursor, limit) => {
      const keyOf = (version: number) => keys.debtorChange(creditor, debtorId, version);
      return logPage<DebtorChange>(reads, keyOf, 'change', cursor, limit);
    },
  };
}
