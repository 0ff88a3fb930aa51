import { expect, it } from 'vitest';
import type { Account } from '../../../local/crashes/account.ts';
import { differencesBetween } from '../../../local/crashes/differences.ts';

const at = '2026-04-07T07:12:00.000Z';

/** One invoice whose reminder one has left. */
const undisturbed: Account = {
  cases: [
    {
      invoice: { id: 'main-fa-1', number: 'FA-1', status: 'open', stage: 'reminderOne', balance: { amountMinor: 100 } },
      events: [
        { type: 'InvoicePosted', at: '2026-03-03T07:00:00.000Z' },
        { type: 'ReminderSent', at },
      ],
    },
  ],
  tasks: [],
  messages: [
    {
      key: 'k1',
      kind: 'dunning',
      debtorId: 'C-1',
      state: 'sent',
      occasion: { kind: 'window', date: '2026-04-07' },
      notices: [{ invoiceId: 'main-fa-1', stage: 'reminderOne', cycle: 1 }],
    },
  ],
  mails: [{ messageKey: 'k1', at, to: ['a@b.example'], content: 'abc' }],
  payers: [{ creditor: 'main', debtorId: 'C-1', grade: 'new' }],
  faults: [],
};
const { cases, messages, mails } = undisturbed;
const [told] = cases;
const [mail] = mails;
const [message] = messages;
const about = 'FA-1 reminderOne: the dunning message to C-1 of 2026-04-07';

it('finds nothing between two stories that are the same, in whatever order they are told', () => {
  const twoCases = { ...undisturbed, cases: [told!, { ...told!, invoice: { ...told!.invoice, number: 'FA-2' } }] };
  expect(differencesBetween(twoCases, { ...twoCases, cases: twoCases.cases.toReversed() })).toEqual([]);
});

it.each([
  { name: 'a message that left twice', found: { mails: [mail!, mail!] }, what: `${about} left 2 times instead of 1` },
  { name: 'a message that never left', found: { mails: [] }, what: `${about} left 0 times instead of 1` },
  {
    name: 'a message that left at another hour',
    found: { mails: [{ ...mail!, at: '2026-04-07T08:12:00.000Z' }] },
    what: `${about} left at 2026-04-07T08:12:00.000Z, not at ${at}`,
  },
  { name: 'other words', found: { mails: [{ ...mail!, content: 'abd' }] }, what: `${about} left {` },
  {
    name: 'a message that is still on its way',
    found: { messages: [{ ...message!, state: 'sending' as const }] },
    what: `${about} is on record as `,
  },
  {
    name: 'a mail without a record',
    found: { mails: [mail!, { ...mail!, messageKey: 'k2' }] },
    what: 'a mail left that is on no record: ',
  },
  { name: 'a lost invoice', found: { cases: [] }, what: 'FA-1 is lost' },
  {
    name: 'another status',
    found: { cases: [{ ...told!, invoice: { ...told!.invoice, status: 'paid' } }] },
    what: 'FA-1: status is "paid" instead of "open"',
  },
  {
    name: 'a line missing in the timeline',
    found: { cases: [{ ...told!, events: told!.events.slice(0, 1) }] },
    what: `FA-1: line 2 of its timeline is nothing instead of ReminderSent of ${at}`,
  },
  { name: 'a task too many', found: { tasks: [{ id: 't1', kind: 'caseStuck' }] }, what: 'task t1 is ' },
  {
    name: 'a payer who is counted otherwise',
    found: { payers: [{ creditor: 'main', debtorId: 'C-1', grade: 'bad' }] },
    what: 'payer C-1 of main is {"creditor":"main","debtorId":"C-1","grade":"bad"} instead of {',
  },
  {
    name: 'a broken execution',
    found: { faults: ['- execution main-fa-1-1 failed'] },
    what: 'the story ended with ["- execution main-fa-1-1 failed"] instead of []',
  },
])('tells $name', ({ found, what }) => {
  const differences = differencesBetween(undisturbed, { ...undisturbed, ...found });
  expect(differences.map((difference) => difference.what)).toEqual([expect.stringContaining(what)]);
});
