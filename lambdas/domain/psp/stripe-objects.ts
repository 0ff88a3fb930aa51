import * as z from 'zod';

// Only what is read of Stripe's objects, as tolerant as all versions of its API ask for: what is not what we know is absent.

const seconds = z.int().nonnegative().max(99_999_999_999);
const amount = z.int().nonnegative();
const lenient = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(undefined);

/** An id, or the object itself where the sender has asked for it. */
const idOf = lenient(
  z
    .union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)])
    .refine((id) => /^[\w-]{1,100}$/.test(id)),
);
const words = lenient(z.string());
const metadata = lenient(z.record(z.string(), z.unknown()));
const listOf = <Schema extends z.ZodType>(item: Schema) => lenient(z.looseObject({ data: z.array(item).max(100) }));

/** An event of Stripe's, whatever it is about. */
export const stripeEventSchema = z.looseObject({
  type: z.string().min(1).max(200),
  created: seconds,
  data: z.looseObject({ object: z.looseObject({}) }),
});
export type StripeEvent = z.infer<typeof stripeEventSchema>;

const id = z.string().regex(/^[\w-]{1,100}$/);
const described = { metadata, description: words };

export const intentSchema = z.looseObject({
  ...described,
  id,
  amount_received: lenient(amount),
  amount,
  currency: z.string(),
  latest_charge: idOf,
  charges: listOf(z.looseObject({ id })),
  invoice: idOf,
  payment_method_types: lenient(z.array(z.string())),
});

export const chargeSchema = z.looseObject({
  ...described,
  id,
  amount,
  amount_captured: lenient(amount),
  amount_refunded: lenient(amount),
  captured: z.boolean(),
  status: lenient(z.string()),
  created: lenient(seconds),
  currency: z.string(),
  payment_intent: idOf,
  invoice: idOf,
  payment_method_details: lenient(z.looseObject({ type: z.string() })),
});

export const sessionSchema = z.looseObject({
  metadata,
  id,
  amount_total: lenient(amount),
  currency: words,
  payment_status: z.string(),
  payment_intent: idOf,
  invoice: idOf,
  client_reference_id: words,
  payment_method_types: lenient(z.array(z.string())),
});

export const disputeSchema = z.looseObject({
  id,
  amount,
  currency: z.string(),
  status: z.string(),
  charge: idOf,
  payment_intent: idOf,
});

const paymentOfInvoice = z.looseObject({ type: words, payment_intent: idOf, charge: idOf });

export const invoiceSchema = z.looseObject({
  ...described,
  id,
  number: words,
  amount_paid: amount,
  currency: z.string(),
  paid_out_of_band: lenient(z.boolean()),
  payment_intent: idOf,
  charge: idOf,
  payments: listOf(z.looseObject({ payment: paymentOfInvoice })),
});

export const invoicePaymentSchema = z.looseObject({
  invoice: idOf,
  amount_paid: lenient(amount),
  currency: words,
  payment: paymentOfInvoice,
});
