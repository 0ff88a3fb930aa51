import type { AnnouncedMessage } from '../../templates/digest-content.ts';
import type { PreviewedMessage } from '../foresight/preview-message.ts';

export type Announced = AnnouncedMessage & { readonly sendAt: string };

/** A message to come, without its body: a day may have thousands. */
export function announced(message: PreviewedMessage): Announced {
  const { sendAt, kind, time, debtorId, debtorName, to, cc, subject, invoices, needsBankRead } = message;
  return { sendAt, kind, time, debtorId, debtorName, recipients: [...to, ...cc], subject, invoices, needsBankRead };
}
