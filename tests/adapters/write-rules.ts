import { newMoney } from '../../lambdas/domain/psp/psp-money.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import type { Write } from '../../lambdas/ports/write.ts';
import type { CaseDocument } from '../../lambdas/domain/case-document.ts';
import { noCircumstances } from '../../lambdas/domain/circumstances/circumstances.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { takenBy, unusedAddress } from '../../lambdas/domain/debtor/address-use.ts';
import type { Digest } from '../../lambdas/domain/digest/digest.ts';
import { contributionOf } from '../../lambdas/domain/payer/contribution.ts';
import {
  aMessage,
  aTransactional,
  aStoredDebtor,
  aStoredPayment,
  aTask,
  aWindow,
  change,
  opening,
  wakeBy,
} from './stored-things.ts';

export const mime = Buffer.from('Subject: Caf\xe9\r\n\r\n\u0000body', 'latin1');
const mailEvent = { kind: 'delivery', messageKey: 'm', messageId: 'ses-1', at: '2026-03-24T09:00:05.000Z' } as const;
export const request = (key: string): Write => ({ kind: 'newRequest', key, hash: 'hash' });
export const contact = { at: '2026-03-24T09:00:00.000Z', thread: ['ses-1'] };

type Rule = {
  readonly what: string;
  /** What has to be there. */
  readonly given?: readonly Write[];
  readonly write: Write;
  readonly read?: (store: Store, mimeOf: (messageKey: string) => Promise<Buffer>) => Promise<unknown>;
  readonly gives?: unknown;
  /** What somebody else does that makes the write come too late; otherwise, doing it once does. */
  readonly rival?: Write;
  readonly isNeverTooLate?: true;
};

const FA1 = opening('FA-1');
const FA2 = opening('FA-2');
const FA3 = opening('FA-3');
const holdTerms = { holdId: 'H-1', reason: 'A question.', until: '2026-05-01' };
const aHold = { id: 'H-1', reason: 'A question.', until: '2026-05-01', since: wakeBy, end: null };
const window = aWindow('D-window');
const closed = { ...window, state: 'closed' as const };
const part = { invoiceId: 'i', debtorId: 'C-001', paymentId: 'p#2', amountMinor: 5, by: 'bank' };
const spread = { ...aStoredPayment('p#2'), parts: [part], version: 2 };
const receipt = aTransactional('pay#1');
const circumstances = { ...noCircumstances, version: 1, feeds: { main: { readUpTo: wakeBy } } };
const policyVersion = { version: 1, at: wakeBy, by: 'finance', policy: defaultPolicy };
const note = { id: 'dispute-D-1', said: { comment: 'too few' }, at: wakeBy, by: 'finance' };
const message = aMessage('m-1');
const sent = { ...message, state: 'sent' as const, messageId: 'ses-1' };
const held = { ...aStoredDebtor('D-3'), locale: 'en' as const, doNotWrite: true, holds: [aHold], version: 2 };
const heldLine = { version: 2, at: wakeBy, by: 'finance', type: 'HoldPlaced' as const, data: holdTerms };
const notice = { invoiceId: 'main-FA-1', stage: 'reminderOne' as const, cycle: 1 };
const counted = { invoiceId: 'main-counted', payer: { creditor: 'main', debtorId: 'D-5' } };
const reviewed = { invoiceId: 'main-reviewed', payer: { creditor: 'main', debtorId: 'D-reviewed' } };
const said = { revision: 1, contribution: contributionOf(FA1.after) };
const saidAnew = { revision: 2, contribution: contributionOf(change(FA1.after).after) };
const unused = unusedAddress('main', 'a1');
const usedOnce = takenBy(unused, 'D-1', '2026-03-24');
const usedTwice = takenBy(usedOnce, 'D-2', '2026-03-25');
export const document: CaseDocument = {
  id: 'formalNotice-1',
  kind: 'formalNotice',
  key: 'main/documented/formalNotice-1',
  fileName: 'notice.pdf',
  contentType: 'application/pdf',
  sha256: 'ab',
  size: 2,
  createdAt: wakeBy,
};
const digest: Digest = { creditor: 'main', kind: 'daily', day: '2026-03-24', state: 'sending', at: wakeBy, attempt: 1 };
const begunDigest = { day: '2026-03-24', state: 'begun' } as const;
const signedDigest = { day: '2026-03-23', state: 'signed', sha256: 'ab', count: 1 } as const;
const anImport = {
  id: 'import-1',
  of: 'invoices',
  at: wakeBy,
  by: 'bulk-import',
  rows: 1,
  chunks: 1,
  state: 'importing',
  counts: { accepted: 0, duplicate: 0, refused: 0 },
  version: 1,
} as const;
const aChunk = {
  chunk: 2,
  rows: [{ row: 101, name: 'FA-1', outcome: 'accepted' }],
  debtors: [{ creditor: 'main', debtorId: 'C-1' }],
} as const;
const price = { amountMinor: 4_990, currency: 'EUR' as const };
const newWindow = (debtorId: string): Write => ({ kind: 'newWindow', window: aWindow(debtorId), wakeBy });

const upload = { kind: 'upload', id: 'upload-1', by: 'bank', version: 1 } as const;
const told = { ...newMoney('main', 'pi_1'), version: 1 };

/** Every kind of write: what it does, and when it comes too late. */
export const rules: Record<Write['kind'] | 'case, changed' | 'chainDigest, signed', Rule> = {
  case: {
    what: 'opens a case once',
    write: FA1,
    read: (store) => store.loadCase(FA1.after.id),
    gives: FA1.after,
  },
  'case, changed': {
    what: 'changes a case that is as it was',
    given: [FA2],
    write: change(FA2.after),
    read: (store) => store.loadCase(FA2.after.id),
    gives: change(FA2.after).after,
  },
  caseUnchanged: {
    what: 'asks that a case is as it was',
    given: [FA3],
    write: { kind: 'caseUnchanged', dunned: FA3.after },
    rival: change(FA3.after),
  },
  newDebtor: {
    what: 'keeps a debtor once',
    write: { kind: 'newDebtor', debtor: aStoredDebtor('D-1') },
    read: (store) => store.loadDebtor('main', 'D-1'),
    gives: aStoredDebtor('D-1'),
  },
  debtor: {
    what: 'changes a debtor who is as he was, and leaves his contacts as they are',
    given: [
      { kind: 'newDebtor', debtor: aStoredDebtor('D-3') },
      { kind: 'debtorContacted', debtor: aStoredDebtor('D-3'), ...contact },
    ],
    write: { kind: 'debtor', before: aStoredDebtor('D-3'), after: held, change: heldLine, wakeBy },
    read: (store) => store.loadDebtor('main', 'D-3'),
    gives: { ...held, lastContactAt: contact.at, thread: contact.thread },
  },
  debtorUnchanged: {
    what: 'asks that a debtor is as he was',
    given: [{ kind: 'newDebtor', debtor: aStoredDebtor('D-4') }],
    write: { kind: 'debtorUnchanged', debtor: aStoredDebtor('D-4') },
    rival: {
      kind: 'debtor',
      before: aStoredDebtor('D-4'),
      after: { ...aStoredDebtor('D-4'), version: 2 },
      wakeBy,
    },
  },
  debtorContacted: {
    what: 'notes the last contact of a debtor whose contacts are as they were',
    given: [{ kind: 'newDebtor', debtor: aStoredDebtor('D-2') }],
    write: { kind: 'debtorContacted', debtor: aStoredDebtor('D-2'), ...contact },
    read: (store) => store.loadDebtor('main', 'D-2'),
    gives: { ...aStoredDebtor('D-2'), lastContactAt: contact.at, thread: contact.thread },
  },
  newPayment: {
    what: 'takes a payment id once',
    write: { kind: 'newPayment', payment: aStoredPayment('p#1'), wakeBy: null },
    read: async (store) => (await store.load({ payment: { creditor: 'main', paymentId: 'p#1' } })).payment,
    gives: aStoredPayment('p#1'),
  },
  payment: {
    what: 'notes where the money of a payment has gone, if it is as it was',
    given: [{ kind: 'newPayment', payment: aStoredPayment('p#2'), wakeBy }],
    write: { kind: 'payment', before: aStoredPayment('p#2'), after: spread, wakeBy: null },
    read: async (store) => (await store.load({ payment: { creditor: 'main', paymentId: 'p#2' } })).payment,
    gives: spread,
  },
  raiseTask: {
    what: 'raises a task once',
    write: { kind: 'raiseTask', task: aTask('t-1') },
    read: (store) => store.loadTask('t-1'),
    gives: aTask('t-1'),
  },
  task: {
    what: 'changes a task that is open',
    given: [{ kind: 'raiseTask', task: aTask('t-3') }],
    write: { kind: 'task', task: { ...aTask('t-3'), owner: 'camille' } },
    rival: { kind: 'endTask', taskId: 't-3', result: 'done', at: '2026-03-02T08:00:00.000Z', by: 'finance' },
    read: (store) => store.loadTask('t-3'),
    gives: { ...aTask('t-3'), owner: 'camille' },
  },
  endTask: {
    what: 'ends a task that is open',
    given: [{ kind: 'raiseTask', task: aTask('t-2') }],
    write: { kind: 'endTask', taskId: 't-2', result: 'done', at: '2026-03-02T08:00:00.000Z', by: 'finance' },
    read: (store) => store.loadTask('t-2'),
    gives: {
      ...aTask('t-2'),
      status: 'done',
      result: 'done',
      doneAt: '2026-03-02T08:00:00.000Z',
      doneBy: 'finance',
    },
  },
  newWindow: {
    what: 'opens a window once',
    write: newWindow('D-new'),
    read: (store) => store.loadWindow('main', 'D-new', '2026-03-24'),
    gives: aWindow('D-new'),
  },
  windowStillOpen: {
    what: 'asks that a window is open',
    given: [newWindow('D-open')],
    write: { kind: 'windowStillOpen', window: aWindow('D-open') },
    rival: { kind: 'window', before: aWindow('D-open'), after: aWindow('D-open', { state: 'closed' }), wakeBy: null },
  },
  joinWindow: {
    what: 'puts a notice into a window',
    write: { kind: 'joinWindow', window: aWindow('D-join'), notice },
    read: (store) => store.windowNotices(aWindow('D-join')),
    gives: [notice],
    isNeverTooLate: true,
  },
  leaveWindow: {
    what: 'takes a notice out of a window',
    given: [{ kind: 'joinWindow', window: aWindow('D-leave'), notice }],
    write: { kind: 'leaveWindow', window: aWindow('D-leave'), invoiceId: notice.invoiceId },
    read: (store) => store.windowNotices(aWindow('D-leave')),
    gives: [],
    isNeverTooLate: true,
  },
  window: {
    what: 'closes a window that is open',
    given: [{ kind: 'newWindow', window, wakeBy }],
    write: { kind: 'window', before: window, after: closed, wakeBy },
    read: (store) => store.loadWindow('main', 'D-window', '2026-03-24'),
    gives: closed,
  },
  newTransactional: {
    what: 'asks for a transactional message once',
    write: { kind: 'newTransactional', transactional: aTransactional('pay#0'), wakeBy },
    read: (store) => store.loadTransactional('main', 'C-001', 'pay#0'),
    gives: aTransactional('pay#0'),
  },
  transactional: {
    what: 'settles a transactional message that is open',
    given: [{ kind: 'newTransactional', transactional: receipt, wakeBy }],
    write: { kind: 'transactional', before: receipt, after: { ...receipt, state: 'settled' }, wakeBy: null },
    read: (store) => store.loadTransactional('main', 'C-001', 'pay#1'),
    gives: { ...receipt, state: 'settled' },
  },
  circumstances: {
    what: 'keeps what holds for many cases',
    write: { kind: 'circumstances', before: noCircumstances, after: circumstances },
    read: (store) => store.loadCircumstances(),
    gives: circumstances,
  },
  newPolicyVersion: {
    what: 'keeps a version of a policy once',
    write: { kind: 'newPolicyVersion', policyVersion },
    read: (store) => store.policyVersions('default', undefined, 5),
    gives: { items: [policyVersion] },
  },
  newNote: {
    what: 'keeps what people said about an act',
    write: { kind: 'newNote', invoiceId: 'noted', note },
    read: (store) => store.notes('noted'),
    gives: [note],
  },
  newDocument: {
    what: 'keeps what is known of a document of a case',
    write: { kind: 'newDocument', invoiceId: 'documented', document },
    read: (store) => store.documents('documented'),
    gives: [document],
    isNeverTooLate: true,
  },
  eraseNote: {
    what: 'takes away what people said, or leaves it gone',
    given: [{ kind: 'newNote', invoiceId: 'forgotten', note }],
    write: { kind: 'eraseNote', invoiceId: 'forgotten', noteId: note.id },
    read: (store) => store.notes('forgotten'),
    gives: [],
    isNeverTooLate: true,
  },
  eraseDocument: {
    what: 'takes away what is known of a file, or leaves it gone',
    given: [{ kind: 'newDocument', invoiceId: 'forgotten', document }],
    write: { kind: 'eraseDocument', invoiceId: 'forgotten', documentId: document.id },
    read: (store) => store.documents('forgotten'),
    gives: [],
    isNeverTooLate: true,
  },
  eraseMime: {
    what: 'takes away what a message said, and leaves that it was sent',
    given: [{ kind: 'newMessage', message: aMessage('m-erased'), mime, wakeBy }],
    write: { kind: 'eraseMime', messageKey: 'm-erased' },
    read: async (store) => [await store.loadMessage('m-erased'), await store.loadMime('m-erased')],
    gives: [aMessage('m-erased'), undefined],
    isNeverTooLate: true,
  },
  eraseTask: {
    what: 'takes away what a finished task told',
    given: [
      { kind: 'raiseTask', task: { ...aTask('t-told'), data: { text: 'I cannot pay.' } } },
      { kind: 'endTask', taskId: 't-told', result: 'called him', at: wakeBy, by: 'finance' },
    ],
    write: { kind: 'eraseTask', task: aTask('t-told') },
    read: (store) => store.loadTask('t-told'),
    gives: { ...aTask('t-told'), data: {}, status: 'done', result: 'erased', doneAt: wakeBy, doneBy: 'finance' },
    isNeverTooLate: true,
  },
  newMessage: {
    what: 'keeps a message once, with its MIME to the byte',
    write: { kind: 'newMessage', message: aMessage('m-0'), mime, wakeBy },
    read: async (store, mimeOf) => [await store.loadMessage('m-0'), await mimeOf('m-0')],
    gives: [aMessage('m-0'), mime],
  },
  message: {
    what: 'notes what became of a message, and leaves its MIME as it was',
    given: [{ kind: 'newMessage', message, mime, wakeBy }],
    write: { kind: 'message', before: message, after: sent, wakeBy: null },
    read: async (store, mimeOf) => [await store.loadMessage('m-1'), await mimeOf('m-1')],
    gives: [sent, mime],
  },
  mailEvent: {
    what: 'keeps an event of SES once of a kind',
    write: { kind: 'mailEvent', event: mailEvent },
    read: (store) => store.mailEvents('m'),
    gives: [mailEvent],
  },
  contribution: {
    what: 'counts what a case says of its payer in place of what it said before',
    given: [{ kind: 'contribution', ...counted, before: undefined, after: said }],
    write: { kind: 'contribution', ...counted, before: said, after: saidAnew },
    read: async (store) => (await store.loadContribution(counted.invoiceId)).kept,
    gives: saidAnew,
  },
  payerUnchanged: {
    what: 'asks that nothing else was counted of a payer',
    given: [{ kind: 'contribution', ...reviewed, before: undefined, after: said }],
    write: { kind: 'payerUnchanged', payer: reviewed.payer, revision: 1 },
    rival: { kind: 'contribution', ...reviewed, before: said, after: saidAnew },
  },
  creditReview: {
    what: 'says when the credit of a payer is looked at, if that is as it was',
    given: [{ kind: 'creditReview', payer: reviewed.payer, before: null, wakeBy: '2026-05-01T06:00:00.000Z' }],
    write: { kind: 'creditReview', payer: reviewed.payer, before: '2026-05-01T06:00:00.000Z', wakeBy },
    read: (store) => store.loadCreditReview(reviewed.payer),
    gives: wakeBy,
  },
  addressUse: {
    what: 'notes who has an address today, if that is as it was',
    given: [{ kind: 'addressUse', before: unused, after: usedOnce }],
    write: { kind: 'addressUse', before: usedOnce, after: usedTwice },
    read: (store) => store.loadAddressUse('main', 'a1'),
    gives: usedTwice,
  },
  pspMoney: {
    what: 'puts on record what is told of money at a payment provider, if it is as it was',
    given: [{ kind: 'pspMoney', before: undefined, after: told }],
    write: { kind: 'pspMoney', before: told, after: { ...told, standing: 'pi_1', version: 2 } },
    read: (store) => store.loadPspMoney('main', ['pi_1']),
    gives: [{ ...told, standing: 'pi_1', version: 2 }],
  },
  pspMoneyUnchanged: {
    what: 'asks that what is told of money at a payment provider is as it was',
    given: [{ kind: 'pspMoney', before: undefined, after: { ...told, id: 'pi_2' } }],
    write: { kind: 'pspMoneyUnchanged', money: { ...told, id: 'pi_2' } },
    rival: { kind: 'pspMoney', before: { ...told, id: 'pi_2' }, after: { ...told, id: 'pi_2', version: 2 } },
  },
  import: {
    what: 'notes how an import stands as long as it is as it was',
    given: [{ kind: 'import', before: undefined, after: anImport }],
    write: { kind: 'import', before: anImport, after: { ...anImport, state: 'imported', version: 2 } },
    read: (store) => store.loadImport('import-1'),
    gives: { ...anImport, state: 'imported', version: 2 },
  },
  importChunk: {
    what: 'keeps what became of the rows of a chunk',
    given: [{ kind: 'importChunk', importId: 'import-1', chunk: { ...aChunk, chunk: 10 } }],
    write: { kind: 'importChunk', importId: 'import-1', chunk: aChunk },
    read: (store) => store.importChunks('import-1', 2, 5),
    gives: [aChunk, { ...aChunk, chunk: 10 }],
    isNeverTooLate: true,
  },
  newRequest: {
    what: 'takes an idempotency key once',
    write: request('r-1'),
    read: (store) => store.loadRequest('r-1'),
    gives: { hash: 'hash' },
  },
  bank: {
    what: 'notes what is known of the bank as long as that is as it was',
    given: [{ kind: 'bank', before: undefined, after: upload }],
    write: { kind: 'bank', before: upload, after: { ...upload, statementId: 'S-1', version: 2 } },
    read: (store) => store.loadUpload(upload.id),
    gives: { ...upload, statementId: 'S-1', version: 2 },
  },
  chainDigest: {
    what: 'begins the digest of a day once',
    write: { kind: 'chainDigest', before: undefined, after: begunDigest },
    read: (store) => store.latestChainDigests(1),
    gives: [begunDigest],
  },
  'chainDigest, signed': {
    what: 'puts a digest on record as signed while it is begun',
    given: [{ kind: 'chainDigest', before: undefined, after: { ...begunDigest, day: '2026-03-23' } }],
    write: { kind: 'chainDigest', before: { ...begunDigest, day: '2026-03-23' }, after: signedDigest },
    read: (store) => store.chainDigestsFrom('2026-03-23', 1),
    gives: [signedDigest],
  },
  digest: {
    what: 'puts the end of a digest on record, and only of the one that was seen',
    given: [{ kind: 'digest', before: undefined, after: digest }],
    write: { kind: 'digest', before: digest, after: { ...digest, state: 'sent', messageId: 'ses-1' } },
    read: (store) => store.loadDigest(digest),
    gives: { ...digest, state: 'sent', messageId: 'ses-1' },
  },
  invoiceName: {
    what: 'leads from a name to the invoice, and counts how many have had it',
    given: [{ kind: 'invoiceName', creditor: 'main', name: 'RF18539007547034', invoiceId: 'main-first' }],
    write: { kind: 'invoiceName', creditor: 'main', name: 'RF18539007547034', invoiceId: 'main-second' },
    read: (store) => store.invoicesNamed('main', ['RF18539007547034', 'N:FA-1']),
    gives: [{ name: 'RF18539007547034', invoiceId: 'main-second', uses: 2 }],
    isNeverTooLate: true,
  },
  invoiceAmount: {
    what: 'leads from an amount to the invoices that have it',
    given: [{ kind: 'invoiceAmount', creditor: 'main', amount: price, invoiceId: 'main-first' }],
    write: { kind: 'invoiceAmount', creditor: 'main', amount: price, invoiceId: 'main-second' },
    read: (store) => store.invoicesOfAmount('main', price, 5),
    gives: ['main-first', 'main-second'],
    isNeverTooLate: true,
  },
  payerMark: {
    what: 'leads from an account to the debtor who pays from it',
    write: { kind: 'payerMark', creditor: 'main', debtorId: 'D-pays', mark: 'account-1' },
    read: async (store) => [await store.debtorsMarked('main', 'account-1'), await store.marksOf('main', 'D-pays')],
    gives: [['D-pays'], ['account-1']],
    isNeverTooLate: true,
  },
  erasePayerMark: {
    what: 'forgets from which account a debtor pays',
    given: [{ kind: 'payerMark', creditor: 'main', debtorId: 'D-gone', mark: 'account-2' }],
    write: { kind: 'erasePayerMark', creditor: 'main', debtorId: 'D-gone', mark: 'account-2' },
    read: async (store) => [await store.debtorsMarked('main', 'account-2'), await store.marksOf('main', 'D-gone')],
    gives: [[], []],
    isNeverTooLate: true,
  },
  paymentPayer: {
    what: 'keeps the account that money came from',
    write: { kind: 'paymentPayer', creditor: 'main', paymentId: 'p-kept', mark: 'account-3' },
    read: (store) => store.loadPaymentPayer('main', 'p-kept'),
    gives: 'account-3',
    isNeverTooLate: true,
  },
  erasePaymentPayer: {
    what: 'forgets the account that money came from',
    given: [{ kind: 'paymentPayer', creditor: 'main', paymentId: 'p-gone', mark: 'account-4' }],
    write: { kind: 'erasePaymentPayer', creditor: 'main', paymentId: 'p-gone' },
    read: (store) => store.loadPaymentPayer('main', 'p-gone'),
    gives: undefined,
    isNeverTooLate: true,
  },
};
