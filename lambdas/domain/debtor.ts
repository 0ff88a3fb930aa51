import * as z from 'zod';

/**
 * Printable text that goes into letters and headers. No control characters or line ends, so no header can be smuggled
 * in; none that turn the reading direction, so what is read is what was written; no halves of characters and no
 * replacement characters, which a wrong encoding leaves behind. The pattern needs no flag: it is published as it is.
 */
export const plainText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // oxlint-disable-next-line no-control-regex -- they are what is kept out
    .regex(/^[^\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]*$/, 'holds control characters')
    .refine((text) => text.isWellFormed() && !text.includes('\uFFFD'), 'holds characters broken by a wrong encoding');

const addressSchema = z.strictObject({
  lines: z.array(plainText(120)).min(1).max(6),
  postalCode: plainText(20),
  city: plainText(100),
});

/** Who owes, as the billing system tells it. */
export const debtorSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'is letters, digits, dot, dash and underscore, 64 at most'),
  name: plainText(200),
  kind: z.enum(['business', 'consumer', 'public']),
  locale: z.enum(['fr', 'en']),
  country: z.string().regex(/^[A-Z]{2}$/, 'is a country code of two capital letters (ISO 3166-1)'),
  emails: z
    .array(z.strictObject({ role: plainText(40), address: z.email().max(254) }))
    .min(1)
    .max(10),
  address: addressSchema.optional(),
  registrationNumber: plainText(40).optional(),
  policyId: plainText(64).optional(),
});
export type DebtorDetails = z.infer<typeof debtorSchema>;
export type Locale = DebtorDetails['locale'];

/** A debtor of a creditor, with what dunning needs to know of earlier contacts. */
export type Debtor = DebtorDetails & {
  readonly creditor: string;
  readonly version: number;
  readonly createdAt: string;
  /** The last instant a dunning or formal message left; receipts do not count. */
  readonly lastContactAt?: string;
  /** The SES ids of the messages so far, oldest first: the thread that new ones answer. */
  readonly thread: readonly string[];
};

/** Whom dunning is addressed to: the accounting contacts, or everyone given when there are none. */
export function dunningRecipients(debtor: DebtorDetails): string[] {
  const accounting = debtor.emails.filter((email) => email.role === 'accounting');
  return [...new Set((accounting.length > 0 ? accounting : debtor.emails).map((email) => email.address))];
}
