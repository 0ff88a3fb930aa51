import { creditorOf } from '../../lambdas/acts/creditor-of.ts';
import { transactionalContent } from '../../lambdas/acts/transactional-content.ts';
import { type DebtorDetails, debtorSchema, type Locale } from '../../lambdas/domain/debtor.ts';
import { type TransactionalSubject, transactionalIdOf } from '../../lambdas/domain/message/transactional.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { inventedDebtor } from './invented-debtors.ts';
import { ImpossiblePreviewError, send } from './lead-case.ts';
import { dueNotice } from './notice-previews.ts';
import { kebab, type Preview } from './preview.ts';
import { type TransactionalSituation, transactionalSituations } from './transactional-situations.ts';

const debtors = { business: 'a business', consumer: 'a consumer', public: 'a public buyer' } as const;

/** The message that tells a debtor of something, some days after the first reminder of his invoice. */
function previewOf(
  kind: TransactionalSubject['kind'],
  { name, title, hasPaymentLink = true, live }: TransactionalSituation,
  debtorKind: DebtorDetails['kind'],
  locale: Locale,
  settings: Settings,
): Preview {
  const currency = locale === 'fr' ? 'EUR' : 'GBP';
  const invented = { stage: 'reminderOne', serial: 412, amountMinor: 300_000, currency, hasPaymentLink } as const;
  const { told, ...situation } = live(send(dueNotice(invented, settings, inventedDebtor(locale, debtorKind))));
  const subject = told.find((each) => each.kind === kind);
  if (!subject) throw new ImpossiblePreviewError(`nothing is told of ${kind} in ${name}`);
  const { id: invoiceId, invoice } = situation.dunned;
  const creditor = creditorOf(settings, invoice.creditor);
  const id = transactionalIdOf(invoiceId, subject);
  return {
    name: `${kebab(kind)}.${name}.${debtorKind}.${locale}`,
    chapter: kind,
    title: `${title}: ${debtors[debtorKind]}`,
    kind: 'transactional',
    occasion: { kind: 'transactional', id, about: kind, of: subject.id, invoiceId },
    content: transactionalContent(situation, subject, creditor),
    creditor,
    debtor: situation.debtor,
    now: situation.now,
  };
}

/** The receipts and confirmations of every situation, kind of debtor and language. */
export function transactionalPreviews(settings: Settings, locales: readonly Locale[]): Preview[] {
  const kinds = Object.keys(transactionalSituations) as TransactionalSubject['kind'][];
  return kinds.flatMap((kind) =>
    transactionalSituations[kind].flatMap((situation) =>
      debtorSchema.shape.kind.options.flatMap((debtorKind) =>
        locales.map((locale) => previewOf(kind, situation, debtorKind, locale, settings)),
      ),
    ),
  );
}
