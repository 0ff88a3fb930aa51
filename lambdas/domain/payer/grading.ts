import * as z from 'zod';

/** How a payer pays, in one word: too little is known of him, or he pays well, is to be watched, or pays badly. */
export const payerGrades = ['new', 'good', 'watch', 'bad'] as const;
export const payerGradeSchema = z.enum(payerGrades);
export type PayerGrade = z.infer<typeof payerGradeSchema>;

const percent = z.int().min(1).max(100);
const daysLate = z.int().min(1).max(1826);
const times = z.int().min(1).max(1000);

/**
 * From which figures on a payer has which grade. What has happened (promises broken, an invoice handed over, one long
 * open) counts from the first invoice on; shares and averages only once enough invoices are paid to speak of any.
 */
export type Grading = {
  /** Paid invoices below which nothing is made of shares and averages. */
  readonly minimumInvoices: number;
  /** One of the two is enough: the share of invoices paid late, the weighted days late. */
  readonly watch: { readonly latePercent: number; readonly daysLate: number };
  readonly bad: {
    /** Both of these together, */
    readonly latePercent: number;
    readonly daysLate: number;
    /** or one of these alone. */
    readonly brokenPromises: number;
    readonly handedOver: number;
    readonly openDaysLate: number;
  };
  /** The grade from which on prepayment is suggested; null never. */
  readonly prepaymentFrom: 'watch' | 'bad' | null;
  /** Days his oldest open item is late from which on no more credit is given; null never. */
  readonly creditHoldOpenDaysLate: number | null;
  /** The grade from which on no more credit is given; null never. */
  readonly creditHoldFrom: 'watch' | 'bad' | null;
};

/** What a policy that says nothing of it grades by. */
export const shippedGrading: Grading = {
  minimumInvoices: 3,
  watch: { latePercent: 25, daysLate: 10 },
  bad: { latePercent: 50, daysLate: 30, brokenPromises: 2, handedOver: 1, openDaysLate: 60 },
  prepaymentFrom: 'bad',
  creditHoldOpenDaysLate: 45,
  creditHoldFrom: null,
};

const { watch, bad } = shippedGrading;

/** A policy's `grading`: what it leaves out is as shipped. */
export const gradingSchema = z
  .strictObject({
    minimumInvoices: times.default(shippedGrading.minimumInvoices),
    watch: z
      .strictObject({ latePercent: percent.default(watch.latePercent), daysLate: daysLate.default(watch.daysLate) })
      .default(watch),
    bad: z
      .strictObject({
        latePercent: percent.default(bad.latePercent),
        daysLate: daysLate.default(bad.daysLate),
        brokenPromises: times.default(bad.brokenPromises),
        handedOver: times.default(bad.handedOver),
        openDaysLate: daysLate.default(bad.openDaysLate),
      })
      .default(bad),
    prepaymentFrom: z.enum(['watch', 'bad']).nullable().default(shippedGrading.prepaymentFrom),
    creditHoldOpenDaysLate: daysLate.nullable().default(shippedGrading.creditHoldOpenDaysLate),
    creditHoldFrom: z.enum(['watch', 'bad']).nullable().default(shippedGrading.creditHoldFrom),
  })
  .superRefine((grading, context) => {
    for (const figure of ['latePercent', 'daysLate'] as const)
      if (grading.bad[figure] < grading.watch[figure])
        context.addIssue({
          code: 'custom',
          path: ['bad', figure],
          message: `must not be below the ${grading.watch[figure]} of watch`,
        });
  });

/**
 * A policy's `policyByGrade`: the policy that cases of payers of a grade follow instead of it. One step only: what the
 * other one says of grades is not looked at.
 */
export const policyByGradeSchema = z.strictObject({
  new: z.string().max(40).optional(),
  good: z.string().max(40).optional(),
  watch: z.string().max(40).optional(),
  bad: z.string().max(40).optional(),
} satisfies Record<PayerGrade, unknown>);
export type PolicyByGrade = Readonly<z.infer<typeof policyByGradeSchema>>;

/** The grades for which a policy names one that is not among the known ids. */
export function unknownByGrade(
  policyByGrade: PolicyByGrade,
  knownIds: Iterable<string>,
): { readonly grade: PayerGrade; readonly policyId: string }[] {
  const known = new Set(knownIds);
  return payerGrades.flatMap((grade) => {
    const policyId = policyByGrade[grade];
    return policyId === undefined || known.has(policyId) ? [] : [{ grade, policyId }];
  });
}
