import * as z from 'zod';

/** Which part of the debt a payment settles first: accrued interest (C. civ. 1343-1), or by contract the principal. */
export const allocationSchema = z.enum(['interestFirst', 'principalFirst']);
export type Allocation = z.infer<typeof allocationSchema>;
