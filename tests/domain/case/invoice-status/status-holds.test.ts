import { describe, expect, it } from 'vitest';
import { assess } from '../../../../lambdas/domain/case/assess.ts';
import { type Case } from '../../../../lambdas/domain/case/case.ts';
import { demandableMinor } from '../../../../lambdas/domain/case/demandable.ts';
import { liftHold } from '../../../../lambdas/domain/case/hold.ts';
import { takeStatus } from '../../../../lambdas/domain/case/invoice-status/take-status.ts';
import { recordPayment } from '../../../../lambdas/domain/case/record-payment.ts';
import { settlePauses } from '../../../../lambdas/domain/case/settle-pauses.ts';
import { aDebtorOnRecord } from '../../builders.ts';
import { acceptedOf, after } from '../deciding.ts';
import { aStatus, moment, now, policy, reminded, withStatuses } from './statuses.ts';

const debtor = aDebtorOnRecord();
const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const });
const take = (code: number, changes = {}, dunned = reminded()) =>
  acceptedOf(takeStatus(dunned, 'S-1', aStatus(code, changes), moment()));
const demanded = (dunned: Case, day = '2026-04-20') => demandableMinor(dunned, day);
const blockers = (dunned: Case, at = '2026-04-20T08:00:00.000Z') =>
  assess({ dunned, debtor, policy, now: at }).blockers;

describe('a suspension, and an invoice that is dead as it stands', () => {
  const day = (on: string) => ({ debtor, policy, now: `${on}T08:00:00.000Z` });

  it.each([208, 210, 213, 501])('%i holds until a person or a status ends it, and asks again each week', (code) => {
    const first = take(code);
    const [task] = first.raise;
    const dunned = after(reminded(), first, now);
    const stopped = blockers(dunned, '2026-04-14T08:00:00.000Z');
    expect(stopped).toMatchObject([{ code: 'hold', until: '2026-04-15T07:00:00.000Z' }]);
    expect(stopped[0]?.message).toContain(`the status ${code}`);
    expect(settlePauses({ dunned, ...day('2026-04-14') }).kind).toBe('repeated');
    const look = acceptedOf(settlePauses({ dunned, ...day('2026-04-15') }));
    expect(look.facts).toEqual([
      { type: 'HoldReviewed', data: { holdId: dunned.pauses[0]?.id, until: '2026-04-22', taskId: task?.id } },
    ]);
    expect(look.raise).toEqual([]);
    const done = {
      type: 'TaskDone' as const,
      data: { taskId: task?.id ?? '', kind: 'eInvoiceStatus' as const, result: 'sent' },
    };
    const answered = after(dunned, { ...look, facts: [done] }, now);
    const again = acceptedOf(settlePauses({ dunned: answered, ...day('2026-04-15') }));
    expect(again.raise.map(({ kind, id }) => [kind, id === task?.id])).toEqual([['eInvoiceStatus', false]]);
    expect(demanded(answered, '2027-04-15')).toBe(0);
  });

  it('is set aside by a person, which ends his task', () => {
    const first = take(210);
    const dunned = after(reminded(), first, now);
    const lifted = acceptedOf(liftHold(dunned, dunned.pauses[0]?.id ?? ''));
    expect(lifted.end).toEqual([{ taskId: first.raise[0]?.id, result: 'lifted' }]);
    expect(demanded(after(dunned, lifted, now))).toBe(120_000);
  });

  it('asks nobody any more once the invoice is canceled', () => {
    const first = take(210);
    const dunned = after(reminded(), first, now);
    const canceled = acceptedOf(takeStatus(dunned, 'S-2', aStatus(220, { at: '2026-04-08T07:30:00Z' }), moment()));
    expect(canceled.end).toEqual([{ taskId: first.raise[0]?.id, result: 'canceled' }]);
    expect(after(dunned, canceled, now).pauses).toMatchObject([{ taskId: null }]);
  });
});

describe('a payment that the buyer says he has sent', () => {
  it.each([
    ['2026-04-08', '2026-04-15'],
    ['2026-04-03', '2026-04-13'],
    ['2026-04-02', '2026-04-10'],
    ['2026-03-31', null],
  ])('on %s keeps the ladder still until %j, five business days on, which ends by itself', (on, until) => {
    const dunned = withStatuses([aStatus(211, { on })]);
    expect(dunned.pauses.map((pause) => pause.until)).toEqual(until === null ? [] : [until]);
    if (until === null) return;
    expect([demanded(dunned, '2026-04-09'), demanded(dunned, until)]).toEqual([0, 120_000]);
    const over = acceptedOf(settlePauses({ dunned, debtor, policy, now: `${until}T08:00:00.000Z` }));
    expect([over.facts, over.raise]).toEqual([[{ type: 'PauseExpired', data: { pauseId: dunned.pauses[0]?.id } }], []]);
  });

  it('is believed once: without money, saying it again gains no days; with money it does', () => {
    const once = withStatuses([aStatus(211, { on: '2026-04-01' })]);
    const again = (dunned: Case) =>
      after(dunned, takeStatus(dunned, 'S-2', aStatus(211, { on: '2026-04-08' }), moment()), now);
    expect(again(once).pauses).toHaveLength(once.pauses.length);
    const paid = after(
      once,
      recordPayment(once, { id: 'p', amount: eur(100), receivedOn: '2026-04-02' }, moment()),
      now,
    );
    expect(again(paid).pauses).toHaveLength(once.pauses.length + 1);
  });

  it('is not waited for where the policy gives no days', () => {
    const none = { ...moment(), policy: { ...policy, paymentSentBusinessDays: 0 } };
    expect(acceptedOf(takeStatus(reminded(), 'S-1', aStatus(211), none)).facts).toHaveLength(1);
  });
});
