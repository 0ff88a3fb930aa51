import { sha256Of } from '../../domain/sha256.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import {
  type ChainDigest,
  type ChainHead,
  chainDigest,
  digestBytes,
  digestKeys,
  digestStatement,
} from '../../domain/chain-digest/chain-digest.ts';
import type { DigestRecord, SignedDigest } from '../../domain/chain-digest/digest-record.ts';
import { signedStatementBytes, statementBytes } from '../../domain/signed-statement.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { Signer } from '../../ports/signer.ts';
import type { Store } from '../../ports/store.ts';
import { onFreshState } from '../fresh-state.ts';
import { keepFirst } from '../keep-first.ts';

export type DigestDeps = {
  readonly store: Pick<Store, 'commit' | 'chainHeads' | 'latestChainDigests'>;
  readonly digests: DocumentStore;
  readonly signer: Signer;
  readonly clock: Clock;
};

/** A digest is on record as signed, and does not lie where it was kept, or is another one. */
export class LostDigestError extends Error {
  override readonly name = 'LostDigestError';
}

/** In UTC. By then the index has every event of the days before: it is late by less than a second as a rule. */
const firstHour = '01';

const perPage = 1000;
const contentType = 'application/json';

async function headsSince({ store }: DigestDeps, since: CivilDate | undefined): Promise<ChainHead[]> {
  const heads = new Map<string, ChainHead>();
  let cursor: string | undefined;
  do {
    const page = await store.chainHeads(since, cursor, perPage);
    // A case that changes while its list is read may stand in it twice.
    for (const head of page.items) heads.set(head.invoiceId, head);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return [...heads.values()];
}

async function loadDigest({ digests }: DigestDeps, { day, sha256 }: SignedDigest) {
  const bytes = await digests.load(digestKeys(day).digest);
  if (!bytes || sha256Of(bytes) !== sha256) throw new LostDigestError(`the digest of ${day} is not the one on record`);
  return { sha256, digest: JSON.parse(Buffer.from(bytes).toString()) as ChainDigest };
}

/**
 * The digest of a day as it would be now. It looks again at the day of the one before: an index may have been late, and a
 * case may have gone on after it was taken.
 */
async function composeDigest(deps: DigestDeps, day: CivilDate, before: SignedDigest | undefined): Promise<ChainDigest> {
  const heads = await headsSince(deps, before?.day);
  return chainDigest({ day, heads }, before && (await loadDigest(deps, before)));
}

/** Keeps, signs and puts on record the digest of a day. What was kept of it first is what it is. */
async function completeDigest(
  { store, digests, signer }: DigestDeps,
  begun: DigestRecord,
  compose: () => Promise<ChainDigest>,
): Promise<SignedDigest> {
  const { day } = begun;
  const keys = digestKeys(day);
  const bytes =
    (await digests.load(keys.digest)) ??
    (await keepFirst(digests, { key: keys.digest, contentType, bytes: digestBytes(await compose()) }));
  const statement = digestStatement(bytes);
  const signature = signedStatementBytes(statement, await signer.sign(statementBytes(statement)));
  await keepFirst(digests, { key: keys.signature, contentType, bytes: signature });
  const { sha256, count } = statement;
  const after: SignedDigest = { day, state: 'signed', sha256, count };
  await store.commit([{ kind: 'chainDigest', before: begun, after }]);
  return after;
}

const isSigned = (record: DigestRecord | undefined): record is SignedDigest => record?.state === 'signed';

/**
 * Takes the digest of the chain heads that changed since the last one, signs it and keeps it, once a day in UTC, in the
 * first round after one o'clock that finds a change; answers the one of today, null when there is none. What a run before
 * has begun and not ended is ended first. Safe to be begun again at any point, and at the same time: what lies in the
 * digest store first, is the digest.
 *
 * With 100,000 changed cases: a digest of 15 MB, some 200,000 read request units, 3 US cents. All heads are in memory at
 * once; beyond a million, digests would have to be parted.
 */
export function signChainHeads(deps: DigestDeps): Promise<SignedDigest | null> {
  return onFreshState(async () => {
    const now = deps.clock.now();
    const today = now.slice(0, 10);
    const records = await deps.store.latestChainDigests(2);
    const signed = records.find(isSigned);
    const unfinished = records.find(({ state }) => state === 'begun');
    const before = unfinished
      ? await completeDigest(deps, unfinished, () => composeDigest(deps, unfinished.day, signed))
      : signed;
    if (before && before.day >= today) return before;
    if (now.slice(11, 13) < firstHour) return null;
    const digest = await composeDigest(deps, today, before);
    if (digest.heads.length === 0) return null;
    const begun: DigestRecord = { day: today, state: 'begun' };
    await deps.store.commit([{ kind: 'chainDigest', before: undefined, after: begun }]);
    return completeDigest(deps, begun, () => Promise.resolve(digest));
  });
}
