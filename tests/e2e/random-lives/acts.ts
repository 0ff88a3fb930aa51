import * as fc from 'fast-check';
import { reversalReasons } from '../../../lambdas/domain/message/transactional.ts';

/** What people and banks do to one of some invoices, on a day after the first; the n-th of its payments, pauses … . */
export type Act = { readonly day: number; readonly invoice: number; readonly times: number; readonly nth: number } & (
  | { readonly kind: 'pay' | 'credit' | 'promise'; readonly amountMinor: number; readonly inDays: number }
  | { readonly kind: 'reverse'; readonly reason: (typeof reversalReasons)[number] }
  | { readonly kind: 'dispute'; readonly amountMinor: number | undefined; readonly inDays: number }
  | { readonly kind: 'resolve'; readonly outcome: 'rejected' | 'accepted' | 'partly'; readonly amountMinor: number }
  | { readonly kind: 'plan'; readonly parts: number; readonly inDays: number }
  | { readonly kind: 'hold' | 'holdDebtor' | 'holdAll' | 'amend'; readonly inDays: number }
  | { readonly kind: 'lift' | 'liftDebtor' | 'withdraw' | 'cancel' | 'reopen' }
);

const common = {
  day: fc.integer({ min: 1, max: 110 }),
  invoice: fc.integer({ min: 0, max: 2 }),
  // The same request may come again: nobody may notice.
  times: fc.constantFrom(1, 1, 2),
  nth: fc.integer({ min: 0, max: 3 }),
};
const amountMinor = fc.integer({ min: 1, max: 70_000 });
const inDays = fc.integer({ min: 1, max: 20 });

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    ...common,
    kind: fc.constantFrom('pay' as const, 'credit' as const, 'promise' as const),
    amountMinor,
    inDays,
  }),
  fc.record({ ...common, kind: fc.constant('pay' as const), amountMinor: fc.constant(200_000), inDays }),
  fc.record({ ...common, kind: fc.constant('reverse' as const), reason: fc.constantFrom(...reversalReasons) }),
  fc.record({
    ...common,
    kind: fc.constant('dispute' as const),
    amountMinor: fc.option(amountMinor, { nil: undefined }),
    inDays,
  }),
  fc.record({
    ...common,
    kind: fc.constant('resolve' as const),
    outcome: fc.constantFrom('rejected' as const, 'accepted' as const, 'partly' as const),
    amountMinor,
  }),
  fc.record({ ...common, kind: fc.constant('plan' as const), parts: fc.integer({ min: 2, max: 4 }), inDays }),
  fc.record({
    ...common,
    kind: fc.constantFrom('hold' as const, 'holdDebtor' as const, 'holdAll' as const, 'amend' as const),
    inDays,
  }),
  fc.record({
    ...common,
    kind: fc.constantFrom(
      'lift' as const,
      'liftDebtor' as const,
      'withdraw' as const,
      'cancel' as const,
      'reopen' as const,
    ),
  }),
);

/** Acts in the order of their days. */
export const anyActs: fc.Arbitrary<readonly Act[]> = fc
  .array(act, { minLength: 8, maxLength: 30 })
  .map((acts) => acts.toSorted((a, b) => a.day - b.day));
