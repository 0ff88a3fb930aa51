import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { anyActs } from './random-lives/acts.ts';
import { anyRules, live, stackOf } from './random-lives/life.ts';
import { createSuddenDeaths } from './sudden-deaths.ts';

/** More lives than each run lives, or those of a seed: `LIVES=20 SEED=-12 npx vitest run tests/e2e/random-lives.test.ts`. */
const { LIVES, SEED } = process.env;
const lives = (usual: number) => ({
  numRuns: Number(LIVES ?? usual),
  ...(SEED !== undefined && { seed: Number(SEED) }),
});
const timeout = 240_000 * Number(LIVES ?? 1);

describe('whatever people and banks do, in whatever order and however often', () => {
  it('every invoice is dunned as it should, and no cent is lost', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(anyActs, anyRules, async (acts, rules) => {
        await live(await stackOf(rules), acts, rules);
      }),
      { ...lives(3), endOnFailure: true },
    );
  });

  it('so it is when functions die at their writes, and are asked again', { timeout }, async () => {
    const dying = [
      'plan-dunning',
      'propose-notice',
      'dispatch-changes',
      'record-payment',
      'record-payment-for-many',
      'allocate-unapplied-money',
      'reverse-whole-payment',
      'make-promise',
      'complete-task',
      'record-insolvency',
      'record-claim-payment',
      'decide-legal',
      'report-collection',
      'report-letter',
      'build-legal-file',
      'erase-personal-data',
    ];
    await fc.assert(
      fc.asyncProperty(anyActs, fc.integer({ min: 1, max: 3 }), anyRules, async (acts, write, rules) => {
        // Every third distinct event of each of them, before the write is done and after it.
        const deaths = dying.map((name) => {
          let seen = 0;
          return createSuddenDeaths(name, () => {
            seen += 1;
            return seen % 3 === 0 ? { write, isDone: seen % 2 === 0 } : undefined;
          });
        });
        const chooseFault = (name: string, event: unknown) => {
          for (const each of deaths) {
            const fault = each.chooseFault(name, event);
            if (fault) return fault;
          }
          return undefined;
        };
        const running = await stackOf(rules, { faults: { chooseFault } });
        const { table, workflow } = running.stack;
        for (const each of deaths) await each.connect({ table: table.endpoint, workflow: workflow.endpoint });
        await live(running, acts, rules);
        for (const each of deaths) await each.close();
      }),
      { ...lives(1), endOnFailure: true },
    );
  });
});
