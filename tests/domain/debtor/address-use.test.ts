import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { addressIdOf } from '../../../lambdas/domain/debtor/address-service.ts';
import {
  isFreeFor,
  mainAddressOf,
  takenBy,
  takenByFormalNotice,
  unusedAddress,
  waitingFor,
} from '../../../lambdas/domain/debtor/address-use.ts';
import { aDebtorOnRecord } from '../builders.ts';

const [monday, tuesday, wednesday] = ['2026-04-13', '2026-04-14', '2026-04-15'] as const;
const unused = unusedAddress('main', 'a1');
const put = (until: string, minute: number) => ({
  now: `${monday}T08:${String(minute).padStart(2, '0')}:00.000Z`,
  today: monday,
  until,
});

describe('an address that debtors of one creditor share', () => {
  it('is free on a day for the first of them, and for nobody else', () => {
    expect(isFreeFor(unused, 'A', monday)).toBe(true);
    const taken = takenBy(unused, 'A', monday);
    expect([isFreeFor(taken, 'A', monday), isFreeFor(taken, 'B', monday), isFreeFor(taken, 'B', tuesday)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is kept on the next day for the one who waits, even when the first has news again', () => {
    const use = waitingFor(takenBy(unused, 'A', monday), 'B', put(tuesday, 0));
    expect([isFreeFor(use, 'A', tuesday), isFreeFor(use, 'B', tuesday)]).toEqual([false, true]);
    const after = takenBy(use, 'B', tuesday);
    expect(after).toMatchObject({ taken: { on: tuesday, debtorId: 'B' }, waiting: [] });
    expect(isFreeFor(after, 'A', wednesday)).toBe(true);
  });

  it('goes to the one who has waited longest, also when he is put off once more', () => {
    const two = waitingFor(waitingFor(takenBy(unused, 'A', monday), 'B', put(tuesday, 1)), 'C', put(tuesday, 0));
    expect([isFreeFor(two, 'B', tuesday), isFreeFor(two, 'C', tuesday)]).toEqual([false, true]);
    const late = { now: `${tuesday}T08:00:00.000Z`, today: tuesday, until: wednesday };
    const next = waitingFor(waitingFor(takenBy(two, 'C', tuesday), 'A', late), 'B', late);
    expect(['A', 'B', 'C'].map((id) => isFreeFor(next, id, wednesday))).toEqual([false, true, false]);
  });

  it('is kept for him on his day alone: should he have nothing to be told any more, nobody waits further', () => {
    const use = waitingFor(takenBy(unused, 'A', monday), 'B', put(tuesday, 0));
    expect([isFreeFor(use, 'C', tuesday), isFreeFor(use, 'C', wednesday)]).toEqual([false, true]);
    expect(takenBy(use, 'C', wednesday).waiting).toEqual([]);
  });

  it('does not hold a formal notice, which fills the day for the reminders of the others', () => {
    const use = takenByFormalNotice(unused, 'F', monday);
    expect([isFreeFor(use, 'A', monday), isFreeFor(use, 'F', monday)]).toEqual([false, true]);
    const taken = takenBy(unused, 'A', monday);
    expect(takenByFormalNotice(taken, 'F', monday)).toBe(taken);
  });

  it('is told apart by the id of the address that messages go to first, whatever its case', () => {
    const emails = (address: string) => [
      { role: 'buyer', address: 'buyer@acme.example' },
      { role: 'accounting', address },
    ];
    const [first, second] = ['Bureau@Shared.example', 'bureau@shared.example'].map((address) =>
      mainAddressOf(aDebtorOnRecord({ emails: emails(address) })),
    );
    expect(first).toBe(addressIdOf('bureau@shared.example'));
    expect(second).toBe(first);
    const [main = ''] = [first];
    const outOfService = [{ address: main, since: '2026-04-01T08:00:00.000Z', why: 'bounce' as const }];
    const [only] = emails('bureau@shared.example').slice(1);
    expect(only && mainAddressOf(aDebtorOnRecord({ emails: [only], outOfService }))).toBeUndefined();
  });

  it('takes one message a day, and leaves nobody waiting for longer than there are others before him', () => {
    const debtors = ['A', 'B', 'C', 'D', 'E'];
    const news = fc.array(fc.subarray(debtors), { minLength: 40, maxLength: 40 });
    const orders = fc.shuffledSubarray(debtors, { minLength: debtors.length });
    fc.assert(
      fc.property(news, orders, (daily, order) => {
        let use = unused;
        const pending = new Map<string, number>();
        for (const [day, some] of daily.entries()) {
          const today = addDays(monday, day);
          for (const id of some) if (!pending.has(id)) pending.set(id, day);
          let sent = 0;
          for (const [minute, id] of order.filter((each) => pending.has(each)).entries()) {
            if (isFreeFor(use, id, today)) {
              use = takenBy(use, id, today);
              sent += 1;
              expect(day - (pending.get(id) ?? day)).toBeLessThan(debtors.length);
              pending.delete(id);
            } else {
              const now = `${today}T08:0${minute}:00.000Z`;
              use = waitingFor(use, id, { now, today, until: addDays(today, 1) });
            }
          }
          expect(sent).toBe(pending.size + sent > 0 ? 1 : 0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
