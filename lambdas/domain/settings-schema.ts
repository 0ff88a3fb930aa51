import * as z from 'zod';
import { creditorSchema } from './creditor-schema.ts';
import { dunningPolicySchema } from './dunning-policy.ts';
import { webhooksSchema } from './events-out/webhook-schema.ts';
import { inboundMailSchema } from './inbound/inbound-mail-schema.ts';
import { unknownByGrade } from './payer/grading.ts';
import { retentionSchema } from './personal-data/retention.ts';
import { consumersPolicy, defaultPolicy } from './shipped-policies.ts';

/** What a deployment is told once: which environment it is, who is owed, and by which policies debtors are dunned. */
export const settingsSchema = z
  .strictObject({
    environment: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be lower-case letters, digits and dashes, 20 at most'),
    creditors: z.array(creditorSchema).min(1, 'needs at least one creditor'),
    policies: z.array(dunningPolicySchema).default([]),
    /** Messages a day, below the quota that SES gives the account; without it, SES alone sets the limit. */
    dailyMessages: z.int().min(1, 'must be at least 1').optional(),
    /** Where answers are read besides by the creditor's person; off unless given. */
    inboundMail: inboundMailSchema.optional(),
    /** Systems of the company's own that are told of events; none unless given. */
    webhooks: webhooksSchema.optional(),
    /** How long records of debtors are kept; as the law says unless given. */
    retention: retentionSchema,
  })
  .superRefine(({ creditors, policies, inboundMail, webhooks = [] }, context) => {
    const creditorIds = new Set(creditors.map(({ id }) => id));
    for (const [index, { creditors: told = [] }] of webhooks.entries())
      for (const id of told.filter((each) => !creditorIds.has(each)))
        context.addIssue({
          code: 'custom',
          path: ['webhooks', index, 'creditors'],
          message: `${id} is not a creditor of this deployment`,
        });
    const domain = inboundMail?.address.slice(inboundMail.address.lastIndexOf('@'));
    const person = creditors.find(
      ({ contact }) => domain !== undefined && contact.email.toLowerCase().endsWith(domain),
    );
    if (person)
      context.addIssue({
        code: 'custom',
        path: ['inboundMail', 'address'],
        message: `is on the domain of ${person.contact.email}: people's mail would go to SES; take a subdomain of its own`,
      });
    for (const [path, ids] of [
      ['creditors', creditors.map(({ id }) => id)],
      ['policies', policies.map(({ id }) => id)],
    ] as const) {
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice !== undefined) context.addIssue({ code: 'custom', path: [path], message: `names ${twice} twice` });
    }
    const known = [defaultPolicy, consumersPolicy, ...policies].map(({ id }) => id);
    for (const [index, { policyByGrade }] of policies.entries())
      for (const { grade, policyId } of unknownByGrade(policyByGrade, known))
        context.addIssue({
          code: 'custom',
          path: ['policies', index, 'policyByGrade', grade],
          message: `${policyId} is not a policy of this deployment`,
        });
  });
