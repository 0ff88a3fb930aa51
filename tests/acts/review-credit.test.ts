import { describe, expect, it } from 'vitest';
import { followPayer } from '../../lambdas/acts/follow-payer.ts';
import { reviewCredit } from '../../lambdas/acts/review-credit.ts';
import { takeRiskReport } from '../../lambdas/acts/take-risk.ts';
import { wakeDebtor } from '../../lambdas/acts/wake/wake-debtor.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import type { Store } from '../../lambdas/ports/store.ts';
import type { Write } from '../../lambdas/ports/write.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { aStoredDebtor, change, opening } from '../adapters/stored-things.ts';

const engine = engineOfThisFile();
const settings = demoSettings();
const at = (now: string, store: Store = engine.store()) => ({ store, settings, clock: { now: () => now } });
const june = '2026-06-30T08:00:00.000Z';
const keyOf = (debtorId: string) => ({ creditor: 'main', debtorId });
const creditOf = async (debtorId: string) => (await engine.store().loadDebtor('main', debtorId))?.creditHold ?? null;
const changesOf = async (debtorId: string) =>
  (await engine.store().debtorChanges('main', debtorId, undefined, 50)).items.flatMap((line) =>
    line.type === 'DebtorCreditHoldChanged' ? [line.data.isOnHold] : [],
  );

/** A debtor with an invoice that was due on 31 March. */
async function owing(debtorId: string): Promise<Case> {
  const write = opening(`${debtorId}-1`, { debtorId });
  await engine.store().commit([{ kind: 'newDebtor', debtor: aStoredDebtor(debtorId) }, write]);
  return write.after;
}
async function paid(dunned: Case): Promise<void> {
  const data = { paymentId: `bank-${dunned.id}`, amountMinor: 120_000, currency: 'EUR', receivedOn: '2026-06-30' };
  await engine.store().commit([change(dunned, undefined, { type: 'PaymentRecorded', data })]);
}

/** A store whose user dies before, or after, a commit of his: counted from 1. */
function dying(step: number, isDone: boolean): Store {
  const store = engine.store();
  let steps = 0;
  const live = (commit: (writes: readonly Write[]) => Promise<void>) => async (writes: readonly Write[]) => {
    steps += 1;
    if (steps > step || (steps === step && !isDone)) throw new Error('died');
    await commit(writes);
    if (steps === step) throw new Error('died');
  };
  return {
    ...store,
    commit: live((writes) => store.commit(writes)),
    commitPatiently: live((writes) => store.commitPatiently(writes)),
  };
}
const deaths = [
  [1, false],
  [1, true],
  [2, false],
  [2, true],
] as const;

describe('the credit of a debtor', () => {
  it('ends by an event once his invoice is too late, comes back when it is paid, and is told each time', async () => {
    const dunned = await owing('A');
    await followPayer(at(june), dunned.id);
    expect(await creditOf('A')).toEqual({ since: june, reasons: ['openItemLate'] });
    await paid(dunned);
    await followPayer(at(june), dunned.id);
    expect(await creditOf('A')).toBeNull();
    expect(await changesOf('A')).toEqual([true, false]);
  });

  it('is looked at on the day on which time alone ends it', async () => {
    const dunned = await owing('B');
    await followPayer(at('2026-04-10T08:00:00.000Z'), dunned.id);
    expect(await creditOf('B')).toBeNull();
    const wakeBy = await engine.store().loadCreditReview(keyOf('B'));
    expect(wakeBy).toMatch(/^2026-05-15T0\d:00/);
    const asleep = await engine.store().sleepers('2026-05-15T23:00:00.000Z', 100);
    expect(asleep).toContainEqual({ kind: 'credit', ...keyOf('B') });
    await reviewCredit(at(wakeBy ?? ''), keyOf('B'));
    expect(await creditOf('B')).toMatchObject({ reasons: ['openItemLate'] });
    expect(await engine.store().loadCreditReview(keyOf('B'))).toBeNull();
  });

  it.each(deaths)('is told once whoever dies at it: at commit %i, done: %s', async (step, isDone) => {
    const debtorId = `C-${step}-${isDone}`;
    const dunned = await owing(debtorId);
    await followPayer(at(june, dying(step, isDone)), dunned.id).catch(() => {});
    await followPayer(at(june), dunned.id);
    expect(await creditOf(debtorId)).toMatchObject({ reasons: ['openItemLate'] });
    expect(await changesOf(debtorId)).toEqual([true]);
  });

  it('is not decided on figures that have changed meanwhile', async () => {
    const dunned = await owing('D');
    const store = engine.store();
    let isFirst = true;
    const overtaken: Store = {
      ...store,
      async commitPatiently(writes) {
        if (isFirst && writes.some(({ kind }) => kind === 'payerUnchanged')) {
          isFirst = false;
          await paid(dunned);
          await followPayer(at(june), dunned.id);
        }
        await store.commitPatiently(writes);
      },
    };
    await followPayer(at(june, overtaken), dunned.id);
    expect(await creditOf('D')).toBeNull();
    expect(await changesOf('D')).toEqual([]);
  });

  it('is of nobody whom we do not know', async () => {
    await expect(reviewCredit(at(june), keyOf('unknown'))).resolves.toBeUndefined();
  });
});

describe('what is said of the risk of a debtor', () => {
  const risk = { id: 'R-1', provider: 'bodacc', on: '2026-06-20', change: 'insolvencyOpened' } as const;
  const told = { by: 'bus:insurer', key: undefined };

  it('is on record once, with one task, whoever dies at it', async () => {
    for (const [step, isDone] of deaths) {
      const debtorId = `E-${step}-${isDone}`;
      await owing(debtorId);
      await takeRiskReport(at(june, dying(step, isDone)), keyOf(debtorId), risk, told).catch(() => {});
      await takeRiskReport(at(june), keyOf(debtorId), risk, told);
      const debtor = await engine.store().loadDebtor('main', debtorId);
      expect(debtor?.risks).toHaveLength(1);
      const task = await engine.store().loadTask(debtor?.risks?.[0]?.taskId ?? '');
      expect(task).toMatchObject({ kind: 'checkInsolvency', status: 'open', debtorId });
      await wakeDebtor(at(june), 'main', debtorId);
      expect((await engine.store().loadDebtor('main', debtorId))?.risks).toHaveLength(1);
    }
  });

  it('is refused of a debtor whom nobody knows', async () => {
    expect(await takeRiskReport(at(june), keyOf('nobody'), risk, told)).toEqual({ kind: 'unknown' });
  });
});
