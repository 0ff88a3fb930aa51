import * as fc from 'fast-check';
import { collectionStatuses } from '../../../lambdas/domain/case/collection/collection.ts';
import { letterStatuses } from '../../../lambdas/domain/case/letter/registered-letter.ts';
import { writeOffReasons } from '../../../lambdas/domain/case/write-off/write-off-sum.ts';
import { insolvencyEndings, insolvencyProcedures } from '../../../lambdas/domain/insolvency/insolvency.ts';
import { reversalReasons } from '../../../lambdas/domain/message/transactional.ts';
import { interruptionKinds } from '../../../lambdas/domain/prescription/interruption.ts';
import { common as usual, type Each, kindOf } from './act-parts.ts';

const outcomes = ['collected', 'uncollectable', 'returned'] as const;
const parts = ['claim', 'interest', 'fixedCompensation'] as const;

/** What courts, collectors, the post and lawyers bring, and what people do at the end of the ladder. */
export type LegalAct =
  | Each<'insolvent', { procedure: (typeof insolvencyProcedures)[number]; daysAgo: number }>
  | Each<'endInsolvency', { how: (typeof insolvencyEndings)[number] }>
  | Each<'payClaim', { amountMinor: number; daysAgo: number }>
  | Each<'reverseClaim', { reason: (typeof reversalReasons)[number] }>
  | Each<'waiveClaim', { of: (typeof parts)[number]; amountMinor: number | 'all'; daysAgo: number }>
  | Each<'handOver', { offerIndex: number | undefined }>
  | Each<'writeOff', { reasonCode: (typeof writeOffReasons)[number] }>
  | Each<
      'reportCollection',
      { status: (typeof collectionStatuses)[number]; amountMinor: number; feePercent: number; brings: Brings }
    >
  | Each<'closeCollection', { outcome: (typeof outcomes)[number] }>
  | Each<'reportLetter', { status: (typeof letterStatuses)[number]; daysAgo: number; hasProof: boolean }>
  | Each<'interrupt', { by: (typeof interruptionKinds)[number]; daysAgo: number }>
  | Each<'goOn' | 'recall' | 'withdrawInterruption' | 'legalFile' | 'exportData' | 'erase', unknown>;

/** Money that a report tells of: none, a payment of its own, or one that is on the invoice already. */
type Brings = 'nothing' | 'payment' | 'known';

const common = { ...usual, day: fc.integer({ min: 20, max: 150 }) };
/** Once the shorter ladder has come to its end. */
const late = { ...common, day: fc.integer({ min: 55, max: 150 }) };
const daysAgo = fc.constantFrom(0, 0, 1, 5, 40);
const claimMinor = fc.integer({ min: 1, max: 6_000 });
const each = fc.constantFrom;

const handOver = fc.record({ ...late, kind: kindOf('handOver'), offerIndex: each(undefined, 0, 1, 2) });
const reportCollection = fc.record({
  ...late,
  kind: kindOf('reportCollection'),
  status: each(...collectionStatuses),
  amountMinor: fc.integer({ min: 1, max: 70_000 }),
  feePercent: fc.integer({ min: 0, max: 100 }),
  brings: each<Brings[]>('nothing', 'payment', 'payment', 'known'),
});
const reportLetter = fc.record({
  ...common,
  kind: kindOf('reportLetter'),
  status: each(...letterStatuses),
  daysAgo: each(0, 0, 1, 3),
  hasProof: fc.boolean(),
});

export const legalAct: fc.Arbitrary<AtSomeTime & LegalAct> = fc.oneof(
  fc.record({ ...common, kind: kindOf('insolvent'), procedure: each(...insolvencyProcedures), daysAgo }),
  fc.record({ ...common, kind: kindOf('endInsolvency'), how: each(...insolvencyEndings) }),
  fc.record({ ...common, kind: kindOf('payClaim'), amountMinor: claimMinor, daysAgo }),
  fc.record({ ...common, kind: kindOf('reverseClaim'), reason: each(...reversalReasons) }),
  fc.record({
    ...common,
    kind: kindOf('waiveClaim'),
    of: each(...parts),
    amountMinor: fc.oneof(claimMinor, fc.constant('all' as const)),
    daysAgo,
  }),
  // Nothing of a collector happens before a case is his.
  { arbitrary: handOver, weight: 5 },
  { arbitrary: reportCollection, weight: 3 },
  fc.record({ ...late, kind: kindOf('writeOff'), reasonCode: each(...writeOffReasons) }),
  fc.record({ ...late, kind: kindOf('closeCollection'), outcome: each(...outcomes) }),
  { arbitrary: reportLetter, weight: 2 },
  fc.record({ ...common, kind: kindOf('interrupt'), by: each(...interruptionKinds), daysAgo }),
  fc.record({ ...late, kind: kindOf('goOn', 'recall', 'withdrawInterruption') }),
  fc.record({ ...late, kind: kindOf('legalFile', 'exportData', 'erase') }),
);

/** When something happens, to which invoice, how often. */
export type AtSomeTime = {
  readonly day: number;
  readonly invoice: number;
  readonly times: number;
  readonly nth: number;
};
