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
