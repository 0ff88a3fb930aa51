import type { CivilDate } from '../calendar/civil-date.ts';
import { jsonFile } from '../canonical-json.ts';
import type { CaseDocument } from '../case-document.ts';
import { balanceMinor, type Case } from '../case/case.ts';
import { claimOf, type ClaimSituation } from '../case/claim/claim-of-case.ts';
import type { Note } from '../case/decision.ts';
import type { Pause } from '../case/pause.ts';
import { prescriptionOfCase } from '../case/prescription/prescription-of-case.ts';
import type { Creditor } from '../creditor.ts';
import type { Debtor } from '../debtor.ts';
import type { Choice } from './choose-collector.ts';

/** What a case is handed over with. */
type HandOffSituation = ClaimSituation & {
  readonly creditor: Creditor;
  readonly debtor: Debtor;
  readonly choice: Choice;
  readonly legalFilePath: string;
  readonly asOf: CivilDate;
  readonly notes: readonly Note[];
  readonly documents: readonly CaseDocument[];
};

const notice = 'Computed from published rates and laws and from what is on record. This is no legal advice.';

function partiesOf({ creditor, debtor }: HandOffSituation) {
  const { id, name, legalForm, registeredOffice, legalMentions, contact } = creditor;
  const { kind, country, registrationNumber, address, emails, locale } = debtor;
  return {
    creditor: { id, name, legalForm, registeredOffice, legalMentions, contact },
    debtor: { id: debtor.id, name: debtor.name, kind, country, locale, registrationNumber, address, emails },
  };
}

/** What is claimed for late payment, in sums; or what is missing to compute it. */
function claimPart(situation: HandOffSituation) {
  const claim = claimOf(situation, situation.asOf);
  if (claim.kind === 'refused') return { unknown: claim.refusal.message };
  if (claim.kind !== 'claim') return { unknown: claim.missing };
  const { principal, interest, fixedCompensation, openMinor, claimOpenMinor } = claim.totals;
  return {
    regime: claim.input.regime,
    asOf: claim.asOf,
    // Where payments have settled interest first, more of the principal is open here than the balance says.
    principalMinor: principal.openMinor,
    interestMinor: interest.openMinor,
    fixedCompensationMinor: fixedCompensation.openMinor,
    claimMinor: claimOpenMinor,
    totalMinor: openMinor,
    isProvisional: claim.isProvisional,
  };
}

/** Until when the claim can be sued for, where it is known, with what is uncertain about it. */
function prescriptionPart(situation: HandOffSituation) {
  const prescription = prescriptionOfCase(situation);
  if (prescription.kind === 'unknown') return { unknown: prescription.missing };
  const { prescribesOn, texts, uncertainties } = prescription;
  return { prescribesOn, texts, uncertainties };
}

/** What the debtor objected to or agreed to, as it stands, with the words on it; nothing of a hold of ours. */
function withWords(pause: Pause, notes: readonly Note[]) {
  const about = `${pause.kind}-${pause.id}`;
  const its = notes.filter(({ id }) => id === about || id.startsWith(`${about}/`)).map(({ said }) => said);
  const { id, since, until, end } = pause;
  const common = { kind: pause.kind, id, since, until, end, said: its };
  switch (pause.kind) {
    case 'hold':
      return undefined;
    case 'dispute':
      return { ...common, reason: pause.reason, disputedMinor: pause.disputedMinor, creditMinor: pause.creditMinor };
    case 'promise':
      return { ...common, amountMinor: pause.amountMinor, promisedFor: pause.promisedFor };
    case 'instalmentPlan':
      return { ...common, instalments: pause.instalments, acceptance: pause.acceptance };
  }
}

function moneyPart({ invoice, payments, creditNotes, receivedMinor, creditedMinor, smallDifferenceMinor }: Case) {
  return {
    invoicedMinor: invoice.amount.amountMinor,
    receivedMinor,
    creditedMinor,
    smallDifferenceMinor,
    payments: payments.map(({ id, amountMinor, excessMinor, claimMinor = 0, receivedOn, reversal }) => ({
      id,
      amountMinor,
      excessMinor,
      claimMinor,
      receivedOn,
      reversal,
    })),
    creditNotes,
  };
}

/**
 * What an agency or a lawyer is handed with a case, as JSON: who owes what to whom since when, what is claimed for late
 * payment that day, what was sent and paid, and what the debtor objected to or promised. Amounts in minor units of the
 * invoice's currency. It holds personal data: it is kept as a document, and never in an event.
 */
export function handOffExport(situation: HandOffSituation) {
  const { dunned, choice, asOf, notes, documents, legalFilePath } = situation;
  const { invoice, notices, pauses } = dunned;
  const told = pauses.flatMap((pause) => withWords(pause, notes) ?? []);
  return {
    format: 'relance-hand-off/1',
    asOf,
    collector: choice.collector ?? null,
    amicableDays: choice.amicableDays,
    ...partiesOf(situation),
    invoice: { id: dunned.id, ...invoice },
    currency: invoice.amount.currency,
    balanceMinor: balanceMinor(dunned),
    money: moneyPart(dunned),
    claim: claimPart(situation),
    prescription: prescriptionPart(situation),
    notices: notices.map(({ stage, cycle, sentAt, deliveredAt, undeliveredAt, voidedAt }) => ({
      stage,
      cycle,
      sentAt,
      deliveredAt,
      undeliveredAt,
      voidedAt,
    })),
    disputes: told.filter(({ kind }) => kind === 'dispute'),
    promises: told.filter(({ kind }) => kind !== 'dispute'),
    documents: documents.map(({ id, kind, fileName, sha256, createdAt }) => ({
      id,
      kind,
      fileName,
      sha256,
      createdAt,
    })),
    legalFilePath,
    notice,
  };
}

/** The file of an export: the same state of things gives the same bytes. */
export function handOffExportBytes(situation: HandOffSituation): Uint8Array {
  return jsonFile(handOffExport(situation));
}
