import { dunningContent, formalContent, type TellableNotice } from '../../lambdas/acts/message-content.ts';
import { creditorOf } from '../../lambdas/acts/creditor-of.ts';
import type { CaseSituation } from '../../lambdas/acts/dunning-of-case.ts';
import { assess } from '../../lambdas/domain/case/assess.ts';
import type { DebtorDetails, Locale } from '../../lambdas/domain/debtor.ts';
import { enabledStages, type Stage, stages } from '../../lambdas/domain/dunning-policy.ts';
import { consumersPolicy, defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { inventedDebtor } from './invented-debtors.ts';
import { type InventedInvoice, inventedInvoice } from './invented-invoices.ts';
import { ImpossiblePreviewError, leadTo, openCase } from './lead-case.ts';
import { type NoticeSituation, noticeSituations } from './notice-situations.ts';
import { kebab, type Preview } from './preview.ts';

/** A Friday far from holidays, so that the stages of all invoices can meet on one day. */
export const writtenOn = '2026-10-16';

/** A customer whom the shipped policy of consumers would not send a stage gets it by the policy of businesses. */
function debtorFor(stage: Stage, locale: Locale, kind: DebtorDetails['kind']): DebtorDetails {
  const debtor = inventedDebtor(locale, kind);
  const isOff = kind === 'consumer' && !enabledStages(consumersPolicy).includes(stage);
  return isOff ? { ...debtor, policyId: defaultPolicy.id } : debtor;
}

/** A case on the day on which a stage's notice falls due, or has waited for others. */
export function dueNotice(invented: InventedInvoice, settings: Settings, debtor: DebtorDetails): TellableNotice {
  const { since = (issued: CaseSituation) => issued } = invented;
  const posted = inventedInvoice(invented, { settings, debtor, writtenOn });
  return leadTo(invented.stage, since(openCase(posted, settings)));
}

/** The notices as the window of their debtor finds them: together, at the instant of the last, in one thread. */
function meet(notices: readonly TellableNotice[]): TellableNotice[] {
  const last = notices.reduce((latest, notice) => (notice.now > latest.now ? notice : latest));
  const thread = [...new Set(notices.flatMap(({ debtor }) => debtor.thread))];
  return notices.map((notice) => {
    const met = { ...notice, now: last.now, debtor: { ...last.debtor, thread } };
    const { step, isAllowed } = assess(met);
    if (step !== notice.stage || !isAllowed)
      throw new ImpossiblePreviewError(`${notice.dunned.invoice.number} may not be told with the others`);
    return met;
  });
}

function previewOf(situation: NoticeSituation, stage: Stage, locale: Locale, settings: Settings): Preview[] {
  const debtor = debtorFor(stage, locale, situation.debtorKind);
  const invented = situation.invoicesOf(stage, locale);
  if (invented.length === 0) return [];
  const [first, ...others] = meet(invented.map((each) => dueNotice(each, settings, debtor)));
  if (!first) return [];
  const creditor = creditorOf(settings, first.dunned.invoice.creditor);
  const isFormal = stage === 'legalEscalation';
  return [
    {
      name: `${kebab(stage)}.${situation.name}.${locale}`,
      chapter: stage,
      title: situation.title,
      kind: isFormal ? 'formal' : 'dunning',
      occasion: { kind: 'window', date: writtenOn },
      content: isFormal
        ? formalContent([first, ...others], creditor)
        : dunningContent([first, ...others], creditor, []),
      creditor,
      debtor: first.debtor,
      now: first.now,
    },
  ];
}

/** The dunning messages and formal notices of every stage, situation and language. */
export function noticePreviews(settings: Settings, locales: readonly Locale[]): Preview[] {
  return stages.flatMap((stage) =>
    noticeSituations.flatMap((situation) => locales.flatMap((locale) => previewOf(situation, stage, locale, settings))),
  );
}
