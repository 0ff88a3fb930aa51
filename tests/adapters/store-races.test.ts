import { describe, expect, it } from 'vitest';
import { ConcurrentChangeError, TransientError } from '../../lambdas/ports/errors.ts';
import type { Listener } from '../../lambdas/ports/records.ts';
import type { EngineRequest, Verdict } from '../../local/dynamodb/fault-rule.ts';
import { engineOfThisFile } from './engine-of-this-file.ts';
import { aTask, change, opening } from './stored-things.ts';

const engine = engineOfThisFile();

/** Lets the first calls of an operation fail, and counts them all. */
function failing(operation: string, times: number, verdict: Verdict): { calls: () => number } {
  let calls = 0;
  engine.proxy().setRule(({ operation: asked }: EngineRequest) => {
    if (asked !== operation) return 'pass';
    calls += 1;
    return calls <= times ? verdict : 'pass';
  });
  return { calls: () => calls };
}

describe('two writers at once', () => {
  it('have one winner, out of 50 that decided on the same case', async () => {
    const store = engine.store();
    const { after } = opening('race');
    await store.commit([opening('race')]);
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => store.commit([change(after)])));
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(outcomes.length - lost.length).toBe(1);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(ConcurrentChangeError);
    expect(await store.loadCase(after.id)).toMatchObject({ revision: 2, receivedMinor: 1 });
    expect((await store.events(after.id, undefined, 10)).items).toHaveLength(2);
  });

  it('have one winner, out of 50 that open the same case', async () => {
    const store = engine.store();
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => store.commit([opening('new-race')])));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a conflict with another transaction', () => {
  it('is tried again until it is over', async () => {
    const faults = failing('TransactWriteItems', 3, 'conflict');
    await engine.store().commit([opening('conflict-over')]);
    expect(faults.calls()).toBe(4);
    expect(await engine.store().loadCase(opening('conflict-over').after.id)).toBeDefined();
  });

  it('that does not end is transient after five tries, and nothing is written', async () => {
    const faults = failing('TransactWriteItems', Infinity, 'conflict');
    await expect(engine.store().commit([opening('conflict-stays')])).rejects.toThrow(TransientError);
    expect(faults.calls()).toBe(5);
    failing('none', 0, 'pass');
    expect(await engine.store().loadCase(opening('conflict-stays').after.id)).toBeUndefined();
  });
});

describe('a table that is throttled or out of reach is transient', () => {
  it.each([
    ['TransactWriteItems', 'throttle'],
    ['GetItem', 'throttle'],
    ['Query', 'throttle'],
    ['TransactWriteItems', 'refuse'],
    ['GetItem', 'refuse'],
  ] as const)('on %s (%s)', async (operation, verdict) => {
    failing(operation, Infinity, verdict);
    const store = engine.store();
    const ask = {
      TransactWriteItems: () => store.commit([{ kind: 'raiseTask', task: aTask('never') }]),
      GetItem: () => store.loadCase('any'),
      Query: () => store.listTasks(undefined, 10),
    }[operation];
    await expect(ask()).rejects.toThrow(TransientError);
    failing('none', 0, 'pass');
    expect(await store.loadTask('never')).toBeUndefined();
  });

  it('for a moment only, and then it goes on as if nothing had been', async () => {
    const faults = failing('GetItem', 2, 'throttle');
    expect(await engine.store().loadTask('none')).toBeUndefined();
    expect(faults.calls()).toBe(3);
  });
});

describe('a write whose answer is lost', () => {
  it('was done once: the client asks again under the same token', async () => {
    const faults = failing('TransactWriteItems', 1, 'loseAnswer');
    await engine.store().commit([opening('lost')]);
    expect(faults.calls()).toBe(2);
    expect((await engine.store().events(opening('lost').after.id, undefined, 10)).items).toHaveLength(1);
  });
});

describe("the listener's token", () => {
  const { after } = opening('listener');
  const listener: Listener = { run: 1, version: 1, token: 'token-1' };

  it('is stored while the case has the run and version it knows', async () => {
    const store = engine.store();
    await store.commit([opening('listener')]);
    await store.storeListener(after.id, listener);
    expect(await store.loadListener(after.id)).toEqual(listener);
  });

  it.each([
    ['an older version', { ...listener, version: 0, token: 'late' }],
    ['a later version', { ...listener, version: 2, token: 'early' }],
    ['another run', { ...listener, run: 2, token: 'other' }],
  ])('is refused with %s, and the one before stays', async (_what, other) => {
    const store = engine.store();
    await expect(store.storeListener(after.id, other)).rejects.toThrow(ConcurrentChangeError);
    expect(await store.loadListener(after.id)).toEqual(listener);
  });

  it('is refused for a case that is not there', async () => {
    const store = engine.store();
    await expect(store.storeListener('unknown', listener)).rejects.toThrow(ConcurrentChangeError);
    expect(await store.loadListener('unknown')).toBeUndefined();
  });
});
