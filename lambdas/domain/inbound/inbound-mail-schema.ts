import * as z from 'zod';

/** What `+` and a message's key add to the part before the @, of which a mail server takes 64 characters (RFC 5321). */
const tagLength = 33;

/** Where debtors' answers come in. The domain is one whose mail goes to SES, and to nobody's mailbox. */
export const inboundMailSchema = z.strictObject({
  address: z
    .email()
    .max(254 - tagLength)
    .regex(/^[a-z0-9._-]+@[^A-Z]+$/, 'must be written in lower-case letters, without a +')
    .refine(
      (address) => address.indexOf('@') <= 64 - tagLength,
      `has more than ${64 - tagLength} characters before the @`,
    ),
});
