/** What bulk files are of. */
export const bulkKinds = ['invoices', 'payments'] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** How the text of a cell becomes the value of a field. */
export type CellKind = 'text' | 'integer' | 'decimal' | 'boolean' | 'list';

/** A column: the field of a request it fills, by its path, and how. */
type Column = { readonly path: string; readonly as: CellKind };

const as =
  (kind: CellKind) =>
  (...paths: readonly string[]): readonly (readonly [string, Column])[] =>
    paths.map((path) => [path, { path, as: kind }]);

/** Every amount in a row is in the currency of its row. */
const money: readonly (readonly [string, Column])[] = [
  ['amount', { path: 'amount', as: 'decimal' }],
  ['amountMinor', { path: 'amount.amountMinor', as: 'integer' }],
  ['amount.amountMinor', { path: 'amount.amountMinor', as: 'integer' }],
  ['currency', { path: 'amount.currency', as: 'text' }],
  ['amount.currency', { path: 'amount.currency', as: 'text' }],
];

const contacts = [0, 1, 2, 3, 4].flatMap((index) =>
  as('text')(...['role', 'address', 'locale'].map((field) => `debtor.emails.${index}.${field}`)),
);

/**
 * The columns that a file may have, in any order, under the name of the field they fill (`debtor.name`), and a few under a
 * shorter one. An empty cell is a field that is left out.
 */
export const columnsOf: Readonly<Record<BulkKind, ReadonlyMap<string, Column>>> = {
  invoices: new Map([
    ...money,
    ...contacts,
    ['debtor.email', { path: 'debtor.emails.0.address', as: 'text' }],
    ['debtor.address.lines', { path: 'debtor.address.lines', as: 'list' }],
    ['vat', { path: 'vatMinor', as: 'decimal' }],
    ...as('integer')('vatMinor'),
    ...as('boolean')('paymentMeans.assignedTo.isCollectedByFactor'),
    ...as('text')(
      'number',
      'creditor',
      'issueDate',
      'dueDate',
      'policyId',
      'purchaseOrder',
      'documentUrl',
      'claimKind',
      'vatDueOn',
      'debtor.id',
      'debtor.name',
      'debtor.kind',
      'debtor.locale',
      'debtor.country',
      'debtor.address.lines.0',
      'debtor.address.lines.1',
      'debtor.address.lines.2',
      'debtor.address.postalCode',
      'debtor.address.city',
      'debtor.registrationNumber',
      'debtor.policyId',
      'debtor.owner.name',
      'debtor.owner.email',
      'paymentMeans.method',
      'paymentMeans.iban',
      'paymentMeans.bic',
      'paymentMeans.reference',
      'paymentMeans.paymentLink',
      'paymentMeans.assignedTo.name',
      'paymentMeans.assignedTo.iban',
      'paymentMeans.assignedTo.bic',
      'dunnedSoFar.stage',
      'dunnedSoFar.on',
    ),
    ...as('list')('debtor.contactDays'),
  ]),
  payments: new Map([
    ...money,
    ...as('text')(
      'id',
      'creditor',
      'receivedOn',
      'method',
      'reference',
      'text',
      'debtorId',
      'invoiceId',
      'invoiceNumber',
    ),
  ]),
};
