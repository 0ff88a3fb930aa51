/** An invoice as it is posted, that of the API's contract unless told otherwise. */
export function anInvoice(changes: Record<string, unknown> = {}) {
  return {
    number: 'FA-2026-0042',
    creditor: 'main',
    debtor: aDebtor(),
    amount: { amountMinor: 120_000, currency: 'EUR' },
    issueDate: '2026-03-01',
    dueDate: '2026-03-31',
    paymentMeans: {
      iban: 'FR7630006000011234567890189',
      bic: 'AGRIFRPP',
      paymentLink: 'https://pay.example/42',
      reference: 'FA-2026-0042',
    },
    policyId: 'default',
    purchaseOrder: 'PO-7',
    documentUrl: 'https://files.example/42.pdf',
    ...changes,
  };
}

/** A debtor as he is posted with an invoice: each has an address of his own, unless told otherwise. */
export function aDebtor({ id = 'C-001', ...changes }: Record<string, unknown> & { id?: string } = {}) {
  const mailbox = id === 'C-001' ? 'compta' : `compta-${id.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
  return {
    id,
    name: 'Acme SAS',
    kind: 'business',
    locale: 'fr',
    country: 'FR',
    emails: [{ role: 'accounting', address: `${mailbox}@acme.example` }],
    address: { lines: ['1 rue de la Paix'], postalCode: '75002', city: 'Paris' },
    registrationNumber: '732829320',
    ...changes,
  };
}
