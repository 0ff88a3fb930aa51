import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lambdas/domain/calendar/civil-date.ts';
import type { DunningPolicy } from '../../lambdas/domain/dunning-policy.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { type Act, anyActs } from './random-lives/acts.ts';
import { expectLawful } from './random-lives/expect-lawful.ts';
import { perform } from './random-lives/perform.ts';
import { aReference, type Known } from './random-lives/reference.ts';
import { type RunningStack, runningStack } from './running-stack.ts';
import { createSuddenDeaths } from './sudden-deaths.ts';

const firstDay = '2026-03-01';
const startAt = `${firstDay}T08:00:00Z`;
type Approval = DunningPolicy['approvalFrom'];
const policiesWith = (approvalFrom: Approval) => [{ ...punctualPolicy, approvalFrom }];
const anyApproval: fc.Arbitrary<Approval> = fc.constantFrom(null, null, 'directNotice');

/** Three invoices of two debtors. */
async function postAll({ post }: RunningStack): Promise<Known[]> {
  const debtor = aDebtor({ id: 'C-002', emails: [{ role: 'accounting', address: 'ap@other.example' }] });
  const amount = (amountMinor: number) => ({ amount: { amountMinor, currency: 'EUR' } });
  return [
    { id: await post(anInvoice({ number: 'FA-1' })), debtorId: 'C-001' },
    { id: await post(anInvoice({ number: 'FA-2', ...amount(50_000) })), debtorId: 'C-001' },
    { id: await post(anInvoice({ number: 'FA-3', debtor, ...amount(80_000) })), debtorId: 'C-002' },
  ];
}

/** Lets all acts happen on their days, each at a minute of its own, and looks at the end. */
async function live(running: RunningStack, acts: readonly Act[], approvalFrom: Approval): Promise<void> {
  const invoices = await postAll(running);
  const reference = aReference();
  const done: string[] = [];
  for (const [index, act] of acts.entries()) {
    const today = addDays(firstDay, act.day);
    const known = invoices[act.invoice];
    const minute = String(index).padStart(2, '0');
    if (known)
      running.at(`${today}T09:${minute}:00Z`, async () => {
        done.push(await perform(running, known, act, { invoices, today, name: `act-${index}`, reference }));
      });
  }
  await running.playTo('2026-10-01T00:00:00Z');
  expect(done).toHaveLength(acts.length);
  await expectLawful(running, invoices, reference, approvalFrom).catch((error: unknown) => {
    throw new Error(done.join('\n'), { cause: error });
  });
}

describe('whatever people and banks do, in whatever order and however often', () => {
  it('every invoice is dunned as it should, and no cent is lost', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyActs, anyApproval, async (acts, approvalFrom) => {
        const running = await runningStack(startAt, { policies: policiesWith(approvalFrom) });
        await live(running, acts, approvalFrom);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('so it is when functions die at their writes, and are asked again', { timeout: 240_000 }, async () => {
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
    ];
    await fc.assert(
      fc.asyncProperty(anyActs, fc.integer({ min: 1, max: 3 }), anyApproval, async (acts, write, approvalFrom) => {
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
        const policies = policiesWith(approvalFrom);
        const running = await runningStack(startAt, { policies, faults: { chooseFault } });
        const { table, workflow } = running.stack;
        for (const each of deaths) await each.connect({ table: table.endpoint, workflow: workflow.endpoint });
        await live(running, acts, approvalFrom);
        for (const each of deaths) await each.close();
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
