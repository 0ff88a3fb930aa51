import { balanceMinor, type Case } from '../case.ts';
import { BrokenEventLogError } from '../broken-event-log-error.ts';
import type { CollectionMatter } from './collection.ts';
import type { CollectionFact } from './collection-facts.ts';

type DataOf<Type extends CollectionFact['type']> = Extract<CollectionFact, { type: Type }>['data'];

function matterOf({ id, collection }: Case): CollectionMatter {
  if (!collection) throw new BrokenEventLogError(`invoice ${id} was never handed over`);
  return collection;
}

function handedOver(data: DataOf<'CaseHandedOver'>, at: string): CollectionMatter {
  const { collector, balanceMinor: handedOverMinor, amicableUntil, taskId, exportId } = data;
  return {
    ...(collector && { collector }),
    since: at,
    handedOverMinor,
    amicableUntil,
    exportId,
    reports: [],
    feesMinor: 0,
    taskIds: [taskId],
    end: null,
  };
}

function reported(matter: CollectionMatter, data: DataOf<'CollectionReported'>): CollectionMatter {
  const { reportId: id, status, on, saidMark, taskId } = data;
  const report = { id, status, on, ...(saidMark !== undefined && { saidMark }) };
  const taskIds = taskId === undefined ? matter.taskIds : [...matter.taskIds, taskId];
  return { ...matter, reports: [...matter.reports, report], taskIds };
}

function charged(matter: CollectionMatter, data: DataOf<'CollectionFeeRecorded'>): CollectionMatter {
  const { reportId, paymentId, amountMinor, feeMinor } = data;
  const remitted = { paymentId, amountMinor, feeMinor };
  const reports = matter.reports.map((report) => (report.id === reportId ? { ...report, remitted } : report));
  return { ...matter, reports, feesMinor: matter.feesMinor + feeMinor };
}

/** The matter at its end. What is paid, or credited, in the collector's hands is so for good: its case leaves them. */
function ended(before: Case, { how }: DataOf<'CollectionEnded'>, at: string): Case {
  const after = { ...before, collection: { ...matterOf(before), taskIds: [], end: { at, how } } };
  if (how !== 'paid' || balanceMinor(before) > 0) return after;
  return { ...after, status: before.receivedMinor > 0 ? 'paid' : 'canceled', closedAt: at };
}

/** The case after something has happened to it in the hands of a collector. */
export function withCollectionFact(before: Case, fact: CollectionFact, at: string): Case {
  switch (fact.type) {
    case 'CaseHandedOver':
      return { ...before, collection: handedOver(fact.data, at) };
    case 'CollectionReported':
      return { ...before, collection: reported(matterOf(before), fact.data) };
    case 'CollectionFeeRecorded':
      return { ...before, collection: charged(matterOf(before), fact.data) };
    case 'CollectionEnded':
      return ended(before, fact.data, at);
  }
}
