import * as z from 'zod';
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
  linkHosts: z.array(z.hostname()),
});
