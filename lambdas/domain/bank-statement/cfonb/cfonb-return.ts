import type { ReturnOfMoney } from '../bank-statement.ts';
import { type CfonbLine, columns } from './cfonb-lines.ts';

/** What banks call a payment that comes back; what they charge for it says so in the same breath. */
const returned =
  /\b(?:REJET|REJETE|REJETEE|IMPAYE|IMPAYEE|IMPAYES|RETOURNE|RETOURNEE|CONTREPASSATION|CONTRE-PASSATION)\b/;
const charge = /\b(?:FRAIS|FRS|COM|COMM|COMMISSION|COMMISSIONS|COTISATION)\b/;

/** The interbank code of the reason for a rejection (columns 41 and 42), else what the bank's label says. */
export function cfonbReturn(line: CfonbLine): ReturnOfMoney | undefined {
  const reasonCode = columns(line, 41, 42).trim();
  if (reasonCode !== '' && reasonCode !== '00') return { reasonCode };
  const label = columns(line, 49, 79).normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
  return returned.test(label) && !charge.test(label) ? {} : undefined;
}
