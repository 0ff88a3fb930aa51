import { addDays } from '../../domain/calendar/civil-date.ts';
import type { Case } from '../../domain/case/case.ts';
import { type ChainDigest, type ChainHead, digestKeys, headText } from '../../domain/chain-digest/chain-digest.ts';
import { proofOf } from '../../domain/chain-digest/hash-tree.ts';
import type { SignedDigest } from '../../domain/chain-digest/digest-record.ts';
import type { Coverage } from '../../domain/legal-file/material.ts';
import { sha256Of } from '../../domain/sha256.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { Store } from '../../ports/store.ts';
import { LostDigestError } from '../chain-digest/sign-chain-heads.ts';

type Deps = { readonly store: Pick<Store, 'chainDigestsFrom'>; readonly digests: DocumentStore };

/** The head stands in the first digest after its event; in one after that, where an index was late. */
const mostDigests = 3;

async function coverageBy({ digests }: Deps, { day, sha256 }: SignedDigest, head: ChainHead): Promise<Coverage | null> {
  const keys = digestKeys(day);
  const [bytes, signature] = await Promise.all([digests.load(keys.digest), digests.load(keys.signature)]);
  if (!bytes || !signature || sha256Of(bytes) !== sha256)
    throw new LostDigestError(`the digest of ${day} is not the one on record`);
  const { heads } = JSON.parse(Buffer.from(bytes).toString()) as ChainDigest;
  const index = heads.findIndex(({ invoiceId, hash }) => invoiceId === head.invoiceId && hash === head.hash);
  if (index === -1) return null;
  return { kind: 'covered', day, signature, proof: { head, path: proofOf(heads.map(headText), index) } };
}

/** The earliest signed digest in which the head of a case stands; without one, the first day in UTC that can have one. */
export async function coverageOf(deps: Deps, { id, revision, lastHash }: Case, lastEventAt: string): Promise<Coverage> {
  const day = lastEventAt.slice(0, 10);
  const records = await deps.store.chainDigestsFrom(day, mostDigests);
  for (const record of records) {
    if (record.state !== 'signed') continue;
    const covered = await coverageBy(deps, record, { invoiceId: id, seq: revision, hash: lastHash });
    if (covered) return covered;
  }
  const latest = records.at(-1);
  return { kind: 'notYet', expectedOn: latest?.state === 'signed' ? addDays(latest.day, 1) : (latest?.day ?? day) };
}
