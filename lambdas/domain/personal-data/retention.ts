import * as z from 'zod';

const months = z.int().min(0).max(1200);

/** C. com. L123-22 asks for ten years; the tax office for six (LPF L102 B). */
const accountingMonths = 120;

/**
 * How long records are kept, in months, by kind. As shipped, what French law says; a company may keep longer where it has
 * a reason, and never its accounts shorter than the law.
 */
export const retentionSchema = z
  .strictObject({
    /** From the last event of a case on. */
    claimEvidenceMonths: z
      .strictObject({
        business: months.default(60),
        consumer: months.default(24),
        public: months.default(60),
        /** Handed over: a title that was obtained meanwhile can be enforced for so long. */
        handedOver: months.default(120),
      })
      .prefault({}),
    /** From the end of the year of the last event of a case on. */
    accountingMonths: months
      .min(accountingMonths, `is below the ${accountingMonths} months of C. com. L123-22`)
      .default(accountingMonths),
  })
  .prefault({});
export type Retention = Readonly<z.infer<typeof retentionSchema>>;

/** The texts behind the periods as shipped, as of when they were read. */
export const retentionSources = {
  claimEvidence: {
    text: 'prescription: C. com. L110-4 and C. civ. 2224 (5 years), C. conso. L218-2 (2 years), CPCE L111-4 (10 years with a title)',
    asOf: '2026-04-03',
  },
  accounting: { text: 'C. com. L123-22: 10 years from the end of the financial year', asOf: '2026-08-27' },
} as const;
