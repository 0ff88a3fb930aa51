import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { addDays } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import type { Creditor } from '../domain/creditor.ts';
import { sumsOf } from '../domain/digest/sums.ts';
import { foresee } from '../domain/foresight/foresee.ts';
import type { ForewarningContent } from '../templates/digest-content.ts';
import { announced } from './digest/announced.ts';
import type { Deps } from './dunning-of-case.ts';
import { type DebtorKey, loadDebtorFacts } from './foresight/debtor-facts.ts';
import { previewMessage } from './foresight/preview-message.ts';

/** Later than the end of a day in any time zone. */
const afterDay = (date: CivilDate): string => `${addDays(date, 2)}T00:00:00.000Z`;

/**
 * What leaves to a debtor on a day, for the person who looks after him, by the functions that send; undefined when no direct
 * or formal notice does any more, or when nobody looks after him.
 */
export async function forewarningContent(
  deps: Deps,
  key: DebtorKey,
  on: CivilDate,
  { id: creditorId, name: creditorName, deskUrl, digests }: Creditor,
): Promise<{ content: ForewarningContent; to: string } | undefined> {
  const facts = await loadDebtorFacts(deps, key);
  const owner = facts?.debtor.owner;
  if (!facts || !owner) return undefined;
  const ofThatDay = foresee(facts, afterDay(on))
    .messages.map((message) => previewMessage(deps, message))
    .filter(({ date, invoices }) => {
      const isFirm = invoices.some(({ stage }) => stage === 'directNotice' || stage === 'legalEscalation');
      return date === on && isFirm;
    });
  const [first] = facts.cases;
  if (ofThatDay.length === 0 || !first) return undefined;
  const { id: debtorId, name: debtorName, locale } = facts.debtor;
  const content: ForewarningContent = {
    kind: 'forewarning',
    locale: digests?.locale ?? locale,
    creditorId,
    creditorName,
    deskUrl,
    writtenOn: localDate(facts.now, first.policy.sendWindow.timeZone),
    about: on,
    ownerName: owner.name,
    debtorId,
    debtorName,
    messages: ofThatDay.map(announced),
    asked: sumsOf(ofThatDay.flatMap(({ invoices }) => invoices.map(({ demanded }) => demanded))),
  };
  return { content, to: owner.email };
}
