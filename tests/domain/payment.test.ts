import { describe, expect, it } from 'vitest';
import { paymentSchema } from '../../lambdas/domain/payment.ts';

const contractExample = {
  id: 'bank-2026-04-02-17',
  amount: { amountMinor: 120_000, currency: 'EUR' },
  receivedOn: '2026-04-02',
  method: 'transfer',
  reference: 'FA-2026-0042',
};

describe('a payment', () => {
  it('as the contract shows it is taken; method and reference may be left out', () => {
    expect(paymentSchema.parse(contractExample)).toEqual(contractExample);
    const { method: _method, reference: _reference, ...least } = contractExample;
    expect(paymentSchema.parse(least)).toEqual(least);
  });

  it.each([
    [{ id: '' }, 'id'],
    [{ id: 17 }, 'id'],
    [{ id: 'b'.repeat(129) }, 'id'],
    [{ amount: { amountMinor: 0, currency: 'EUR' } }, 'amount.amountMinor'],
    [{ amount: { amountMinor: -120_000, currency: 'EUR' } }, 'amount.amountMinor'],
    [{ amount: { amountMinor: 0.5, currency: 'EUR' } }, 'amount.amountMinor'],
    [{ amount: { amountMinor: 2 ** 53, currency: 'EUR' } }, 'amount.amountMinor'],
    [{ amount: { amountMinor: 1, currency: '€' } }, 'amount.currency'],
    [{ amount: 120_000 }, 'amount'],
    [{ receivedOn: '2026-02-29' }, 'receivedOn'],
    [{ receivedOn: undefined }, 'receivedOn'],
    [{ method: 'barter' }, 'method'],
    [{ reference: 'a\nb' }, 'reference'],
    [{ fee: 1 }, ''],
  ])('with %j is refused, naming "%s"', (changes, field) => {
    const { error } = paymentSchema.safeParse({ ...contractExample, ...changes });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
