import { currencySchema, formatMoney } from '../../lambdas/domain/money.ts';
import { dayWords } from './day-words.ts';
import type { ToldEntry } from './read-statements.ts';

function moneyWords({ amountMinor, currency }: ToldEntry): string {
  return formatMoney({ amountMinor, currency: currencySchema.parse(currency) }, 'en');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What became of the movements of the bank statements, and the money that a person has to place; nothing without one. */
export function bankLines(statements: readonly (readonly ToldEntry[])[]): string {
  if (statements.length === 0) return '';
  const entries = statements.flat();
  const of = (wanted: ToldEntry['effect']) => entries.filter(({ effect }) => effect === wanted);
  const counts = [
    counted(of('payment').length, 'payment matched', 'payments matched'),
    counted(of('reversal').length, 'payment taken back', 'payments taken back'),
    `${of('unmatched').length} left to a person`,
    `${of('ignored').length} not booked`,
  ];
  const left = of('unmatched').map((entry) => {
    const text = entry.text.replaceAll(/\s+/g, ' ');
    return `- ${moneyWords(entry)} of ${dayWords(entry.bookedOn)}, "${text}": a task asks whose it is\n`;
  });
  return `${counted(statements.length, 'bank statement', 'bank statements')}: ${counts.join(', ')}\n${left.join('')}\n`;
}
