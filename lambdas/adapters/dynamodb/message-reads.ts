import { gunzipSync } from 'node:zlib';
import { type AddressUse, unusedAddress } from '../../domain/debtor/address-use.ts';
import type { Transactional } from '../../domain/message/transactional.ts';
import type { MailEvent } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { flat, part } from './item-parts.ts';
import { messageOf } from './items.ts';
import { keys } from './keys.ts';
import type { Reads } from './reads.ts';

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

/** Reads messages, what asks for them, and what became of them. */
export function createMessageReads(
  reads: Reads,
): Pick<Store, 'loadTransactional' | 'loadAddressUse' | 'loadMessage' | 'loadMime' | 'findMessage' | 'mailEvents'> {
  return {
    loadTransactional: async (creditor, debtorId, id) =>
      flat<Transactional>(await reads.get(keys.transactional(creditor, debtorId, id)), transactionalFields),
    async loadAddressUse(creditor, address) {
      const item = await reads.get(keys.addressUse(creditor, address));
      return part<AddressUse>(item, 'addressUse') ?? unusedAddress(creditor, address);
    },
    async loadMessage(key) {
      const item = await reads.get(keys.message(key));
      return item && messageOf(item);
    },
    async loadMime(key) {
      const mime = part<Uint8Array>(await reads.get(keys.message(key)), 'mime');
      return mime && gunzipSync(mime);
    },
    async findMessage(id) {
      const [known, pointer] = await Promise.all([reads.get(keys.message(id)), reads.get(keys.sesMessage(id))]);
      const key = part<string>(pointer, 'messageKey');
      const item = known ?? (key === undefined ? undefined : await reads.get(keys.message(key)));
      return item && messageOf(item);
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
  };
}
