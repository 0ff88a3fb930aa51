/**
 * Business transaction codes (GVC) of the German banks that undo a payment. Taken back from the payee: direct debits 108
 * and 109, card payments 110, cheques 111, transfers 159 and 160; given back to the payer: 181, 182 and 184. 009 and 059
 * are older ones, of direct debits and of transfers. They are as public implementations list them; annex 3 of the DFÜ
 * agreement of Die Deutsche Kreditwirtschaft, which defines them, was not read.
 */
const undoing: ReadonlySet<string> = new Set([
  '009',
  '059',
  '108',
  '109',
  '110',
  '111',
  '159',
  '160',
  '181',
  '182',
  '184',
]);

/** Whether such a code, three digits, says that money goes back. */
export function isReturnInGermany(code: string): boolean {
  return undoing.has(code);
}
