/** What a document means for the money between seller and buyer. */
export type TypeMeaning = {
  readonly name: string;
  /** `none`: it asks for nothing, so there is nothing to collect. */
  readonly claims: 'debt' | 'credit' | 'none';
  /** It stands in the place of the invoices it names (BG-3): both are never to be collected. */
  readonly replacesPreceding?: true;
  /** The claim was sold: the payee is paid, not the seller. */
  readonly isFactored?: true;
  /** The buyer has written it on behalf of the seller. */
  readonly isSelfBilled?: true;
  /** It asks for a part of what is sold; the rest comes with other invoices. */
  readonly isPartial?: true;
};

const debt = (name: string, more: Omit<TypeMeaning, 'name' | 'claims'> = {}) =>
  ({ name, claims: 'debt', ...more }) as const;
const credit = (name: string, more: Omit<TypeMeaning, 'name' | 'claims'> = {}) =>
  ({ name, claims: 'credit', ...more }) as const;

/**
 * The codes of UNTDID 1001 that EN 16931 allows as BT-3 (BR-CL-01), and those that French platforms add (471 to 473, 500
 * to 503), each as the standard interprets it: as an invoice or as a credit note.
 */
export const typeCodes: ReadonlyMap<string, TypeMeaning> = new Map<string, TypeMeaning>([
  ['71', debt('request for payment')],
  ['80', debt('debit note for goods or services')],
  ['81', credit('credit note for goods or services')],
  ['82', debt('metered services invoice')],
  ['83', credit('credit note for financial adjustments')],
  ['84', debt('debit note for financial adjustments')],
  ['102', debt('tax notification')],
  ['130', debt('invoicing data sheet')],
  ['202', debt('direct payment valuation', { isPartial: true })],
  ['203', debt('provisional payment valuation', { isPartial: true })],
  ['204', debt('payment valuation', { isPartial: true })],
  ['211', debt('interim application for payment', { isPartial: true })],
  ['218', debt('final payment request')],
  ['219', debt('payment request for completed units', { isPartial: true })],
  ['261', credit('self-billed credit note', { isSelfBilled: true })],
  ['262', credit('consolidated credit note')],
  ['295', debt('price variation invoice')],
  ['296', credit('credit note for price variation')],
  ['308', credit('delcredere credit note')],
  ['325', { name: 'pro-forma invoice', claims: 'none' }],
  ['326', debt('partial invoice', { isPartial: true })],
  ['331', debt('commercial invoice with a packing list')],
  ['380', debt('commercial invoice')],
  ['381', credit('credit note')],
  ['382', debt('commission note')],
  ['383', debt('debit note')],
  ['384', debt('corrected invoice', { replacesPreceding: true })],
  ['385', debt('consolidated invoice')],
  ['386', debt('prepayment invoice', { isPartial: true })],
  ['387', debt('hire invoice')],
  ['388', debt('tax invoice')],
  ['389', debt('self-billed invoice', { isSelfBilled: true })],
  ['390', debt('delcredere invoice')],
  ['393', debt('factored invoice', { isFactored: true })],
  ['394', debt('lease invoice')],
  ['395', debt('consignment invoice')],
  ['396', credit('factored credit note', { isFactored: true })],
  ['420', credit('credit note for an optical reading payment')],
  ['456', debt('debit advice')],
  ['457', debt('reversal of debit')],
  ['458', credit('reversal of credit')],
  ['471', debt('self-billed corrected invoice', { replacesPreceding: true, isSelfBilled: true })],
  ['472', debt('factored corrected invoice', { replacesPreceding: true, isFactored: true })],
  [
    '473',
    debt('self-billed factored corrected invoice', { replacesPreceding: true, isSelfBilled: true, isFactored: true }),
  ],
  ['500', debt('self-billed prepayment invoice', { isSelfBilled: true, isPartial: true })],
  ['501', debt('self-billed factored invoice', { isSelfBilled: true, isFactored: true })],
  ['502', credit('self-billed factored credit note', { isSelfBilled: true, isFactored: true })],
  ['503', credit('prepayment credit note')],
  ['527', debt('self-billed debit note', { isSelfBilled: true })],
  ['532', credit("forwarder's credit note")],
  ['553', debt("forwarder's invoice discrepancy report")],
  ['575', debt("insurer's invoice")],
  ['623', debt("forwarder's invoice")],
  ['633', debt('port charges document')],
  ['751', debt('invoice information for accounting')],
  ['780', debt('freight invoice')],
  ['817', debt('claim notification')],
  ['870', debt('consular invoice')],
  ['875', debt('partial construction invoice', { isPartial: true })],
  ['876', debt('partial final construction invoice', { isPartial: true })],
  ['877', debt('final construction invoice')],
  ['935', debt('customs invoice')],
]);
