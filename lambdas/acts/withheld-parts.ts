import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { type Case, isClosed } from '../domain/case/case.ts';
import { disputeRestOf } from '../domain/case/dispute-money.ts';
import { type Pause, type PauseKind, pausesInForce } from '../domain/case/pause.ts';
import { withheldMinor } from '../domain/case/pause-money.ts';
import type { WithheldPart } from '../templates/printed-invoice.ts';

/** What says most comes first: of a balance that is disputed in part and on hold as a whole, the dispute is told. */
const order = ['dispute', 'promise', 'instalmentPlan', 'hold'] as const satisfies readonly PauseKind[];

function partsOf(pause: Pause, dunned: Case, today: CivilDate): WithheldPart[] {
  const amountMinor = withheldMinor(pause, dunned, today);
  switch (pause.kind) {
    case 'dispute': {
      const { disputedMinor } = disputeRestOf(pause, dunned);
      const expectedMinor = Number.isFinite(disputedMinor) ? amountMinor - disputedMinor : 0;
      return [
        { reason: 'disputed', amountMinor: disputedMinor },
        { reason: 'expectedCredit', amountMinor: expectedMinor },
      ];
    }
    case 'promise':
      return [{ reason: 'promised', amountMinor, promisedFor: pause.promisedFor }];
    case 'instalmentPlan':
      return [{ reason: 'inInstalments', amountMinor }];
    case 'hold':
      return [{ reason: 'held', amountMinor }];
  }
}

/**
 * What is owed on a day and not asked for, with the reason; never more than the balance. What is closed is not asked
 * for.
 */
export function withheldParts(dunned: Case, today: CivilDate, balance: number): WithheldPart[] {
  const pauses = pausesInForce(dunned, today).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const parts: WithheldPart[] = isClosed(dunned)
    ? [{ reason: 'held', amountMinor: balance }]
    : pauses.flatMap((pause) => partsOf(pause, dunned, today));
  let rest = balance;
  return parts.flatMap((part) => {
    const amountMinor = Math.min(part.amountMinor, rest);
    rest -= amountMinor;
    return amountMinor > 0 ? [{ ...part, amountMinor }] : [];
  });
}
