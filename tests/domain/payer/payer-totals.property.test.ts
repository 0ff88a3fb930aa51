import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { canonicalJson } from '../../../lambdas/domain/canonical-json.ts';
import type { Case } from '../../../lambdas/domain/case/case.ts';
import { type Contribution, contributionOf } from '../../../lambdas/domain/payer/contribution.ts';
import { payerEvents } from '../../../lambdas/domain/payer/payer-events.ts';
import { changeOf, type TotalsChange } from '../../../lambdas/domain/payer/payer-totals.ts';
import { aCase } from '../builders.ts';
import { type Act, afterAct, anAct } from './lives-of-cases.ts';

const firstDay = '2026-03-20';

/** What the table does: adds what is named to what is there. */
function addTo(totals: Map<string, number>, { currency, counts, amounts }: TotalsChange): void {
  const named = [
    ...Object.entries(counts),
    ...Object.entries(amounts).map(([name, by]) => [`${currency} ${name}`, by]),
  ];
  for (const [name, by] of named as [string, number][]) {
    const sum = (totals.get(name) ?? 0) + by;
    if (sum === 0) totals.delete(name);
    else totals.set(name, sum);
  }
}

const inOrder = (totals: Map<string, number>) => [...totals].sort(([a], [b]) => (a < b ? -1 : 1));

function recount(cases: readonly Case[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const dunned of cases) addTo(totals, changeOf(undefined, contributionOf(dunned)));
  return totals;
}

/** An event reaches the function at any time, reads, and writes at any later time; or dies in between. */
type Step =
  | { readonly does: 'act'; readonly place: number; readonly act: Act }
  | { readonly does: 'read'; readonly place: number }
  | { readonly does: 'write'; readonly pending: number; readonly dies: boolean };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant('act' as const), place: fc.nat(2), act: anAct }),
  fc.record({ does: fc.constant('read' as const), place: fc.nat(2) }),
  fc.record({ does: fc.constant('write' as const), pending: fc.nat(4), dies: fc.boolean() }),
);

type Kept = { readonly revision: number; readonly contribution: Contribution };
type Reading = { readonly place: number; readonly dunned: Case; readonly kept: Kept | undefined };

const happens = (kind: Act['kind'], share: number, which = 0): Act => ({ kind, share, which });
/** A promise whose money is taken back before its day; a rest that is given up. */
const rareLives: [Act[]][] = [
  [[happens('promise', 100, 2), happens('pay', 100), happens('reverse', 100)]],
  [[happens('pay', 99), happens('pay', 99)]],
];

describe('what is counted of a payer', () => {
  it('is what a recount of all his cases gives, whatever happens to them and however events are doubled, late or lost', () => {
    let counted = 0;
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 5, maxLength: 60 }), (steps) => {
        const cases = ['FA-1', 'FA-2', 'FA-3'].map((number) => aCase({ invoice: { number } }));
        const kept = new Map<number, Kept>();
        const totals = new Map<string, number>();
        const pending: Reading[] = [];
        let today = firstDay;

        const read = (place: number): Reading => ({ place, dunned: cases[place]!, kept: kept.get(place) });
        /** As one transaction: refused when somebody has written since it was read. */
        function write({ place, dunned, kept: known }: Reading): boolean {
          if (known && known.revision >= dunned.revision) return true;
          if (kept.get(place)?.revision !== known?.revision) return false;
          const contribution = contributionOf(dunned);
          kept.set(place, { revision: dunned.revision, contribution });
          addTo(totals, changeOf(known?.contribution, contribution));
          counted += 1;
          return true;
        }

        for (const step of steps) {
          if (step.does === 'act') {
            today = addDays(today, 2);
            cases[step.place] = afterAct(cases[step.place]!, step.act, today).at(-1)?.dunned ?? cases[step.place]!;
          } else if (step.does === 'read') pending.push(read(step.place));
          else if (pending.length > 0) {
            const [reading] = pending.splice(step.pending % pending.length, 1);
            if (reading && !step.dies && !write(reading)) write(read(reading.place));
          }
        }
        // What died is tried again, and what waits gets through in the end: each reads anew when it is refused.
        for (const reading of pending) if (!write(reading)) write(read(reading.place));
        for (const place of cases.keys()) write(read(place));
        expect(inOrder(totals)).toEqual(inOrder(recount(cases)));
      }),
      { numRuns: 500 },
    );
    expect(counted).toBeGreaterThan(1_000);
  });

  it('changes by just those events that wake the function', () => {
    const changedBy = new Set<string>();
    fc.assert(
      fc.property(fc.array(anAct, { minLength: 5, maxLength: 25 }), (acts) => {
        let dunned = aCase();
        let today = firstDay;
        for (const act of acts) {
          today = addDays(today, 3);
          for (const { type, dunned: after } of afterAct(dunned, act, today)) {
            const hasChanged = canonicalJson(contributionOf(dunned)) !== canonicalJson(contributionOf(after));
            if (hasChanged) changedBy.add(type);
            dunned = after;
          }
        }
      }),
      { numRuns: 1_000, examples: rareLives },
    );
    expect([...changedBy, 'InvoicePosted'].sort()).toEqual([...payerEvents].sort());
  });
});
