import { describe, expect, it } from 'vitest';
import { assess } from '../../../../lambdas/domain/case/assess.ts';
import { type Case, balanceMinor } from '../../../../lambdas/domain/case/case.ts';
import { demandableMinor } from '../../../../lambdas/domain/case/demandable.ts';
import { takeStatus } from '../../../../lambdas/domain/case/invoice-status/take-status.ts';
import { recordPayment } from '../../../../lambdas/domain/case/record-payment.ts';
import { statusTable } from '../../../../lambdas/domain/invoice-status/status.table.ts';
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
const tasksOf = ({ raise }: ReturnType<typeof take>) => raise.map(({ kind, data }) => [kind, data['asks']]);

describe('a status of the e-invoice', () => {
  it.each<[number, string, string[], number, unknown[]]>([
    [200, 'open', [], 120_000, []],
    [201, 'open', [], 120_000, []],
    [202, 'open', [], 120_000, []],
    [203, 'open', [], 120_000, []],
    [204, 'open', [], 120_000, []],
    [205, 'open', [], 120_000, []],
    [206, 'paused', ['DisputeOpened', 'DisputeReviewed'], 0, [['reviewDispute', undefined]]],
    [207, 'paused', ['DisputeOpened', 'DisputeReviewed'], 0, [['reviewDispute', undefined]]],
    [208, 'paused', ['HoldPlaced'], 0, [['eInvoiceStatus', 'completeInvoice']]],
    [209, 'open', [], 120_000, []],
    [210, 'paused', ['HoldPlaced'], 0, [['eInvoiceStatus', 'reissueInvoice']]],
    [211, 'paused', ['HoldPlaced'], 0, []],
    [212, 'open', [], 120_000, []],
    [213, 'paused', ['HoldPlaced'], 0, [['eInvoiceStatus', 'reissueInvoice']]],
    [220, 'canceled', ['InvoiceCanceled'], 120_000, []],
    [224, 'open', [], 120_000, []],
    [225, 'open', [], 120_000, []],
    [227, 'open', [], 120_000, []],
    [228, 'open', [], 120_000, []],
    [250, 'open', [], 120_000, []],
    [251, 'open', [], 120_000, []],
    [501, 'paused', ['HoldPlaced'], 0, [['eInvoiceStatus', 'reissueInvoice']]],
    [999, 'open', [], 120_000, []],
  ])('%i leaves the case %s, by %j, and %i to demand the same day', (code, status, effects, demandable, tasks) => {
    const decision = take(code);
    expect(decision.facts.map(({ type }) => type)).toEqual(['InvoiceStatusReceived', ...effects]);
    expect(tasksOf(decision)).toEqual(tasks);
    const dunned = after(reminded(), decision, now);
    expect([dunned.status, demanded(dunned, '2026-04-08')]).toEqual([status, demandable]);
    expect(balanceMinor(dunned)).toBe(120_000);
  });

  it.each(statusTable.map(({ code }) => code))(
    '%i that stops anything names an instant at which that ends or is looked at',
    (code) => {
      const dunned = withStatuses([code]);
      for (const { code: blocker, until } of blockers(dunned, now))
        expect([blocker, until === undefined ? undefined : until > now]).toEqual([
          blocker,
          blocker === 'closed' ? undefined : true,
        ]);
    },
  );

  it('keeps its words in a note, and only a mark of them on the case', () => {
    const decision = take(207, { reasonCode: 'QTE_ERR', reason: 'ten were ordered, says Jeanne' });
    expect(decision.notes).toEqual([{ id: 'status-S-1', said: { reason: 'ten were ordered, says Jeanne' } }]);
    expect(JSON.stringify(decision.facts)).not.toContain('Jeanne');
    expect(decision.facts[0]?.data).toMatchObject({ statusId: 'S-1', code: 207, reasonCode: 'QTE_ERR' });
  });

  it('again under the same id changes nothing, and with other content is refused', () => {
    const posted = aStatus(207, { reason: 'too many' });
    const dunned = after(reminded(), takeStatus(reminded(), 'S-1', posted, moment()), now);
    const again = (changes: object) => takeStatus(dunned, 'S-1', { ...posted, ...changes }, moment()).kind;
    expect(again({})).toBe('repeated');
    expect(again({ at: '2026-04-08T09:00:00+02:00' })).toBe('repeated');
    for (const other of [
      { code: 208 },
      { at: '2026-04-08T07:00:01Z' },
      { reason: 'too few' },
      { reason: undefined },
      { reasonCode: 'QTE_ERR' },
      { amount: eur(1) },
      { platform: 'P' },
    ])
      expect(again(other)).toBe('refused');
  });

  it.each([
    ['at', aStatus(205, { at: '2026-04-10T00:00:00Z' })],
    ['on', aStatus(205, { on: '2026-04-10' })],
    ['amount.currency', aStatus(206, { amount: { amountMinor: 1, currency: 'USD' } })],
    ['amount.amountMinor', aStatus(206, { amount: eur(120_001) })],
    ['amount.amountMinor', aStatus(206, { amount: eur(-1) })],
  ])('is refused by the field %s', (field, posted) => {
    expect(takeStatus(reminded(), 'S-1', posted, moment())).toMatchObject({ kind: 'refused', field });
  });

  it.each([
    aStatus(205, { on: '2026-04-09' }),
    aStatus(206, { amount: eur(0) }),
    aStatus(206, { amount: eur(120_000) }),
  ])('%j is taken: clocks differ, and all or nothing may be accepted', (posted) => {
    expect(takeStatus(reminded(), 'S-1', posted, moment()).kind).toBe('accepted');
  });

  it('is not taken when a hundred are on record', () => {
    const full = withStatuses([]);
    const dunned = {
      ...full,
      statuses: Array.from({ length: 100 }, (_, n) => ({ id: `${n}`, code: 204, at: '2026-04-01' })),
    };
    expect(takeStatus(dunned, 'S-1', aStatus(204), moment())).toMatchObject({ kind: 'refused', code: 'tooMany' });
    expect(takeStatus({ ...dunned, statuses: dunned.statuses.slice(1) }, 'S-1', aStatus(204), moment()).kind).toBe(
      'accepted',
    );
  });
});

describe('an approval of a part', () => {
  it.each([
    [0, 0, 120_000],
    [1, 1, 119_999],
    [80_000, 80_000, 40_000],
    [119_999, 119_999, 1],
    [120_000, 120_000, null],
  ])('of %i lets %i be dunned, and puts %j in dispute', (acceptedMinor, demandable, disputedMinor) => {
    const dunned = withStatuses([aStatus(206, { amount: eur(acceptedMinor), reasonCode: 'PU_ERR' })]);
    expect(demanded(dunned)).toBe(demandable);
    const disputes = dunned.pauses.map((pause) =>
      pause.kind === 'dispute' ? [pause.reason, pause.disputedMinor] : [],
    );
    expect(disputes).toEqual(disputedMinor === null ? [] : [['wrongPrice', disputedMinor]]);
  });

  it('counts what was paid for what was accepted', () => {
    const paid = after(
      reminded(),
      recordPayment(reminded(), { id: 'p', amount: eur(50_000), receivedOn: '2026-04-07' }, moment()),
      now,
    );
    const dunned = withStatuses([aStatus(206, { amount: eur(80_000) })], paid);
    expect([balanceMinor(dunned), demanded(dunned)]).toEqual([70_000, 30_000]);
  });
});
