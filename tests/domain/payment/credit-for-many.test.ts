import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditPart } from '../../../lambdas/domain/case/credit-part.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { shareCredit } from '../../../lambdas/domain/payment/credit-for-many.ts';
import { aCase, aPolicy } from '../builders.ts';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' as const });
const invoice = (number: string, amountMinor: number, receivedMinor = 0) =>
  aCase({ invoice: { number, amountMinor }, receivedMinor });

describe('a credit note that names invoices', () => {
  const [one, two] = [invoice('FA-1', 10_000), invoice('FA-2', 5_000)];
  it.each([
    ['less than the first one', 4_000, [['FA-1', 4_000]]],
    ['the first one to the cent', 10_000, [['FA-1', 10_000]]],
    [
      'more than the first one',
      12_000,
      [
        ['FA-1', 10_000],
        ['FA-2', 2_000],
      ],
    ],
    [
      'more than both',
      20_000,
      [
        ['FA-1', 10_000],
        ['FA-2', 5_000],
      ],
    ],
  ] as const)('goes in their order, each up to what is owed: %s', (_, amountMinor, expected) => {
    const byId = new Map([one, two].map(({ id, invoice: { number } }) => [id, number]));
    const shares = shareCredit(eur(amountMinor), [one, two]).map((each) => [
      byId.get(each.invoiceId),
      each.amountMinor,
    ]);
    expect(shares).toEqual(expected);
  });

  it('goes to what is owed before what was paid already, and that becomes the debtor’s', () => {
    const paid = { ...one, receivedMinor: 10_000 };
    expect(shareCredit(eur(5_000), [paid, two])).toEqual([{ invoiceId: two.id, amountMinor: 5_000 }]);
    expect(shareCredit(eur(8_000), [paid, two])).toEqual([
      { invoiceId: paid.id, amountMinor: 3_000 },
      { invoiceId: two.id, amountMinor: 5_000 },
    ]);
  });

  it('gives nothing to an invoice in another currency, nor to one that was canceled', () => {
    expect(shareCredit({ amountMinor: 5_000, currency: 'USD' }, [one, two])).toEqual([]);
    expect(shareCredit(eur(5_000), [{ ...one, status: 'canceled' }])).toEqual([]);
  });

  it('never gives more than it has, nor more than there is room for', () => {
    const anyInvoice = fc
      .tuple(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000))
      .map(([amount, part]) => ({ amount, paid: Math.min(amount, part) }));
    fc.assert(
      fc.property(fc.array(anyInvoice, { maxLength: 6 }), fc.integer({ min: 1, max: 50_000 }), (all, credit) => {
        const cases = all.map(({ amount, paid }, index) => invoice(`FA-${index}`, amount, paid));
        const shares = shareCredit(eur(credit), cases);
        const given = shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        expect(given).toBe(
          Math.min(
            credit,
            all.reduce((sum, { amount }) => sum + amount, 0),
          ),
        );
        for (const { invoiceId, amountMinor } of shares)
          expect(amountMinor).toBeLessThanOrEqual(
            cases.find(({ id }) => id === invoiceId)?.invoice.amount.amountMinor ?? 0,
          );
      }),
      { numRuns: 200 },
    );
  });
});

describe('a part of a credit note on its invoice', () => {
  const moment = { now: '2026-03-24T12:00:00.000Z', today: '2026-03-24', policy: aPolicy() };
  const shared = { number: 'AV-1', reason: 'goods returned', issuedOn: '2026-03-20' };
  const opened = invoice('FA-1', 10_000);

  it('reduces what is owed, up to what is left to credit', () => {
    const { decision, excessMinor } = creditPart(
      opened,
      { paymentId: 'credit-note:AV-1', amountMinor: 12_000 },
      shared,
      moment,
    );
    expect(excessMinor).toBe(2_000);
    expect(decision?.facts[0]).toMatchObject({
      type: 'CreditNoteRecorded',
      data: { number: 'AV-1', amountMinor: 10_000, issuedOn: '2026-03-20' },
    });
  });

  it('is told from an earlier part of the same credit note', () => {
    const first = creditPart(opened, { paymentId: 'credit-note:AV-1', amountMinor: 3_000 }, shared, moment);
    const { after } = record(opened, first.decision?.facts ?? [], { at: moment.now, by: 'test' });
    const part = { paymentId: 'credit-note:AV-1+0123456789ab', amountMinor: 2_000 };
    const { decision } = creditPart(after, part, shared, moment);
    expect(decision?.facts[0]).toMatchObject({ data: { number: 'AV-1 +0123456789ab', amountMinor: 2_000 } });
  });

  it('leaves all of it to the debtor where the invoice has no room', () => {
    const part = { paymentId: 'credit-note:AV-1', amountMinor: 2_000 };
    for (const full of [
      { ...opened, status: 'canceled' as const },
      { ...opened, creditedMinor: 10_000 },
    ])
      expect(creditPart(full, part, shared, moment)).toEqual({ decision: undefined, excessMinor: 2_000 });
  });
});
