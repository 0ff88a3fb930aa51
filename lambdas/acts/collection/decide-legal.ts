import { localDate } from '../../domain/calendar/send-window.ts';
import type { CaseDocument } from '../../domain/case-document.ts';
import { claimOf } from '../../domain/case/claim/claim-of-case.ts';
import type { Decision, Refused } from '../../domain/case/decision.ts';
import type { Case } from '../../domain/case/case.ts';
import type { HandOver } from '../../domain/case/collection/hand-over.ts';
import { decideLegal, type LegalDecision, refusalOfDecision } from '../../domain/case/legal-decision/legal-decision.ts';
import { beginCollection } from '../../domain/debtor/debtor-collection.ts';
import { chooseCollector } from '../../domain/hand-off/choose-collector.ts';
import type { Write } from '../../ports/write.ts';
import type { ActOutcome } from '../act-on-case.ts';
import { tryChange } from '../change-case.ts';
import { creditorOf } from '../creditor-of.ts';
import type { CaseSituation } from '../dunning-of-case.ts';
import { onFreshState } from '../fresh-state.ts';
import { once } from '../once.ts';
import { moneyWrites } from '../unapplied-money.ts';
import type { LegalFileDeps } from '../legal-file/build-legal-file.ts';

type Act = { readonly invoiceId: string; readonly by: string; readonly key: string | undefined };
type Dates = { readonly now: string; readonly today: string };
type Handing = { readonly handOver: HandOver; readonly document: CaseDocument };

/** What a case is handed over with: the collector, the legal file, and the export, whose bytes are kept by then. */
async function handingOf(
  deps: LegalFileDeps,
  situation: CaseSituation,
  decided: LegalDecision,
  today: string,
): Promise<Handing | Refused | undefined> {
  if (decided.decision !== 'handOver') return undefined;
  const { dunned, debtor, policy } = situation;
  const { collectors = [] } = creditorOf(deps.settings, dunned.invoice.creditor);
  const choice = chooseCollector(collectors, decided, debtor.country);
  if ('kind' in choice) return choice;
  // Loaded only now: few decisions hand over, and what makes the papers is much of a function.
  const [{ buildLegalFile }, { keepExport }] = await Promise.all([
    import('../legal-file/build-legal-file.ts'),
    import('./keep-export.ts'),
  ]);
  // As it stands before; one that covers the hand-over too can be built at any time. Too large to be made, it is left out.
  const file = await buildLegalFile(deps, dunned.id, {});
  const legalFileId = 'document' in file ? file.document.id : undefined;
  const document = await keepExport(deps, situation, { choice, today });
  const claim = claimOf(situation, today);
  const claimMinor = claim.kind === 'claim' ? claim.totals.claimOpenMinor : undefined;
  const { otherCases } = policy.handOff;
  return { document, handOver: { choice, otherCases, exported: document, legalFileId, claimMinor } };
}

/** What comes with a case that is handed over: the record of its export, and what his other cases read of it. */
function writesOfHanding(
  { debtor, policy, now }: CaseSituation,
  { id, invoice, collection }: Case,
  { handOver, document }: Handing,
  by: string,
): Write[] {
  const today = localDate(now, policy.sendWindow.timeZone);
  const matter = {
    invoice: { id, number: invoice.number },
    amicableUntil: collection?.amicableUntil ?? today,
    otherCases: handOver.otherCases,
  };
  return [
    { kind: 'newDocument', invoiceId: id, document },
    ...moneyWrites(debtor, beginCollection(debtor, matter, { now, today }), { now, by }),
  ];
}

/**
 * Takes a legal decision, once under the key the client gave it. A case that is handed over takes its export with it, and
 * tells its debtor's other cases, all in the one transaction of the decision.
 */
export function takeLegalDecision(deps: LegalFileDeps, act: Act, decided: LegalDecision): Promise<ActOutcome> {
  const { invoiceId, by, key } = act;
  return onFreshState(async (): Promise<ActOutcome> => {
    const asked = await once(deps.store, `legal-decision#${invoiceId}`, key, decided);
    if (asked.kind === 'conflict') return asked;
    if (asked.kind === 'repeated') {
      const dunned = await deps.store.loadCase(invoiceId);
      return dunned ? { kind: 'repeated', dunned } : { kind: 'unknown' };
    }
    let handing: Handing | undefined;
    const decide = async (situation: CaseSituation, { now, today }: Dates): Promise<Decision> => {
      const { dunned, debtor, policy } = situation;
      const refusal = refusalOfDecision(dunned, decided, today);
      if (refusal) return refusal;
      const found = await handingOf(deps, situation, decided, today);
      if (found && 'kind' in found) return found;
      handing = found;
      return decideLegal(dunned, decided, today, {
        now,
        by,
        approvalAboveMinor: policy.writeOffApprovalMinor,
        owner: debtor.owner?.name,
        handOver: found?.handOver,
      });
    };
    return tryChange(deps, invoiceId, by, decide, (situation, after) => [
      ...(handing ? writesOfHanding(situation, after, handing, by) : []),
      ...asked.writes,
    ]);
  });
}
