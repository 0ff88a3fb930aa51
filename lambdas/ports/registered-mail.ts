import type { LetterFact } from '../domain/case/letter/letter-facts.ts';

/**
 * A registered letter that is asked for. `letterId` names it once for all invoices that it is about: asked for again under
 * the same id, whoever posts letters does nothing. `documentPath` is the API's address of the PDF, whose SHA-256 is
 * `sha256`; the address of the debtor stands on its first page, where the window of an envelope shows it.
 */
export type RequestedLetter = { readonly invoiceId: string } & Readonly<
  Extract<LetterFact, { type: 'RegisteredLetterRequested' }>['data']
>;

/**
 * Whoever posts registered letters: a provider, or a person. No function of Relance calls it. The fact
 * `RegisteredLetterRequested`, which the bus tells as every fact of a case, is the submission, and its `detail` is the
 * letter; so any provider can serve it, and none has to be up when a notice leaves. What he says of it comes back by POST
 * /invoices/{id}/registered-letters/{letterId}/reports, or on the bus as `RegisteredLetterStatus`. The local stack has one.
 */
export type RegisteredMail = { readonly submit: (letter: RequestedLetter) => Promise<void> };
