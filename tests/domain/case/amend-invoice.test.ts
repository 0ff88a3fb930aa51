import { describe, expect, it } from 'vitest';
import {
  type Amendment,
  amendInvoice,
  amendmentFaults,
  amendmentSchema,
} from '../../../lambdas/domain/case/amend-invoice.ts';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { noticeSent } from '../../../lambdas/domain/case/evolve-notices.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { aCase, aCaseThatSent, aCreditor, aDebtorOnRecord, aPendingNotice, aPolicy } from '../builders.ts';
import { acceptedOf, after } from './deciding.ts';
import { plan } from './planning.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();
const at = '2026-04-08T08:00:00.000Z';
const moment = { policy, now: at };
const amended = (dunned: Case, amendment: Amendment) => after(dunned, amendInvoice(dunned, amendment, moment), at);
const next = (dunned: Case, now = at) => assess({ dunned, debtor, policy, now });

/** Due on 31 March; reminder one left on 3 April. */
const reminded = (changes: Parameters<typeof aCaseThatSent>[1] = {}) =>
  aCaseThatSent({ reminderOne: '2026-04-03' }, changes);

describe('a due date that is moved', () => {
  it('later takes the next stage with it, and what has left stays left', () => {
    const dunned = amended(reminded(), { dueDate: '2026-05-29' });
    expect(dunned).toMatchObject({ stage: 'reminderOne', cycle: 1, invoice: { dueDate: '2026-05-29' } });
    // Ten days after it.
    expect(next(dunned)).toMatchObject({ step: 'reminderTwo', dueOn: '2026-06-08' });
  });

  it('earlier brings the next stage forward, but not within the minimum gap', () => {
    const dunned = amended(reminded(), { dueDate: '2026-03-16' });
    expect(next(dunned)).toMatchObject({ step: 'reminderTwo', dueOn: '2026-04-08', offsetOn: '2026-03-26' });
    expect(next(dunned, '2026-04-07T08:00:00.000Z').blockers.map(({ code }) => code)).toEqual(['minimumGap']);
  });

  it('killbill#2297: plans every stage anew from it, skips none, and sends none at once', () => {
    const dunned = amended(reminded({ lateDays: 12 }), { dueDate: '2026-05-29' });
    const { stage, at: instants } = plan({ dunned, policy, now: at });
    expect([stage, instants.reminderTwo, instants.directNotice, instants.legalEscalation]).toEqual([
      'reminderTwo',
      '2026-06-08T07:00:00.000Z',
      '2026-06-18T07:00:00.000Z',
      '2026-07-03T07:00:00.000Z',
    ]);
    expect(dunned.version).toBeGreaterThan(reminded().version);
  });

  it.each([
    ['is less late', false, '2026-03-27', 2, '2026-04-08'],
    ['is not late any more', false, '2026-03-29', 0, '2026-04-08'],
    ['is just being sent', true, '2026-03-27', 2, '2026-04-08'],
    ['is later still', false, '2026-02-23', 34, '2026-04-08'],
    ['is not due any more', false, '2026-05-29', 0, '2026-06-08'],
  ])(
    'sets the notice right that waits in a window, 28 days late: one that %s by it',
    (_how, isClaimed, dueDate, late, reminderTwoOn) => {
      const window = { window: '2026-04-01', sendAt: '2026-04-01T07:30:00.000Z' };
      const notice = aPendingNotice({ ...window, lateDays: 28, ...(isClaimed && { messageKey: 'key' }) });
      const waiting = aCase({ invoice: { dueDate: '2026-03-01' }, notice });
      const now = '2026-04-01T07:10:00.000Z';
      const dunned = after(waiting, amendInvoice(waiting, { dueDate }, { policy, now }), now);
      expect(dunned.notice).toEqual({ ...notice, lateDays: late });
      const left = record(dunned, [noticeSent(notice, { messageKey: 'key', messageId: 'ses' }, late)], {
        at: notice.sendAt,
        by: 'test',
      }).after;
      expect(next(left)).toMatchObject({ step: 'reminderTwo', dueOn: reminderTwoOn });
    },
  );

  it('lets a courtesy notice leave when nothing has left yet and there is time for it again', () => {
    const overdue = aCase();
    expect(next(overdue).step).toBe('reminderOne');
    expect(next(amended(overdue, { dueDate: '2026-05-29' })).step).toBe('courtesyNotice');
  });
});

describe('an amendment', () => {
  it('records what has changed, and nothing that is so already', () => {
    const decision = amendInvoice(reminded(), { dueDate: '2026-03-31', purchaseOrder: 'PO-8' }, moment);
    expect(acceptedOf(decision).facts).toEqual([{ type: 'InvoiceAmended', data: { purchaseOrder: 'PO-8' } }]);
    const dunned = amended(reminded(), { purchaseOrder: 'PO-8' });
    expect(amendInvoice(dunned, { purchaseOrder: 'PO-8' }, moment).kind).toBe('repeated');
  });

  it('replaces the payment means as a whole', () => {
    const reference = { reference: 'FA-1' };
    const iban = 'FR7630006000011234567890189';
    const dunned = amended(amended(reminded(), { paymentMeans: { iban } }), { paymentMeans: reference });
    expect(dunned.invoice.paymentMeans).toEqual(reference);
  });

  it('moves nothing of the ladder unless the due date moves', () => {
    const dunned = amended(reminded({ lateDays: 12 }), { purchaseOrder: 'PO-8' });
    expect(dunned.lateDays).toBe(12);
  });

  it.each(['paid', 'canceled', 'handedOver', 'writtenOff'] as const)('of a case that is %s is refused', (status) => {
    expect(amendInvoice(reminded({ status }), { purchaseOrder: 'PO-8' }, moment)).toMatchObject({ code: 'closed' });
  });

  it.each([
    [{}, ''],
    [{ id: 'A-1' }, ''],
    [{ dueDate: '2040-01-01' }, 'dueDate'],
    [{ dueDate: 'soon' }, 'dueDate'],
    [{ purchaseOrder: 'PO-8', amount: { amountMinor: 1, currency: 'EUR' } }, ''],
    [{ purchaseOrder: '' }, 'purchaseOrder'],
    [{ paymentMeans: { iban: 'FR00' } }, 'paymentMeans.iban'],
  ])('of the form %j names what is at fault: "%s"', (body, field) => {
    expect(amendmentSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it.each([
    [{ dueDate: '2026-02-28' }, ['dueDate']],
    [{ dueDate: '2026-03-01' }, []],
    [{ paymentMeans: { iban: 'DE89370400440532013000' } }, ['paymentMeans.iban']],
    [{ paymentMeans: { paymentLink: 'https://evil.example/42' } }, ['paymentMeans.paymentLink']],
    [
      { dueDate: '2026-02-28', paymentMeans: { paymentLink: 'http://pay.example' } },
      ['dueDate', 'paymentMeans.paymentLink'],
    ],
    [{ paymentMeans: { iban: 'FR7630006000011234567890189', paymentLink: 'https://pay.example/42' } }, []],
  ])('is held to the rules for posting: %j is at fault in %j', (body, fields) => {
    const invoice = { creditor: 'main', issueDate: '2026-03-01' };
    expect(amendmentFaults(invoice, body, [aCreditor()]).map(({ field }) => field)).toEqual(fields);
  });

  it('cannot pass for that of another creditor', () => {
    const body = { creditor: 'other', paymentMeans: { iban: 'DE89370400440532013000' } };
    const other = aCreditor({ id: 'other', bankAccounts: [{ iban: 'DE89370400440532013000', bic: 'COBADEFF' }] });
    const faults = amendmentFaults({ creditor: 'main', issueDate: '2026-03-01' }, body, [aCreditor(), other]);
    expect(faults.map(({ field }) => field)).toEqual(['paymentMeans.iban']);
  });
});
