import * as z from 'zod';
import { collectorSchema } from './collector.ts';
import { isValidBIC, isValidIBAN } from 'ibantools';

const text = z.string().trim().min(1).max(200);

/** One account that money may be asked to; nothing else is ever printed as a place to pay. */
const bankAccountSchema = z.strictObject({
  iban: z.string().refine((iban) => isValidIBAN(iban), 'is not a valid IBAN (electronic format, no spaces)'),
  bic: z
    .string()
    .refine((bic) => isValidBIC(bic), 'is not a valid BIC')
    .optional(),
});

/** One number, or all of a kind: a company may have a VAT number in each country and a GLN at each place. */
const oneOrMore = (pattern: RegExp, message: string) => {
  const number = z.string().regex(pattern, message);
  return z.union([number.transform((only) => [only]), z.array(number).min(1).max(20)]).optional();
};

/** Numbers that registries and tax offices gave to a legal entity; of a SIRET, the SIREN suffices. */
const identifiersSchema = z
  .strictObject({
    siren: oneOrMore(/^\d{9}$/, 'is not 9 digits'),
    vat: oneOrMore(/^[A-Z]{2}[A-Z0-9]{2,13}$/, 'is not a VAT number without spaces'),
    gln: oneOrMore(/^\d{13}$/, 'is not 13 digits'),
  })
  .refine((given) => Object.keys(given).length > 0, 'names none');

/** What finance is told by mail: what leaves on the next business day, and the book at the start of a week. Off unless asked. */
const digestsSchema = z.strictObject({
  daily: z.literal(true).optional(),
  weekly: z.literal(true).optional(),
  to: z.array(z.email()).min(1).max(10),
  locale: z.enum(['fr', 'en']).default('fr'),
});

/**
 * A legal entity that is owed: its identity as business letters must show it (C. com. R123-237, R123-238), its sender,
 * and where money may be sent. Deployment data, validated at synthesis.
 */
export const creditorSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,19}$/, 'must be lower-case letters, digits and dashes, 20 at most'),
  name: text,
  legalForm: text.optional(),
  registeredOffice: z.array(text).min(1).max(5),
  legalMentions: z.array(text).min(1).max(6),
  contact: z.strictObject({ name: text, email: z.email(), phone: text.optional() }),
  sender: z.strictObject({ name: text, address: z.email() }),
  bankAccounts: z.array(bankAccountSchema).min(1),
  /** Factors to whom invoices may be assigned, each under the name that debtors know, with the account to pay to. */
  factors: z.array(bankAccountSchema.extend({ name: text })).optional(),
  /** To whom cases may be handed over at the legal stage. */
  collectors: z.array(collectorSchema).max(20).optional(),
  /** By which the seller of an e-invoice is known to be this creditor. */
  identifiers: identifiersSchema.optional(),
  linkHosts: z.array(z.hostname()),
  /** Where people of the company work on cases: mails to them lead to `/debtors/{id}` under it, behind its own sign-in. */
  deskUrl: z
    .string()
    .regex(/^https:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/, 'must be an address such as https://desk.example, without ? and #')
    .optional(),
  digests: digestsSchema.optional(),
});
