import type { Store, Write } from '../../lambdas/ports.ts';
import { aMessage, aReceipt, aStoredDebtor, aTask, aWindow, change, opening, wakeBy } from './stored-things.ts';

export const mime = Buffer.from('Subject: Caf\xe9\r\n\r\n\u0000body', 'latin1');
const mailEvent = { kind: 'delivery', messageKey: 'm', messageId: 'ses-1', at: '2026-03-24T09:00:05.000Z' } as const;
export const request = (key: string): Write => ({ kind: 'newRequest', key, hash: 'hash' });
export const contact = { at: '2026-03-24T09:00:00.000Z', thread: ['ses-1'] };

type Rule = {
  readonly what: string;
  /** What has to be there. */
  readonly given?: readonly Write[];
  readonly write: Write;
  readonly read?: (store: Store) => Promise<unknown>;
  readonly gives?: unknown;
  /** What somebody else does that makes the write come too late; otherwise, doing it once does. */
  readonly rival?: Write;
  readonly isNeverTooLate?: true;
};

const FA1 = opening('FA-1');
const FA2 = opening('FA-2');
const FA3 = opening('FA-3');
const window = aWindow('D-window');
const closed = { ...window, state: 'closed' as const };
const receipt = aReceipt('pay#1');
const message = aMessage('m-1');
const sent = { ...message, state: 'sent' as const, messageId: 'ses-1' };
const notice = { invoiceId: 'main-FA-1', stage: 'reminderOne' as const, cycle: 1 };
const newWindow = (debtorId: string): Write => ({ kind: 'newWindow', window: aWindow(debtorId), wakeBy });

/** Every kind of write: what it does, and when it comes too late. */
export const rules: Record<Write['kind'] | 'case, changed', Rule> = {
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
  debtorContacted: {
    what: 'notes the last contact of a debtor we know',
    given: [{ kind: 'newDebtor', debtor: aStoredDebtor('D-2') }],
    write: { kind: 'debtorContacted', creditor: 'main', debtorId: 'D-2', ...contact },
    read: (store) => store.loadDebtor('main', 'D-2'),
    gives: { ...aStoredDebtor('D-2'), lastContactAt: contact.at, thread: contact.thread },
    isNeverTooLate: true,
  },
  newPayment: {
    what: 'takes a payment id once',
    write: { kind: 'newPayment', creditor: 'main', paymentId: 'p#1', invoiceId: 'i', hash: 'h' },
    read: async (store) => (await store.load({ payment: { creditor: 'main', paymentId: 'p#1' } })).payment,
    gives: { invoiceId: 'i', hash: 'h' },
  },
  raiseTask: {
    what: 'raises a task once',
    write: { kind: 'raiseTask', task: aTask('t-1') },
    read: (store) => store.loadTask('t-1'),
    gives: aTask('t-1'),
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
  newReceipt: {
    what: 'asks for a receipt once',
    write: { kind: 'newReceipt', receipt: aReceipt('pay#0'), wakeBy },
    read: (store) => store.loadReceipt('main', 'C-001', 'pay#0'),
    gives: aReceipt('pay#0'),
  },
  receipt: {
    what: 'settles a receipt that is open',
    given: [{ kind: 'newReceipt', receipt, wakeBy }],
    write: { kind: 'receipt', before: receipt, after: { ...receipt, state: 'settled' }, wakeBy: null },
    read: (store) => store.loadReceipt('main', 'C-001', 'pay#1'),
    gives: { ...receipt, state: 'settled' },
  },
  newMessage: {
    what: 'keeps a message once, with its MIME to the byte',
    write: { kind: 'newMessage', message: aMessage('m-0'), mime, wakeBy },
    read: async (store) => [await store.loadMessage('m-0'), await store.loadMime('m-0')],
    gives: [aMessage('m-0'), mime],
  },
  message: {
    what: 'notes what became of a message, and leaves its MIME as it was',
    given: [{ kind: 'newMessage', message, mime, wakeBy }],
    write: { kind: 'message', before: message, after: sent, wakeBy: null },
    read: async (store) => [await store.loadMessage('m-1'), await store.loadMime('m-1')],
    gives: [sent, mime],
  },
  mailEvent: {
    what: 'keeps an event of SES once of a kind',
    write: { kind: 'mailEvent', event: mailEvent },
    read: (store) => store.mailEvents('m'),
    gives: [mailEvent],
  },
  newRequest: {
    what: 'takes an idempotency key once',
    write: request('r-1'),
    read: (store) => store.loadRequest('r-1'),
    gives: { hash: 'hash' },
  },
};
