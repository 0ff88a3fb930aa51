import { type CaseEvent } from '../case/events.ts';
import { emptyHash } from '../case/evolve-invoice.ts';
import { contentHash } from '../canonical-json.ts';
import { type ChainHead, type DigestStatement, headText } from '../chain-digest/chain-digest.ts';
import { type ProofStep, rootBy } from '../chain-digest/hash-tree.ts';
import { sha256Of } from '../sha256.ts';
import { fingerprintOf, readSignedStatement } from '../signed-statement.ts';
import { type FileEntry, packed, unpacked } from './container.ts';
import { inFileOrder, type Manifest, type ManifestStatement, paths } from './manifest.ts';
import { jsonFile } from '../canonical-json.ts';

/** How a head stands in a digest: itself, and the way up to the root that is signed. */
export type HeadProof = { readonly head: ChainHead; readonly path: readonly ProofStep[] };

/** What a look at a legal file came to: it is as it was made when nothing is wrong. */
export type Verification = {
  readonly faults: readonly string[];
  /** Of the key that signed it, SHA-256 in hex; null when no signature can be read. It says who signed only to whoever knows the key. */
  readonly fingerprint: string | null;
  readonly manifest: Manifest | null;
  /** The day of the signed digest that covers it; null when none does yet. */
  readonly coveredBy: string | null;
};

type Files = ReadonlyMap<string, Uint8Array>;

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

function parsed<T>(bytes: Uint8Array | undefined): T | undefined {
  try {
    return bytes && (JSON.parse(textOf(bytes)) as T);
  } catch {
    return undefined;
  }
}

function* contentFaults(files: Files, { entries }: Manifest): Generator<string> {
  const listed = new Map(entries.map((entry) => [entry.path, entry]));
  for (const { path, sha256, size } of entries) {
    const bytes = files.get(path);
    if (!bytes) yield `${path} is missing`;
    else if (bytes.length !== size || sha256Of(bytes) !== sha256) yield `${path} was changed`;
  }
  for (const path of files.keys())
    if (!listed.has(path) && path !== paths.manifest && path !== paths.signature) yield `${path} was added`;
}

function* timelineFaults(files: Files, { head }: Manifest): Generator<string> {
  const events = parsed<{ events: readonly CaseEvent[] }>(files.get(paths.timeline))?.events;
  if (!Array.isArray(events)) return yield `${paths.timeline} cannot be read`;
  let previous: string = emptyHash;
  for (const [index, { hash, ...told }] of (events as readonly CaseEvent[]).entries()) {
    if (told.seq !== index + 1 || told.previousHash !== previous || contentHash(told) !== hash)
      return yield `${paths.timeline}: event ${index + 1} does not follow the one before it`;
    previous = hash;
  }
  if (events.length !== head.seq || previous !== head.hash)
    yield `${paths.timeline} does not end at the head of the manifest`;
}

function* digestFaults(files: Files, { head }: Manifest, key: string): Generator<string> {
  const bytes = files.get(paths.digest);
  if (!bytes) return;
  const signed = readSignedStatement<DigestStatement>(bytes);
  const proof = parsed<HeadProof>(files.get(paths.proof));
  if (signed?.statement.kind !== 'chainDigest') return yield `${paths.digest} is not signed by its key`;
  if (fingerprintOf(signed.publicKey) !== key) yield `${paths.digest} is signed by another key than the manifest`;
  const isOfHead = proof && headText(proof.head) === headText(head);
  if (!isOfHead || rootBy(headText(proof.head), proof.path) !== signed.statement.root)
    yield `${paths.proof} does not lead from the head of the timeline to the digest`;
}

/** Any byte of the container that is not in its entries shows here: headers, dates, comments, what lies between or after. */
function* containerFaults(container: Uint8Array, entries: readonly FileEntry[]): Generator<string> {
  const named = new Map(entries.map((entry) => [entry.path, entry]));
  const ends = [paths.manifest, paths.signature].flatMap((path) => named.get(path) ?? []);
  const others = entries.filter(({ path }) => path !== paths.manifest && path !== paths.signature);
  if (!Buffer.from(packed([...inFileOrder(others), ...ends])).equals(container))
    yield 'the ZIP itself holds other bytes than it would as it was made';
}

/** What was changed may have any shape: a look at it that comes to nothing is a fault, too. */
function readably(what: string, look: () => Iterable<string>): string[] {
  try {
    return [...look()];
  } catch {
    return [`${what} cannot be read`];
  }
}

const unreadable = (fault: string): Verification => ({
  faults: [fault],
  fingerprint: null,
  manifest: null,
  coveredBy: null,
});

/**
 * Checks a legal file against itself: every byte of it, its signature, its timeline and the digest that covers it. What it
 * cannot say is whose key signed it: compare the fingerprint with the one that the company publishes.
 */
export function verifyLegalFile(container: Uint8Array): Verification {
  try {
    return verificationOf(container);
  } catch {
    // Whoever signs with a key of his own may sign anything, of any shape.
    return unreadable('what it says cannot be read');
  }
}

function verificationOf(container: Uint8Array): Verification {
  const entries = unpacked(container);
  if (!entries) return unreadable('it cannot be read as a ZIP whose entries lie in it as they are');
  const files: Files = new Map(entries.map(({ path, bytes }) => [path, bytes]));
  const manifestBytes = files.get(paths.manifest);
  const manifest = parsed<Manifest>(manifestBytes);
  if (!manifestBytes || !manifest) return unreadable(`${paths.manifest} is missing or cannot be read`);
  const signed = readSignedStatement<ManifestStatement>(files.get(paths.signature) ?? new Uint8Array());
  if (!signed) return { ...unreadable(`${paths.signature} is not a signature of its key`), manifest };
  const fingerprint = fingerprintOf(signed.publicKey);
  const { kind, invoiceId, manifest: signedHash } = signed.statement;
  if (kind !== 'legalFile' || signedHash !== sha256Of(manifestBytes))
    return { ...unreadable(`${paths.manifest} is not the one that was signed`), fingerprint, manifest };
  // From here on what the manifest says is what was signed.
  const faults = [
    ...(invoiceId === manifest.head.invoiceId && jsonFile(manifest).equals(manifestBytes)
      ? []
      : ['it is of another invoice']),
    ...readably('the content', () => contentFaults(files, manifest)),
    ...readably(paths.timeline, () => timelineFaults(files, manifest)),
    ...readably('the digest', () => digestFaults(files, manifest, fingerprint)),
    ...containerFaults(container, entries),
  ];
  const coveredBy =
    readSignedStatement<DigestStatement>(files.get(paths.digest) ?? new Uint8Array())?.statement.day ?? null;
  return { faults, fingerprint, manifest, coveredBy };
}
