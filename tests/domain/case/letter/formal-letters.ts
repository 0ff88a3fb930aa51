import type { Case } from '../../../../lambdas/domain/case/case.ts';
import { record } from '../../../../lambdas/domain/case/event-log.ts';
import { reportLetter, type KeptReport } from '../../../../lambdas/domain/case/letter/report-letter.ts';
import { letterIdOf, requestLetter } from '../../../../lambdas/domain/case/letter/request-letter.ts';
import type { Debtor } from '../../../../lambdas/domain/debtor.ts';
import { aCaseThatSent, aDebtorOnRecord, aPolicy } from '../../builders.ts';
import { after } from '../deciding.ts';

/** A policy that sends the formal notice by registered letter too. */
export const registered = aPolicy({ registeredLetter: true });
export const address = { lines: ['1 rue de la Paix'], postalCode: '75002', city: 'Paris' };
export const atHome = aDebtorOnRecord({ address });
/** Wednesday 6 May 2026, 10:00 in Paris: the formal notice leaves by mail. */
export const sentAt = '2026-05-06T08:00:00.000Z';
export const letterId = letterIdOf('key-legalEscalation');
export const document = { id: 'formalNotice-0123456789abcdef', sha256: 'ab'.repeat(32) };

const noticed = (): Case =>
  aCaseThatSent({ reminderOne: '2026-04-03', directNotice: '2026-04-20', legalEscalation: '2026-05-06' });

/** What asks for the letter of that notice. */
export const asked = (debtor: Debtor = atHome, dunned = noticed()) =>
  requestLetter(
    { dunned, debtor, policy: registered, now: sentAt },
    { cycle: dunned.cycle, messageKey: 'key-legalEscalation' },
    document,
  );

/** A case whose formal notice has left by mail, and whose registered letter is asked for. */
export function withLetter(debtor: Debtor = atHome): Case {
  const dunned = noticed();
  return record(dunned, asked(debtor, dunned).facts, { at: sentAt, by: 'relance' }).after;
}

/** What a report of the letter leads to, heard on the evening of its day. */
export const reporting = (dunned: Case, report: KeptReport, now = `${report.on}T18:00:00.000Z`) =>
  reportLetter({ dunned, policy: registered, now }, letterId, report);

/** The case after reports of the letter, each heard on the evening of its day. */
export const reported = (dunned: Case, ...reports: readonly KeptReport[]): Case =>
  reports.reduce((before, report) => after(before, reporting(before, report), `${report.on}T18:00:00.000Z`), dunned);
