import { beforeEach, describe, expect, it } from 'vitest';
import { type DigestDeps, signChainHeads } from '../../lambdas/acts/chain-digest/sign-chain-heads.ts';
import { coverageOf } from '../../lambdas/acts/legal-file/coverage.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import { record } from '../../lambdas/domain/case/event-log.ts';
import { type ChainDigest, digestKeys } from '../../lambdas/domain/chain-digest/chain-digest.ts';
import { sha256Of } from '../../lambdas/domain/sha256.ts';
import { readSignedStatement } from '../../lambdas/domain/signed-statement.ts';
import { DocumentConflictError, type DocumentStore } from '../../lambdas/ports/document-store.ts';
import { invoicePosted } from '../domain/builders.ts';
import { aSigner } from '../domain/legal-file/signing.ts';
import { engineOfThisFile } from './engine-of-this-file.ts';

const engine = engineOfThisFile();
const signer = aSigner();

/** Keeps as S3 does where nothing may be replaced; the call that `failAt` counts down to does not come through. */
function digestStore() {
  const kept = new Map<string, Buffer>();
  let left = Infinity;
  const store: DocumentStore = {
    keep({ key, bytes }) {
      left -= 1;
      if (left === 0) return Promise.reject(new Error('the function is gone'));
      const there = kept.get(key);
      if (there && !there.equals(bytes)) return Promise.reject(new DocumentConflictError(key));
      kept.set(key, Buffer.from(bytes));
      return Promise.resolve();
    },
    load: (key) => Promise.resolve(kept.get(key)),
    linkTo: (key) => Promise.resolve(key),
    remove: (key) => Promise.resolve(void kept.delete(key)),
  };
  return { store, kept, failAt: (call: number) => (left = call) };
}

// One table for the file: each test lives in a year of its own, after those before it.
let year = 2029;
const day = (monthAndDay: string) => `${year}-${monthAndDay}`;
const digests = digestStore();
let now = '';
const deps = (): DigestDeps => ({ store: engine.store(), digests: digests.store, signer, clock: { now: () => now } });
const signAt = (instant: string) => {
  now = `${day(instant)}:00.000Z`;
  return signChainHeads(deps());
};
const digestOf = (on: string) => JSON.parse(String(digests.kept.get(digestKeys(day(on)).digest))) as ChainDigest;
const headsOf = (on: string) => digestOf(on).heads.map(({ invoiceId, seq }) => `${invoiceId.split('-')[2]} ${seq}`);

async function post(number: string, instant: string): Promise<Case> {
  const at = `${day(instant)}:00.000Z`;
  const { after, events } = record(undefined, [invoicePosted({ number: `FA-${number}${year}` })], { at, by: 'test' });
  await engine.store().commit([{ kind: 'case', before: undefined, after, events, wakeBy: null }]);
  return after;
}

async function change(before: Case, instant: string): Promise<Case> {
  const fact = { type: 'HoldPlaced', data: { holdId: `H-${instant}`, reason: '?', until: day('12-31') } } as const;
  const { after, events } = record(before, [fact], { at: `${day(instant)}:00.000Z`, by: 'test' });
  await engine.store().commit([{ kind: 'case', before, after, events, wakeBy: null }]);
  return after;
}

const coverage = (dunned: Case, lastEvent: string) =>
  coverageOf({ store: engine.store(), digests: digests.store }, dunned, `${day(lastEvent)}:00.000Z`);

beforeEach(async () => {
  year += 1;
  // What the test before has left: a digest of the last day before this one, so that only what is of this test is new.
  if (year > 2030) await signAt('01-01T02:00');
});

describe('the signed digests of chain heads', () => {
  it('tell the cases that changed since the one before, each digest naming that one', async () => {
    const a = await post('A', '02-02T10:00');
    await post('B', '02-02T11:00');
    await signAt('02-02T12:00');
    expect(headsOf('02-02')).toEqual([`A${year} 1`, `B${year} 1`]);
    await change(a, '02-02T15:00');
    await signAt('02-03T01:00');
    expect(headsOf('02-03')).toEqual([`A${year} 2`]);
    expect(digestOf('02-03').previous).toBe(sha256Of(digests.kept.get(digestKeys(day('02-02')).digest) ?? ''));
    const signature = digests.kept.get(digestKeys(day('02-03')).signature) ?? Buffer.from('');
    expect(readSignedStatement(signature)?.statement).toMatchObject({
      kind: 'chainDigest',
      day: day('02-03'),
      count: 1,
    });
  });

  it('are one a day, after one o’clock, and none when nothing has changed', async () => {
    await post('A', '02-02T10:00');
    expect(await signAt('02-03T00:59')).toBeNull();
    expect(await signAt('02-03T01:00')).toMatchObject({ day: day('02-03'), count: 1 });
    await post('B', '02-03T10:00');
    expect(await signAt('02-03T11:00')).toMatchObject({ day: day('02-03'), count: 1 });
    expect(await signAt('02-04T01:00')).toMatchObject({ day: day('02-04'), count: 1 });
    expect(await signAt('02-05T01:00')).toBeNull();
  });

  it('make up for days that were missed', async () => {
    await post('A', '02-02T10:00');
    await signAt('02-02T12:00');
    await post('B', '02-04T10:00');
    await post('C', '02-09T10:00');
    await signAt('02-20T01:00');
    expect(headsOf('02-20')).toEqual([`B${year} 1`, `C${year} 1`]);
  });

  it.each([
    ['the digest', 1],
    ['its signature', 2],
  ])('stay what was kept first when a run ends before it has kept %s, though the case goes on', async (_, keeps) => {
    const a = await post('A', '02-02T10:00');
    digests.failAt(keeps);
    await expect(signAt('02-02T12:00')).rejects.toThrow('the function is gone');
    const before = digests.kept.get(digestKeys(day('02-02')).digest);
    const later = await change(a, '02-02T12:30');
    await signAt('02-03T01:00');
    const first = digests.kept.get(digestKeys(day('02-02')).digest);
    if (before) expect(first?.equals(before)).toBe(true);
    expect(await coverage(later, '02-02T12:30')).toMatchObject({
      kind: 'covered',
      day: day(keeps === 1 ? '02-02' : '02-03'),
    });
    const records = await engine.store().chainDigestsFrom(day('02-02'), 5);
    expect(records.map(({ state }) => state)).not.toContain('begun');
  });

  it('stay what was kept first when a run ends before they are on record as signed', async () => {
    await post('A', '02-02T10:00');
    now = `${day('02-02T12:00')}:00.000Z`;
    const store = engine.store();
    let commits = 0;
    const dying: DigestDeps['store'] = {
      ...store,
      // The first says that it was begun.
      commit: (writes) =>
        (commits += 1) === 2 ? Promise.reject(new Error('the function is gone')) : store.commit(writes),
    };
    await expect(signChainHeads({ ...deps(), store: dying })).rejects.toThrow('the function is gone');
    const kept = [...digests.kept].filter(([key]) => Object.values<string>(digestKeys(day('02-02'))).includes(key));
    expect(kept).toHaveLength(2);
    expect(await signAt('02-02T13:00')).toMatchObject({ day: day('02-02'), state: 'signed', count: 1 });
    for (const [key, bytes] of kept) expect(digests.kept.get(key)?.equals(bytes)).toBe(true);
  });

  it('are the same when two runs take them at once', async () => {
    await post('A', '02-02T10:00');
    const [one, other] = await Promise.all([signAt('02-02T12:00'), signAt('02-02T12:00')]);
    expect(one).toEqual(other);
    expect(headsOf('02-02')).toEqual([`A${year} 1`]);
  });

  it('find every case once, however many pages of the index they take', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => post(`N${index}x`, '02-02T10:00')));
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await engine.store().chainHeads(day('02-02'), cursor, 7);
      found.push(...page.items.map(({ invoiceId }) => invoiceId));
      ({ cursor } = page);
    } while (cursor !== undefined);
    expect(new Set(found).size).toBe(30);
    expect(found).toHaveLength(30);
  });

  it('do not count a case as covered by a digest before its last event', async () => {
    const a = await post('A', '02-02T10:00');
    await signAt('02-02T12:00');
    const later = await change(a, '02-02T15:00');
    expect(await coverage(later, '02-02T15:00')).toEqual({ kind: 'notYet', expectedOn: day('02-03') });
  });
});
