import { localDate } from '../calendar/send-window.ts';
import { balanceMinor, type Case } from '../case/case.ts';
import { statusNoteId } from '../case/invoice-status/take-status.ts';
import { claimOf } from '../case/claim/claim-of-case.ts';
import { claimConventions } from '../late-payment/claim-conventions.ts';
import { statusRuleOf } from '../invoice-status/status.table.ts';
import { paths } from './manifest.ts';
import { jsonFile } from '../canonical-json.ts';
import type { FiledMessage, Material } from './material.ts';
import type { FilePart, PartKind } from './part.ts';
import { verifierSource } from './verifier-source.ts';

const json = (kind: PartKind, path: string, value: unknown): FilePart => ({ kind, path, bytes: jsonFile(value) });

function invoiceOf(dunned: Case): unknown {
  const { id, invoice, status, stage, cycle, receivedMinor, creditedMinor, smallDifferenceMinor, notices } = dunned;
  return {
    id,
    ...invoice,
    status,
    stage,
    cycle,
    receivedMinor,
    creditedMinor,
    smallDifferenceMinor,
    balanceMinor: balanceMinor(dunned),
    notices,
    legal: dunned.legal,
    closedAt: dunned.closedAt,
  };
}

function partiesOf({ creditor, debtor }: Material): unknown {
  const { name, legalForm, registeredOffice, legalMentions, contact } = creditor;
  const { id, kind, country, registrationNumber, address } = debtor;
  return {
    creditor: { id: creditor.id, name, legalForm, registeredOffice, legalMentions, contact },
    debtor: { id, name: debtor.name, kind, country, registrationNumber, address },
  };
}

function contactsOf({ debtor }: Material): unknown {
  const { emails, locale, contactDays, owner, doNotWrite, holds, outOfService, lastContactAt } = debtor;
  return { emails, locale, contactDays, owner, doNotWrite, holds, outOfService, lastContactAt };
}

/** The claim as it is computed, with every convention it follows; or why none is. */
function claimPart(material: Material): FilePart {
  const claim = claimOf(material, material.asOf);
  const notice = 'Computed from published rates and from what is on record. This is no legal advice.';
  const content =
    claim.kind === 'claim' ? { ...claim, conventions: claimConventions(claim, material.debtor.locale), notice } : claim;
  return json('claim', 'claim/claim.json', content);
}

function messageParts(filed: readonly FiledMessage[], timeZone: string): FilePart[] {
  return filed.flatMap(({ message, mime, mailEvents }, index): FilePart[] => {
    const day = localDate(message.sentAt ?? message.sendingAt, timeZone);
    const name = `messages/${String(index + 1).padStart(3, '0')}-${day}`;
    const proofs = mailEvents.toSorted((a, b) => (`${a.at}${a.kind}` < `${b.at}${b.kind}` ? -1 : 1));
    const about = { about: day };
    return [
      ...(mime ? [{ kind: 'message', path: `${name}.eml`, bytes: mime, ...about } as const] : []),
      { ...json('delivery', `${name}.json`, { message, isErased: mime === undefined, mailEvents: proofs }), ...about },
    ];
  });
}

/** What the platforms told of the e-invoice: that it was filed, shown to the buyer, approved or not, and when. */
function lifeCycleParts({ statuses = [], issuedStatuses: issued = [] }: Case, notes: Material['notes']): FilePart[] {
  if (statuses.length + issued.length === 0) return [];
  const received = statuses.map((status) => {
    const { label, says } = statusRuleOf(status.code);
    const said = notes.find(({ id }) => id === statusNoteId(status.id))?.said;
    return { ...status, label, says, ...(said && { said }) };
  });
  return [json('lifeCycle', 'e-invoice/statuses.json', { received, issued })];
}

/** Their paths begin with their place: two may have the same name. */
function documentParts({ documents }: Material): FilePart[] {
  return documents.map(({ document, bytes }, index) => ({
    kind: document.kind === 'letterProof' ? 'letterProof' : 'formalNotice',
    path: `formal-notice/${String(index + 1).padStart(2, '0')}-${document.fileName.replaceAll(/[^\w.-]/g, '_')}`,
    bytes,
    about: document.fileName,
  }));
}

function digestParts({ coverage }: Material): FilePart[] {
  if (coverage.kind === 'notYet') return [];
  return [
    { kind: 'digest', path: paths.digest, bytes: coverage.signature, about: coverage.day },
    json('proof', paths.proof, coverage.proof),
  ];
}

/** The parts of a legal file that hold what is on record; the pages that show them to a reader come on top. */
export function recordParts(material: Material): FilePart[] {
  const { dunned, events, messages, replies, notes, policy } = material;
  const { timeZone } = policy.sendWindow;
  return [
    json('parties', 'parties.json', partiesOf(material)),
    json('invoice', 'invoice.json', invoiceOf(dunned)),
    json('creditNotes', 'credit-notes.json', { creditNotes: dunned.creditNotes }),
    json('payments', 'payments.json', { payments: dunned.payments, ofClaim: dunned.claim ?? null }),
    claimPart(material),
    ...messageParts(messages, timeZone),
    ...lifeCycleParts(dunned, notes),
    ...(replies.length > 0 ? [json('reply', 'messages/replies.json', { replies })] : []),
    ...documentParts(material),
    json('pauses', 'promises-and-disputes.json', { pauses: dunned.pauses, notes }),
    json('contacts', 'contacts.json', contactsOf(material)),
    json('timeline', paths.timeline, { invoiceId: dunned.id, events }),
    ...digestParts(material),
    { kind: 'verifier', path: paths.verifier, bytes: Buffer.from(verifierSource) },
  ];
}
