import { stages } from '../domain/dunning-policy.ts';
import { capacityOf } from '../domain/message/sending-capacity.ts';
import type { Deps } from './dunning-of-case.ts';
import type { TellableNotice } from './message-content.ts';

/**
 * Takes one message of the day's capacity, as far as the deployment has set one; false when the day has none left for a
 * message led by the highest of these stages. A day is one of UTC, as the quota of SES is of no time zone.
 */
export async function hasCapacity(
  { store, settings, clock }: Deps,
  notices: readonly TellableNotice[],
): Promise<boolean> {
  const leading = stages.findLast((stage) => notices.some((notice) => notice.stage === stage));
  if (settings.dailyMessages === undefined || leading === undefined) return true;
  return store.takeSendingSlot(clock.now().slice(0, 10), capacityOf(leading, settings.dailyMessages));
}
