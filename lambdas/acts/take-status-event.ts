import { isWithoutEffect } from '../domain/case/invoice-status/take-status.ts';
import type { Fault } from '../domain/fault.ts';
import { invoiceIdOf } from '../domain/invoice-id.ts';
import type { StatusEvent } from '../domain/invoice-status/posted-status.ts';
import { logger } from '../runtime/logging.ts';
import type { Deps } from './dunning-of-case.ts';
import { takeStatusOfInvoice } from './take-status-of-invoice.ts';

/**
 * Takes a status that a platform's connector has put on the bus; gives why it cannot be taken. Platforms tell of invoices
 * that are not dunned here, and of new ones before they are posted: a status that would change nothing is then left out,
 * with a line in the log; one that would is refused, so that it is tried again and kept with the dead letters, not lost.
 */
export async function takeStatusEvent(
  deps: Deps,
  { creditor, invoiceNumber, invoiceId, ...posted }: StatusEvent,
  by: string,
): Promise<readonly Fault[]> {
  const id = invoiceId ?? invoiceIdOf(creditor, invoiceNumber ?? '');
  const about = { invoiceId: id, statusId: posted.id, by, key: undefined };
  const outcome = await takeStatusOfInvoice(deps, about, posted);
  if (outcome.kind === 'refused') return [{ field: outcome.field ?? outcome.code, message: outcome.message }];
  if (outcome.kind === 'conflict') return [{ field: 'id', message: 'was taken with other content' }];
  if (outcome.kind !== 'unknown') return [];
  const field = invoiceId === undefined ? 'invoiceNumber' : 'invoiceId';
  if (!isWithoutEffect(posted.code)) return [{ field, message: 'is not known' }];
  logger.info('status of an unknown invoice left out', { invoiceId: id, code: posted.code });
  return [];
}
