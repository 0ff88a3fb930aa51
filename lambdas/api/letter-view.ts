import type * as z from 'zod';
import { lastReport, type RegisteredLetter } from '../domain/case/letter/registered-letter.ts';
import type { letterAnswer } from './answers/letter.ts';

/** A registered letter as the API shows it: how far it has come, and what proves it. */
export function letterView(letter: RegisteredLetter): z.infer<typeof letterAnswer> {
  const { id, cycle, documentId, requestedAt, isElectronic = false, trackingNumber, reports, proofs } = letter;
  const last = lastReport(letter);
  return {
    id,
    cycle,
    documentId,
    requestedAt,
    status: last?.status ?? 'requested',
    ...(last && { on: last.on }),
    electronic: isElectronic,
    ...(trackingNumber !== undefined && { trackingNumber }),
    reports: [...reports],
    proofs: [...proofs],
  };
}
