import type * as z from 'zod';
import type { Case } from '../domain/case/case.ts';
import type { legalDecisionAnswer } from './answers/collection.ts';
import { collectionView, writeOffView } from './collection-view.ts';
import { invoiceSummary } from './views.ts';

/** A case after a legal decision: what it has led to, or what it waits for. */
export function legalDecisionView(dunned: Case): z.infer<typeof legalDecisionAnswer> {
  const { legal } = dunned;
  const awaits = legal?.kind === 'requested' && legal.writeOff ? { taskId: legal.taskId } : undefined;
  const collection = dunned.status === 'handedOver' ? collectionView(dunned, []) : undefined;
  const writeOff = writeOffView(dunned);
  return {
    ...invoiceSummary(dunned),
    ...(collection && { collection }),
    ...(writeOff && { writeOff }),
    ...(awaits && { awaits }),
  };
}
