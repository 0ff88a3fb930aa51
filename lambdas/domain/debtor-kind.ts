import * as z from 'zod';

/** Whom a debt is owed by: the law of late payment and the tone follow it. */
export const debtorKindSchema = z.enum(['business', 'consumer', 'public']);
export type DebtorKind = z.infer<typeof debtorKindSchema>;
