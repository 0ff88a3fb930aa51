import * as z from 'zod';
import { civilDateSchema } from './calendar/civil-date.ts';
import { type Creditor, factorOf, isListedLink, ownsAccount } from './creditor.ts';
import { type Fault, faultsOf } from './fault.ts';

const text = z.string().optional().catch(undefined);
const date = civilDateSchema.optional().catch(undefined);

/** The part of an invoice that the rules beyond its form are about, as far as it can be read in a faulty body. */
const checkedPartSchema = z
  .object({
    creditor: z.string().default('main').catch(''),
    issueDate: date,
    dueDate: date,
    paymentMeans: z
      .object({ iban: text, paymentLink: text, assignedTo: z.object({ iban: text }).optional().catch(undefined) })
      .optional()
      .catch(undefined),
    documentUrl: text,
    amount: z.object({ amountMinor: z.int() }).optional().catch(undefined),
    vatMinor: z.int().optional().catch(undefined),
    policyId: text,
    debtor: z.object({ policyId: text }).catch({}),
  })
  .catch({ creditor: '', debtor: {} });

function creditorFaults(part: z.infer<typeof checkedPartSchema>, creditor: Creditor): Fault[] {
  const { iban, paymentLink, assignedTo } = part.paymentMeans ?? {};
  const isForeign = (link: string | undefined) => link !== undefined && !isListedLink(creditor, link);
  const unlisted = "is not https on one of the creditor's link hosts";
  return faultsOf([
    [
      iban !== undefined && !ownsAccount(creditor, iban),
      'paymentMeans.iban',
      "is not one of the creditor's bank accounts",
    ],
    [
      assignedTo?.iban !== undefined && !factorOf(creditor, assignedTo.iban),
      'paymentMeans.assignedTo.iban',
      "is not the account of one of the creditor's factors",
    ],
    [isForeign(paymentLink), 'paymentMeans.paymentLink', unlisted],
    [isForeign(part.documentUrl), 'documentUrl', unlisted],
  ]);
}

/**
 * What is refused in an invoice beyond its form: dates in the wrong order, policies nobody knows, and what is not the
 * creditor's own, so that money is not led astray. Takes any body: all faults are named at once, those of form or not.
 */
export function invoiceFaults(body: unknown, creditors: readonly Creditor[], policyIds: readonly string[]): Fault[] {
  const part = checkedPartSchema.parse(body);
  const creditor = creditors.find(({ id }) => id === part.creditor);
  const { issueDate, dueDate, policyId, debtor, amount, vatMinor } = part;
  const isUnknown = (id: string | undefined) => id !== undefined && !policyIds.includes(id);
  const isTurned = issueDate !== undefined && dueDate !== undefined && dueDate < issueDate;
  return [
    ...faultsOf([
      [creditor === undefined, 'creditor', `is not a creditor of this deployment: ${part.creditor}`],
      [isTurned, 'dueDate', 'is before the issue date'],
      [
        vatMinor !== undefined && amount !== undefined && vatMinor >= amount.amountMinor,
        'vatMinor',
        'is not below the amount, of which it is a part',
      ],
      [isUnknown(policyId), 'policyId', 'is not a policy of this deployment'],
      [isUnknown(debtor.policyId), 'debtor.policyId', 'is not a policy of this deployment'],
    ]),
    ...(creditor ? creditorFaults(part, creditor) : []),
  ];
}
