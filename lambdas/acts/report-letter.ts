import {
  reportLetter,
  type KeptReport,
  largestProofBytes,
  type LetterReported,
} from '../domain/case/letter/report-letter.ts';
import { refused } from '../domain/case/decision.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Write } from '../ports/write.ts';
import type { ActOutcome } from './act-on-case.ts';
import { tryChange } from './change-case.ts';
import { type Deps, findSituation } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { keepDocument, type KeptDocument } from './kept-document.ts';
import { once } from './once.ts';

type ReportDeps = Deps & { readonly documents: DocumentStore };
type Letter = { readonly invoiceId: string; readonly letterId: string };

/** What every PDF begins with. */
const pdfMark = Buffer.from('%PDF-');

/** All cases that a letter is about, the one it was reported of first. */
async function casesOf({ store }: Deps, messageKey: string, first: string): Promise<string[]> {
  const message = await store.loadMessage(messageKey);
  const others = (message?.notices ?? []).map(({ invoiceId }) => invoiceId).filter((id) => id !== first);
  return [first, ...others];
}

/** Puts a report on record with one case; what it was asked under goes with the first. */
function reportOfCase(
  deps: Deps,
  { invoiceId, letterId }: Letter,
  { report, proof, by }: { report: KeptReport; proof: KeptDocument | undefined; by: string },
  asked: readonly Write[],
): Promise<ActOutcome> {
  return onFreshState(() =>
    tryChange(
      deps,
      invoiceId,
      by,
      (situation) => reportLetter(situation, letterId, report),
      () => [...(proof ? [proof.writeFor(invoiceId)] : []), ...asked],
    ),
  );
}

/**
 * Takes what the post reports of a registered letter, with its proof: the bytes first, then the record with the event of
 * each case that the letter is about. Reported again it does what is left, once. Answers for the case that was named.
 */
export async function takeLetterReport(
  deps: ReportDeps,
  letter: Letter,
  { proof: base64, ...posted }: LetterReported,
  { by, key }: { readonly by: string; readonly key?: string | undefined },
): Promise<ActOutcome> {
  const { store, documents, clock } = deps;
  const { invoiceId, letterId } = letter;
  const bytes = base64 === undefined ? undefined : Buffer.from(base64, 'base64');
  if (bytes && !bytes.subarray(0, pdfMark.length).equals(pdfMark)) return refused('proof', 'is not a PDF', 'proof');
  if (bytes && bytes.length > largestProofBytes)
    return refused('proof', `is over ${largestProofBytes / 1024 / 1024} MB`, 'proof');
  const situation = await findSituation(deps, invoiceId);
  if (!situation) return { kind: 'unknown' };
  const { dunned } = situation;
  const asked = await once(store, `report-letter#${invoiceId}#${letterId}`, key, { ...posted, base64 });
  if (asked.kind === 'conflict') return asked;
  // Before its proof is kept: bytes of a report that is not taken would lie there on no record, and never be erased.
  const foreseen = reportLetter(situation, letterId, posted);
  if (foreseen.kind === 'refused') return foreseen;
  const known = dunned.letters?.find(({ id }) => id === letterId);
  if (!known) return refused('unknown', `no registered letter ${letterId} was asked for`);
  const invoiceIds = await casesOf(deps, known.messageKey, invoiceId);
  const file = {
    kind: 'letterProof',
    fileName: `${letterId}-${posted.status}.pdf`,
    contentType: 'application/pdf',
  } as const;
  const { creditor } = dunned.invoice;
  const proof =
    bytes && (await keepDocument(documents, { ...file, bytes }, { creditor, invoiceIds, now: clock.now() }));
  const report = { ...posted, ...(proof && { proof: { documentId: proof.id, sha256: proof.sha256 } }) };
  const [, ...others] = invoiceIds;
  const outcome = await reportOfCase(deps, letter, { report, proof, by }, asked.kind === 'first' ? asked.writes : []);
  if (outcome.kind !== 'changed' && outcome.kind !== 'repeated') return outcome;
  // One that has the letter no more, because its notice was taken back, has nothing to be told.
  for (const each of others) await reportOfCase(deps, { invoiceId: each, letterId }, { report, proof, by }, []);
  return outcome;
}
