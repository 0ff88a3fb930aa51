import { owedMinor, type PrintedInvoice } from './printed-invoice.ts';
import { UnprintableMessageError } from './unprintable-message-error.ts';

/**
 * Refuses an invoice whose figures do not explain what is asked of it: amount less what was paid, credited and is
 * withheld.
 * @throws UnprintableMessageError
 */
export const checkInvoice = (invoice: PrintedInvoice): void => {
  const { number, askedMinor, withheld } = invoice;
  if (askedMinor < 0 || withheld.some(({ amountMinor }) => amountMinor <= 0))
    throw new UnprintableMessageError(`Invoice ${number} asks for a negative amount, or leaves out one that is none`);
  const rest = withheld.reduce((sum, { amountMinor }) => sum - amountMinor, owedMinor(invoice));
  if (rest !== askedMinor)
    throw new UnprintableMessageError(
      `The figures of invoice ${number} give ${rest}, not the ${askedMinor} it asks for`,
    );
};

/** The same of an invoice that is demanded: something must be asked of it. */
export const checkDemanded = (invoice: PrintedInvoice): void => {
  checkInvoice(invoice);
  if (invoice.askedMinor === 0)
    throw new UnprintableMessageError(`Nothing may be asked of invoice ${invoice.number}, so no message can demand it`);
};
