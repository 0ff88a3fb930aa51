import * as fc from 'fast-check';
import { reversalReasons } from '../../../lambdas/domain/message/transactional.ts';

/** One member for each of the kinds. */
type Each<Kind extends string, Fields> = Kind extends string ? { readonly kind: Kind } & Readonly<Fields> : never;

/** What people and banks do to one of some invoices, on a day after the first; the n-th of its payments, pauses … . */
export type Act = { readonly day: number; readonly invoice: number; readonly times: number; readonly nth: number } & (
  | Each<'pay' | 'payByBus' | 'payMany' | 'use' | 'credit' | 'promise', { amountMinor: number; inDays: number }>
  | Each<'reverse' | 'reverseWhole', { reason: (typeof reversalReasons)[number] }>
  | Each<'dispute', { amountMinor: number | undefined; inDays: number }>
  | Each<'resolve', { outcome: 'rejected' | 'accepted' | 'partly'; amountMinor: number }>
  | Each<'plan', { parts: number; inDays: number }>
  | Each<'hold' | 'holdDebtor' | 'holdAll' | 'amend' | 'extend', { inDays: number }>
  | Each<'task', { answer: 0 | 1 | 2; inDays: number }>
  | Each<'doNotWrite', { isSilent: boolean }>
  | Each<'callTasks', { days: readonly number[] }>
  | Each<'lift' | 'liftDebtor' | 'withdraw' | 'accept' | 'cancel' | 'reopen' | 'handOver' | 'writeOff', unknown>
  | Each<'reply' | 'void', unknown>
);
export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

const common = {
  day: fc.integer({ min: 1, max: 110 }),
  invoice: fc.integer({ min: 0, max: 2 }),
  // The same request may come again: nobody may notice.
  times: fc.constantFrom(1, 1, 2),
  nth: fc.integer({ min: 0, max: 3 }),
};
const amountMinor = fc.integer({ min: 1, max: 70_000 });
const inDays = fc.integer({ min: 1, max: 20 });
const kindOf = <const Kinds extends readonly string[]>(...kinds: Kinds) => fc.constantFrom<Kinds[number]>(...kinds);

const act: fc.Arbitrary<Act> = fc.oneof(
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
    kind: kindOf(
      'lift',
      'liftDebtor',
      'withdraw',
      'cancel',
      'reopen',
      'reply',
      'void',
      'accept',
      'handOver',
      'writeOff',
    ),
  }),
);

/** Acts in the order of their days. */
export const anyActs: fc.Arbitrary<readonly Act[]> = fc
  .array(act, { minLength: 12, maxLength: 40 })
  .map((acts) => acts.toSorted((a, b) => a.day - b.day));
