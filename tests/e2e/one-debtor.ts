import { anInvoice } from '../builders.ts';
import type { RunningStack } from './running-stack.ts';

export const startAt = '2026-03-20T08:00:00Z';
const numbers = ['FA-1', 'FA-2', 'FA-3'];

/** Three invoices of one debtor, due on March 31. */
export async function postThree({ post }: RunningStack): Promise<string[]> {
  const ids: string[] = [];
  for (const number of numbers) ids.push(await post(anInvoice({ number })));
  return ids;
}

/** What each of the three is expected to show. */
export const thrice = <T>(value: T): T[] => numbers.map(() => value);

export const eachOf = <T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<T[]> =>
  Promise.all(ids.map(read));

export const aHold = (until: string, id?: string) => ({
  reason: 'we talk about the contract',
  until,
  ...(id !== undefined && { id }),
});

export const holdDebtor = ({ call }: RunningStack, until: string, id?: string) =>
  call('POST', '/debtors/C-001/holds', aHold(until, id));

export const debtorOf = async ({ call }: RunningStack) => (await call('GET', '/debtors/C-001')).body;

/** How often each case was told that its debtor has changed. */
export const tellings = ({ events }: RunningStack, ids: readonly string[]): Promise<number[]> =>
  eachOf(ids, async (id) => (await events(id)).filter(({ type }) => type === 'DebtorChanged').length);
