import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import type { AtSomeTime, LegalAct } from './legal-acts.ts';
import type { Request, Scene } from './requests.ts';

type Of<Kind extends LegalAct['kind']> = AtSomeTime & Extract<LegalAct, { kind: Kind }>;

const pdf = Buffer.from('%PDF-1.7 a proof of the post').toString('base64');
const reason = 'looked at';
const post = (path: string, body: object): Request => ({ method: 'POST', path, body });

/** A report of the collector, with money that he has taken, or that came to us of what is his. */
function reportOf(act: Of<'reportCollection'>, { known, name, today, reference }: Scene): Request | undefined {
  const his = [...reference.payments].filter(([, { invoiceId }]) => invoiceId === known.id);
  const [paymentId, payment] = his[act.nth % Math.max(1, his.length)] ?? [];
  if (act.brings === 'known' && !payment) return undefined;
  const { amountMinor } = (act.brings === 'known' && payment) || act;
  const feeMinor = Math.floor((amountMinor * act.feePercent) / 100);
  const remitted = { amountMinor, feeMinor, ...(act.brings === 'known' && { paymentId }) };
  const body = {
    id: name,
    status: act.status,
    on: today,
    note: 'as agreed',
    ...(act.brings !== 'nothing' && { remitted }),
  };
  return post(`/invoices/${known.id}/collection/reports`, body);
}

async function letterReportOf(act: Of<'reportLetter'>, { running, known, today }: Scene): Promise<Request | undefined> {
  const { letters } = await running.invoice(known.id);
  const letter = letters[act.nth % Math.max(1, letters.length)];
  if (!letter) return undefined;
  const { status, daysAgo, hasProof } = act;
  const body = { status, on: addDays(today, -daysAgo), ...(hasProof && { proof: pdf }) };
  return post(`/invoices/${known.id}/registered-letters/${letter.id}/reports`, body);
}

/** What is asked of the API for an act of the legal stage; undefined when there is nothing to do it to. */
export async function legalRequest(act: AtSomeTime & LegalAct, scene: Scene): Promise<Request | undefined> {
  const { known, name, today, reference } = scene;
  const { id, debtorId } = known;
  const path = `/invoices/${id}`;
  const ago = (days: number) => addDays(today, -days);
  switch (act.kind) {
    case 'insolvent': {
      const { procedure, daysAgo } = act;
      return post(`/debtors/${debtorId}/insolvency`, { id: name, procedure, openedOn: ago(daysAgo) });
    }
    case 'endInsolvency':
      return post(`/debtors/${debtorId}/insolvency/end`, { how: act.how });
    case 'payClaim': {
      const { amountMinor, daysAgo } = act;
      return post(`${path}/claim/payments`, { id: name, amountMinor, currency: 'EUR', receivedOn: ago(daysAgo) });
    }
    case 'reverseClaim': {
      const [paymentId] = [...reference.claimPayments].filter(([, each]) => each.invoiceId === id)[0] ?? [];
      const body = { id: name, paymentId, reason: act.reason, receivedOn: today };
      return paymentId === undefined ? undefined : post(`${path}/claim/reversals`, body);
    }
    case 'waiveClaim': {
      const { of, amountMinor, daysAgo } = act;
      return post(`${path}/claim/waivers`, { id: name, of, amountMinor, on: ago(daysAgo), reason });
    }
    case 'handOver': {
      const { offerIndex } = act;
      return post(`${path}/legal-decision`, { decision: 'handOver', reason, collectorId: 'agency', offerIndex });
    }
    case 'writeOff':
      return post(`${path}/legal-decision`, { decision: 'writeOff', reason, reasonCode: act.reasonCode });
    case 'goOn':
      return post(`${path}/legal-decision`, { decision: 'goOn', reason });
    case 'reportCollection':
      return reportOf(act, scene);
    case 'recall':
      return post(`${path}/collection/recall`, { id: name, reason });
    case 'closeCollection':
      return post(`${path}/collection/close`, { id: name, outcome: act.outcome, reason });
    case 'reportLetter':
      return letterReportOf(act, scene);
    case 'interrupt': {
      const body = { id: name, kind: act.by, on: ago(act.daysAgo), note: 'see the file' };
      return post(`${path}/prescription-interruptions`, body);
    }
    case 'withdrawInterruption': {
      const interruption = reference.interruptions.filter((each) => each.invoiceId === id)[act.nth % 2];
      return interruption && { method: 'DELETE', path: `${path}/prescription-interruptions/${interruption.id}` };
    }
    case 'legalFile':
      return post(`${path}/legal-file`, {});
    case 'exportData':
      return { method: 'GET', path: `/debtors/${debtorId}/personal-data` };
    case 'erase':
      return post(`/debtors/${debtorId}/erasure`, {});
  }
}

const legalKinds: readonly string[] = [
  'insolvent',
  'endInsolvency',
  'payClaim',
  'reverseClaim',
  'waiveClaim',
  'handOver',
  'writeOff',
  'goOn',
  'reportCollection',
  'recall',
  'closeCollection',
  'reportLetter',
  'interrupt',
  'withdrawInterruption',
  'legalFile',
  'exportData',
  'erase',
] satisfies readonly LegalAct['kind'][];

/** True of an act of the legal stage. */
export function isLegal<Act extends { readonly kind: string }>(
  act: Act,
): act is Extract<Act, { readonly kind: LegalAct['kind'] }> {
  return legalKinds.includes(act.kind);
}
