import type { Write } from '../../ports/write.ts';
import { bankOperation } from './bank-items.ts';
import { caseOperations } from './case-operations.ts';
import { chainDigestOperation } from './chain-digest-operation.ts';
import { circumstancesOperations } from './circumstances-operations.ts';
import { debtorOperations } from './debtor-operations.ts';
import { digestOperation } from './digest-items.ts';
import { erasure } from './erasure.ts';
import { importOperation } from './import-items.ts';
import { keys } from './keys.ts';
import { messageOperations } from './message-operations.ts';
import { namingOperations } from './naming-operations.ts';
import { isNew, type Operation, put } from './operation.ts';
import { contributionOperations, creditOperation } from './payer-items.ts';
import { paymentOperations } from './payment-operations.ts';
import { pspMoneyOperation } from './psp-money.ts';
import { taskOperations } from './task-operations.ts';
import { windowOperations } from './window-operations.ts';

/** The operations of one write: each carries the condition under which the decision behind it holds. */
export function operationsOf(TableName: string, write: Write): Operation[] {
  switch (write.kind) {
    case 'case':
    case 'caseUnchanged':
    case 'newNote':
    case 'newDocument':
      return caseOperations(TableName, write);
    case 'newDebtor':
    case 'debtor':
    case 'debtorUnchanged':
    case 'debtorContacted':
      return debtorOperations(TableName, write);
    case 'newPayment':
    case 'payment':
      return paymentOperations(TableName, write);
    case 'raiseTask':
    case 'task':
    case 'endTask':
      return taskOperations(TableName, write);
    case 'newWindow':
    case 'windowStillOpen':
    case 'joinWindow':
    case 'leaveWindow':
    case 'window':
      return windowOperations(TableName, write);
    case 'newTransactional':
    case 'transactional':
    case 'newMessage':
    case 'message':
    case 'mailEvent':
    case 'addressUse':
      return messageOperations(TableName, write);
    case 'circumstances':
    case 'newPolicyVersion':
      return circumstancesOperations(TableName, write);
    case 'contribution':
      return contributionOperations(TableName, write);
    case 'payerUnchanged':
    case 'creditReview':
      return [creditOperation(TableName, write)];
    case 'digest':
      return [digestOperation(TableName, write)];
    case 'eraseNote':
    case 'eraseMime':
    case 'eraseTask':
    case 'eraseDocument':
      return [erasure(TableName, write)];
    case 'chainDigest':
      return [chainDigestOperation(TableName, write)];
    case 'invoiceName':
    case 'invoiceAmount':
    case 'payerMark':
    case 'erasePayerMark':
    case 'paymentPayer':
    case 'erasePaymentPayer':
      return namingOperations(TableName, write);
    case 'bank':
      return [bankOperation(TableName, write)];
    case 'pspMoney':
    case 'pspMoneyUnchanged':
      return [pspMoneyOperation(TableName, write)];
    case 'import':
    case 'importChunk':
      return [importOperation(TableName, write)];
    case 'newRequest':
      return [put(TableName, { ...keys.request(write.key), itemType: 'request', hash: write.hash }, isNew)];
  }
}
