import { describe, expect, it } from 'vitest';
import { type Case } from '../../../../lambdas/domain/case/case.ts';
import { resolveDispute } from '../../../../lambdas/domain/case/dispute.ts';
import { takeStatus } from '../../../../lambdas/domain/case/invoice-status/take-status.ts';
import { recordPayment } from '../../../../lambdas/domain/case/record-payment.ts';
import { acceptedOf, after } from '../deciding.ts';
import { aStatus, moment, now, policy, reminded, withStatuses } from './statuses.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const });
const take = (code: number, changes = {}, dunned = reminded()) =>
  acceptedOf(takeStatus(dunned, 'S-1', aStatus(code, changes), moment()));

describe('what a later status says', () => {
  const standing = ({ pauses }: Case) =>
    pauses.filter(({ end }) => end === null).map((pause) => [pause.kind, 'status' in pause ? pause.status : undefined]);

  it.each<[string, (number | ReturnType<typeof aStatus>)[], unknown[]]>([
    ['approved after in dispute', [207, 205], []],
    ['approved after in part', [aStatus(206, { at: '2026-04-08T00:00:00Z', amount: eur(100) }), 205], []],
    [
      'in dispute after in part',
      [aStatus(206, { at: '2026-04-08T00:00:00Z', amount: eur(100) }), 207],
      [['dispute', 207]],
    ],
    ['in dispute after approved', [205, 207], [['dispute', 207]]],
    ['in dispute twice', [207, 207], [['dispute', 207]]],
    ['completed after suspended', [208, 209], []],
    ['suspended again after completed', [208, 209, 208], [['hold', 208]]],
    ['approved after suspended', [208, 205], []],
    ['in dispute after suspended', [208, 207], [['dispute', 207]]],
    ['payment sent after suspended', [208, 211], [['hold', 211]]],
    ['filed again after rejected', [213, 200], []],
    ['filed again after unreadable', [501, 200], []],
    ['filed again after refused', [210, 200], [['hold', 210]]],
    ['approved after refused', [210, 205], [['hold', 210]]],
    ['rejected after refused', [210, 213], [['hold', 210]]],
    ['refused after rejected', [213, 210], [['hold', 210]]],
  ])('%s', (_what, codes, pauses) => {
    expect(standing(withStatuses(codes))).toEqual(pauses);
  });

  it('ends the task of what it ends', () => {
    for (const [first, second] of [
      [207, 205],
      [208, 209],
      [213, 200],
    ] as const) {
      const raised = take(first, { at: '2026-04-08T00:00:00Z' });
      const dunned = after(reminded(), raised, now);
      const next = acceptedOf(takeStatus(dunned, 'S-2', aStatus(second), moment()));
      expect(next.end.map(({ taskId }) => taskId)).toEqual(raised.raise.map(({ id }) => id));
    }
  });

  it('stands though an earlier one arrives after it', () => {
    const dunned = withStatuses([
      aStatus(205, { at: '2026-04-08T06:00:00Z' }),
      aStatus(207, { at: '2026-04-08T05:00:00Z' }),
    ]);
    expect(standing(dunned)).toEqual([]);
    const mended = withStatuses([
      aStatus(200, { at: '2026-04-08T06:00:00Z' }),
      aStatus(213, { at: '2026-04-08T05:00:00Z' }),
    ]);
    expect(standing(mended)).toEqual([]);
  });

  it('lets the ladder keep its gap after an objection that was taken back', () => {
    expect(withStatuses([207, 205]).resumedAt).toBe(now);
  });

  it('does not undo what a person has decided', () => {
    const disputed = withStatuses([207]);
    const [pause] = disputed.pauses;
    const decided = after(disputed, resolveDispute(disputed, pause?.id ?? '', { outcome: 'rejected' }, policy), now);
    expect(standing(withStatuses([], after(decided, takeStatus(decided, 'S-9', aStatus(204), moment()), now)))).toEqual(
      [],
    );
    const again = after(decided, takeStatus(decided, 'S-9', aStatus(207), moment()), now);
    expect(standing(again)).toEqual([['dispute', 207]]);
  });
});

describe('a status of a closed case', () => {
  const paid = () =>
    after(
      reminded(),
      recordPayment(reminded(), { id: 'p', amount: eur(120_000), receivedOn: '2026-04-08' }, moment()),
      now,
    );

  it.each([206, 207, 210, 213, 220, 501])('%i tells a person, and pauses nothing', (code) => {
    const decision = acceptedOf(takeStatus(paid(), 'S-1', aStatus(code), moment()));
    expect(decision.facts.map(({ type }) => type)).toEqual(['InvoiceStatusReceived']);
    expect(decision.raise).toMatchObject([{ kind: 'eInvoiceStatus', data: { code, asks: 'reviewClosedCase' } }]);
  });

  it.each([200, 203, 205, 208, 209, 211, 212])('%i is on record alone', (code) => {
    const decision = acceptedOf(takeStatus(paid(), 'S-1', aStatus(code), moment()));
    expect([decision.facts.length, decision.raise]).toEqual([1, []]);
  });

  it('that was canceled asks nobody', () => {
    const canceled = withStatuses([220]);
    expect(acceptedOf(takeStatus(canceled, 'S-2', aStatus(210), moment())).raise).toEqual([]);
  });
});
