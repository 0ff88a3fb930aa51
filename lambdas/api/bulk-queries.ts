import * as z from 'zod';

/** POST /invoices/bulk: whether the invoices wait until a manager releases them. */
export const bulkInvoicesQuerySchema = z.strictObject({ hold: z.enum(['import']).optional() });

/** GET /imports/{id}/preview: a page is of the debtors that so many hundred rows name first. */
export const importPreviewQuerySchema = z.strictObject({
  maxMessagesPerDay: z.coerce.number().int().min(1).max(100_000).optional(),
  days: z.coerce.number().int().min(1).max(92).default(31),
  cursor: z
    .string()
    .regex(/^\d{1,8}$/, 'is not a cursor of this list')
    .optional(),
  limit: z.coerce.number().int().min(1).max(5).default(2),
});
