import type { PspMoney } from '../../domain/psp/psp-money.ts';
import { keys } from './keys.ts';
import type { Reads } from './reads.ts';

/** What is known of sums of money at a payment provider by these ids, in no order. */
export async function loadPspMoney(reads: Reads, creditor: string, ids: readonly string[]): Promise<PspMoney[]> {
  const items = await reads.getMany(ids.map((id) => keys.pspMoney(creditor, id)));
  return items.map((item) => item['money'] as PspMoney);
}
