import type { AskedDocument } from '../domain/asked-document.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import type { CaseDocument, FileToKeep } from '../domain/case-document.ts';
import { computedClaim } from '../domain/case/claim/claim-share.ts';
import { type Refused, refused } from '../domain/case/decision.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { askForRatesOfClaim } from './ask-for-rates.ts';
import type { DocumentDeps } from './attachments.ts';
import { claimCalculationContent } from './claim-calculation-content.ts';
import { creditorOf } from './creditor-of.ts';
import { type CaseSituation, type Deps, findSituation } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { recordDocument } from './kept-document.ts';
import { statementContent } from './statement-content.ts';

type MakingDeps = Deps & DocumentDeps & { readonly documents: DocumentStore };

export type MadeDocument =
  { readonly kind: 'made' | 'repeated'; readonly document: CaseDocument } | { readonly kind: 'unknown' } | Refused;

const contentType = 'application/pdf';

async function fileOf(
  { store, settings, fonts }: MakingDeps,
  situation: CaseSituation,
  asked: AskedDocument,
): Promise<FileToKeep | Refused> {
  const { dunned, policy, now } = situation;
  const creditor = creditorOf(settings, dunned.invoice.creditor);
  if (asked.kind === 'claimCalculation') {
    const today = localDate(now, policy.sendWindow.timeZone);
    const { asOf = today } = asked;
    const claim = computedClaim(situation, asOf);
    if (claim.kind === 'refused') return claim;
    const content = claimCalculationContent(situation, creditor, asOf);
    if (!content) return refused('noClaim', `nothing is claimed for late payment on ${asOf}`);
    // Of the days to come no rate can be known yet: nobody is asked for one.
    await askForRatesOfClaim({ store }, situation, asOf < today ? asOf : today);
    const { claimCalculation, claimCalculationFileName } = await import('../documents/claim-calculation.ts');
    const bytes = await claimCalculation(content, fonts());
    const { kind } = asked;
    return { kind, fileName: claimCalculationFileName(content), contentType, locale: content.locale, bytes };
  }
  const open = await store.openCasesOf(dunned.invoice);
  const cases = open.map((each) => each.dunned);
  const content = statementContent(cases, situation, creditor);
  if (!content) return refused('noStatement', 'the debtor owes something on no more than one invoice');
  const { statementOfAccount, statementFileName } = await import('../documents/statement-of-account.ts');
  const bytes = await statementOfAccount(content, fonts());
  return { kind: asked.kind, fileName: statementFileName(content), contentType, locale: content.locale, bytes };
}

/** Makes a document of a case, keeps it and puts it on record. The same state of things again is the same document. */
export function makeDocument(deps: MakingDeps, invoiceId: string, asked: AskedDocument): Promise<MadeDocument> {
  return onFreshState(async (): Promise<MadeDocument> => {
    const situation = await findSituation(deps, invoiceId);
    if (!situation) return { kind: 'unknown' };
    const file = await fileOf(deps, situation, asked);
    if (file.kind === 'refused') return file;
    const { isNew, document } = await recordDocument(deps, file, situation);
    return { kind: isNew ? 'made' : 'repeated', document };
  });
}
