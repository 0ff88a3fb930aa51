import type { CaseDocument } from '../../domain/case-document.ts';
import { localDate } from '../../domain/calendar/send-window.ts';
import { type Refused, refused } from '../../domain/case/decision.ts';
import { recordParts } from '../../domain/legal-file/file-parts.ts';
import type { LegalFileRequest } from '../../domain/legal-file/legal-file-schema.ts';
import type { Material } from '../../domain/legal-file/material.ts';
import type { FilePart } from '../../domain/legal-file/part.ts';
import { withManifest } from '../../domain/legal-file/seal.ts';
import { signedStatementBytes, statementBytes } from '../../domain/signed-statement.ts';
import type { Signer } from '../../ports/signer.ts';
import { fileView } from '../../templates/legal-file/file-view.ts';
import { indexPage, timelinePage } from '../../templates/legal-file/pages.ts';
import type { Fonts } from '../../documents/fonts.ts';
import { askForRatesOfClaim } from '../ask-for-rates.ts';
import type { DocumentDeps } from '../attachments.ts';
import { claimCalculationContent } from '../claim-calculation-content.ts';
import { type CaseSituation, findSituation } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
import { recordDocument } from '../kept-document.ts';
import { type GatherDeps, gatherMaterial } from './gather-material.ts';

export type LegalFileDeps = GatherDeps & DocumentDeps & { readonly signer: Signer };

export type BuiltFile =
  { readonly kind: 'built' | 'repeated'; readonly document: CaseDocument } | { readonly kind: 'unknown' } | Refused;

/**
 * A file is in memory three times while it is made, and is given to the browser as one: 100 MB are more than 200 messages
 * of the largest size that the table can keep.
 */
const mostBytes = 100 * 1024 * 1024;

/** The calculation of the claim as it is printed; none where it cannot be computed. */
async function calculationParts(material: Material, situation: CaseSituation, fonts: Fonts): Promise<FilePart[]> {
  const content = claimCalculationContent(situation, material.creditor, material.asOf);
  if (!content) return [];
  const { claimCalculation } = await import('../../documents/claim-calculation.ts');
  return [{ kind: 'claimCalculation', path: 'claim/claim.pdf', bytes: await claimCalculation(content, fonts) }];
}

/** The parts of the file with the pages that show them. */
async function allParts(material: Material, situation: CaseSituation, { fonts }: DocumentDeps): Promise<FilePart[]> {
  const records = [...recordParts(material), ...(await calculationParts(material, situation, fonts()))];
  const pages = [
    { kind: 'cover', path: 'cover.pdf' },
    { kind: 'index', path: 'index.html' },
    { kind: 'timelinePage', path: 'timeline.html' },
  ] as const;
  const view = fileView(material, [...pages, ...records]);
  // Loaded only now, as every document is: it is larger than all the rest of a function.
  const { dossierCover } = await import('../../documents/dossier-cover.ts');
  const [cover, index, timeline] = pages;
  return [
    ...records,
    { ...cover, bytes: await dossierCover(view, fonts()) },
    { ...index, bytes: indexPage(view) },
    { ...timeline, bytes: timelinePage(material) },
  ];
}

async function sealedFile(deps: LegalFileDeps, material: Material, parts: readonly FilePart[]): Promise<Uint8Array> {
  const { dunned, asOf } = material;
  const { statement, sealed } = withManifest(parts, {
    creditor: dunned.invoice.creditor,
    invoiceNumber: dunned.invoice.number,
    asOf,
    head: { invoiceId: dunned.id, seq: dunned.revision, hash: dunned.lastHash },
  });
  return sealed(signedStatementBytes(statement, await deps.signer.sign(statementBytes(statement))));
}

/**
 * Builds the legal file of a case, keeps it and puts it on record. From the same case, with the same digest over it, it is
 * the same to the byte, and so the same document. Nothing of the case is changed by it: an event would ask for another file.
 */
export function buildLegalFile(deps: LegalFileDeps, invoiceId: string, { asOf }: LegalFileRequest): Promise<BuiltFile> {
  return onFreshState(async (): Promise<BuiltFile> => {
    const situation = await findSituation(deps, invoiceId);
    if (!situation) return { kind: 'unknown' };
    const { policy, now } = situation;
    if (asOf !== undefined && asOf > localDate(now, policy.sendWindow.timeZone))
      return refused('asOf', 'is in the future', 'asOf');
    const material = await gatherMaterial(deps, situation, asOf);
    await askForRatesOfClaim(deps, situation, material.asOf);
    const parts = await allParts(material, situation, deps);
    const size = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (size > mostBytes)
      return refused(
        'tooLarge',
        `the file would have ${size} bytes, and ${mostBytes} are the most that are made at once`,
      );
    const bytes = await sealedFile(deps, material, parts);
    const contentType = 'application/zip';
    const fileName = `${invoiceId}-${material.asOf}.zip`;
    const { locale } = material.debtor;
    const file = { kind: 'legalFile', fileName, contentType, locale, bytes } as const;
    const { isNew, document } = await recordDocument(deps, file, situation);
    return { kind: isNew ? 'built' : 'repeated', document };
  });
}
