/** What a status of an e-invoice's life cycle means for its case. */
export type StatusEffect =
  /** The e-invoice was filed: the time stamp is proof that it was issued. What had made it invalid on the way is mended. */
  | 'filed'
  /** The buyer can see it from then on. */
  | 'available'
  /** The buyer owes it: objections and requests that came before are over. */
  | 'approved'
  /** Only the accepted part is dunned, the rest is in dispute. */
  | 'partlyApproved'
  /** All of it is in dispute. */
  | 'disputed'
  /** A document is missing: nothing is asked until it is there. */
  | 'suspended'
  /** The missing document is there. */
  | 'completed'
  /** The buyer has paid, by his own word: the bank is awaited for some business days. */
  | 'paymentSent'
  /** The e-invoice is dead as it stands: nothing is asked until a person has corrected it or set the status aside. */
  | 'invalid'
  /** A corrective invoice replaces it: the case is canceled. */
  | 'canceled'
  | 'none';

export type StatusRule = {
  readonly code: number;
  /** The official French label; null of codes whose label is not known here. */
  readonly label: string | null;
  readonly setBy: 'sellerPlatform' | 'buyerPlatform' | 'platform' | 'buyer' | 'seller' | 'taxPortal' | 'unknown';
  /** `vatOnReceipt`: where VAT falls due when the money comes in (CGI 290 A). */
  readonly mandatory: boolean | 'vatOnReceipt';
  readonly needsReason: boolean;
  readonly effect: StatusEffect;
  /** What becomes of the case, in a sentence. */
  readonly says: string;
};

const of = (
  code: number,
  label: string | null,
  setBy: StatusRule['setBy'],
  effect: StatusEffect,
  says: string,
  also: { readonly mandatory?: StatusRule['mandatory']; readonly needsReason?: boolean } = {},
): StatusRule => ({
  code,
  label,
  setBy,
  mandatory: also.mandatory ?? false,
  needsReason: also.needsReason ?? false,
  effect,
  says,
});

const onRecord = 'It is on record and changes nothing.';
const dead = 'Nothing is asked any more: a person corrects the invoice, credits or cancels it and issues it anew.';

/**
 * The life-cycle statuses of French e-invoices, codes and labels as practitioners of the reform publish them (read in
 * 2026); the standard that defines them, AFNOR XP Z12-012, is sold and was not read. Platforms send each within 24 hours.
 * Which codes require a reason is told differently by these sources; the widest list is taken, and a status without its
 * reason counts all the same, as not to heed it would be to dun wrongly.
 */
export const statusTable: readonly StatusRule[] = [
  of(200, 'Déposée', 'sellerPlatform', 'filed', 'Its time stamp is kept: proof that the invoice was issued.', {
    mandatory: true,
  }),
  of(201, 'Émise', 'sellerPlatform', 'none', onRecord),
  of(202, 'Reçue', 'buyerPlatform', 'none', onRecord),
  of(203, 'Mise à disposition', 'buyerPlatform', 'available', 'Its day is kept: since then the buyer can see it.'),
  of(204, 'Prise en charge', 'buyer', 'none', onRecord),
  of(
    205,
    'Approuvée',
    'buyer',
    'approved',
    'The debt is acknowledged, which supports an order for payment; disputes and suspensions told by earlier statuses end.',
  ),
  of(
    206,
    'Approuvée partiellement',
    'buyer',
    'partlyApproved',
    'Only the accepted part is dunned; the rest is in dispute, with a task.',
    { needsReason: true },
  ),
  of(207, 'En litige', 'buyer', 'disputed', 'All of it is in dispute, with a task: nothing is asked.', {
    needsReason: true,
  }),
  of(
    208,
    'Suspendue',
    'buyer',
    'suspended',
    'Nothing is asked until the missing document is there (209), with a task to send it.',
    { needsReason: true },
  ),
  of(209, 'Complétée', 'seller', 'completed', 'The suspension ends and the ladder goes on.'),
  of(210, 'Refusée', 'buyer', 'invalid', dead, { mandatory: true, needsReason: true }),
  of(
    211,
    'Paiement transmis',
    'buyer',
    'paymentSent',
    'Nothing is asked for the business days of the policy, while the bank is awaited; then the ladder goes on by itself.',
  ),
  of(
    212,
    'Encaissée',
    'seller',
    'none',
    'It is on record and changes nothing: what was collected is told by payments alone. Relance issues this status itself.',
    { mandatory: 'vatOnReceipt' },
  ),
  of(213, 'Rejetée', 'platform', 'invalid', dead, { mandatory: true, needsReason: true }),
  of(220, 'Annulée', 'platform', 'canceled', 'The case is canceled: a corrective invoice replaces it.'),
  ...[224, 225, 227, 228].map((code) =>
    of(code, null, 'unknown', 'none', 'It is on record without effect: what it means is not known here.'),
  ),
  of(250, null, 'taxPortal', 'none', 'It is about the data for the tax administration: no effect on the debt.'),
  of(251, null, 'taxPortal', 'none', 'It is about the data for the tax administration: no effect on the debt.'),
  of(501, 'Irrecevable', 'platform', 'invalid', dead),
];

const byCode = new Map(statusTable.map((rule) => [rule.code, rule]));

/** What is known of a status; of any other code only that nothing is. */
export function statusRuleOf(code: number): StatusRule {
  return (
    byCode.get(code) ?? of(code, null, 'unknown', 'none', 'It is on record without effect: the code is not known here.')
  );
}
