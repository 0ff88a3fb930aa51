import * as fc from 'fast-check';
import { reversalReasons } from '../../../lambdas/domain/message/transactional.ts';
import { common, type Each, kindOf } from './act-parts.ts';
import { type AtSomeTime, legalAct, type LegalAct } from './legal-acts.ts';

/** What people and banks do to one of some invoices, on a day after the first; the n-th of its payments, pauses … . */
export type Act = AtSomeTime &
  (
    | Each<'pay' | 'payByBus' | 'payMany' | 'use' | 'credit' | 'promise', { amountMinor: number; inDays: number }>
    | Each<'reverse' | 'reverseWhole', { reason: (typeof reversalReasons)[number] }>
    | Each<'dispute', { amountMinor: number | undefined; inDays: number }>
    | Each<'resolve', { outcome: 'rejected' | 'accepted' | 'partly'; amountMinor: number }>
    | Each<'plan', { parts: number; inDays: number }>
    | Each<'hold' | 'holdDebtor' | 'holdAll' | 'amend' | 'extend', { inDays: number }>
    | Each<'task', { answer: 0 | 1 | 2; inDays: number }>
    | Each<'doNotWrite', { isSilent: boolean }>
    | Each<'callTasks', { days: readonly number[] }>
    | Each<'lift' | 'liftDebtor' | 'withdraw' | 'accept' | 'cancel' | 'reopen', unknown>
    | Each<'reply' | 'void', unknown>
    | LegalAct
  );
export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

const amountMinor = fc.integer({ min: 1, max: 70_000 });
const inDays = fc.integer({ min: 1, max: 20 });

const ordinaryAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ ...common, kind: kindOf('pay', 'payByBus', 'payMany', 'credit', 'promise'), amountMinor, inDays }),
  fc.record({ ...common, kind: kindOf('pay'), amountMinor: fc.constant(200_000), inDays }),
  fc.record({ ...common, kind: kindOf('use'), amountMinor, inDays }),
  fc.record({ ...common, kind: kindOf('reverse', 'reverseWhole'), reason: fc.constantFrom(...reversalReasons) }),
  fc.record({ ...common, kind: kindOf('dispute'), amountMinor: fc.option(amountMinor, { nil: undefined }), inDays }),
  fc.record({ ...common, kind: kindOf('resolve'), outcome: kindOf('rejected', 'accepted', 'partly'), amountMinor }),
  fc.record({ ...common, kind: kindOf('plan'), parts: fc.integer({ min: 2, max: 4 }), inDays }),
  fc.record({ ...common, kind: kindOf('hold', 'holdDebtor', 'holdAll', 'amend', 'extend'), inDays }),
  // What waits for a person is most of what people do.
  fc.record({ ...common, kind: kindOf('task'), answer: fc.constantFrom(0, 1, 2), inDays }),
  fc.record({ ...common, kind: kindOf('task'), answer: fc.constantFrom(0, 1, 2), inDays }),
  fc.record({ ...common, kind: kindOf('doNotWrite'), isSilent: fc.boolean() }),
  fc.record({ ...common, kind: kindOf('callTasks'), days: fc.constantFrom([], [15], [15, 30]) }),
  fc.record({
    ...common,
    kind: kindOf('lift', 'liftDebtor', 'withdraw', 'cancel', 'reopen', 'reply', 'void', 'accept'),
  }),
);

/** Acts in the order of their days: most in some lives are of lawyers, who in others have a word now and then. */
export const anyActs: fc.Arbitrary<readonly Act[]> = fc
  .constantFrom(1, 12)
  .chain((weight) =>
    fc.array(fc.oneof({ arbitrary: ordinaryAct, weight: 2 }, { arbitrary: legalAct, weight }), {
      minLength: 12,
      maxLength: 40,
    }),
  )
  .map((acts) => acts.toSorted((a, b) => a.day - b.day));
