import { expect } from 'vitest';
import type { AtSomeTime, LegalAct } from './legal-acts.ts';
import type { Request, Scene } from './requests.ts';

type Remitted = { readonly amountMinor: number; readonly feeMinor: number; readonly paymentId?: string };
type Erased = {
  readonly contactData: boolean;
  readonly identity: boolean;
  readonly claimEvidenceOf: readonly string[];
};

const isOpen = (status: string) => ['open', 'paused', 'escalated'].includes(status);

/** What an erasure has taken away; nothing of what is open. */
async function noteErasure({ erased: gone }: { erased: Erased }, { running, invoices, known, reference }: Scene) {
  const his = invoices.filter(({ debtorId }) => debtorId === known.debtorId);
  for (const { id } of his) {
    const { status, debtor } = await running.invoice(id);
    if (!isOpen(status)) continue;
    expect(gone, `${id} is ${status}`).toMatchObject({ contactData: false, identity: false });
    expect(gone.claimEvidenceOf).not.toContain(id);
    expect(debtor.name).not.toBe(debtor.id);
  }
  for (const id of gone.claimEvidenceOf) reference.erased.add(id);
}

/** What an act of the legal stage that was done means; `answer` is what the API said of it. */
export async function noteLegal(
  act: AtSomeTime & LegalAct,
  { path, body = {} }: Request,
  answer: any,
  scene: Scene,
): Promise<void> {
  const { known, name, reference, running } = scene;
  const { id: invoiceId, debtorId } = known;
  const at = new Date(running.stack.clock.now()).toISOString();
  switch (act.kind) {
    case 'insolvent':
    case 'endInsolvency':
      return void reference.insolvencies.push({ debtorId, at, isInsolvent: act.kind === 'insolvent' });
    case 'payClaim':
      return void reference.claimPayments.set(name, { invoiceId, amountMinor: act.amountMinor });
    case 'reverseClaim':
      return void reference.claimPayments.delete((body as { paymentId: string }).paymentId);
    case 'reportCollection': {
      const { remitted } = body as { remitted?: Remitted };
      if (!remitted) return undefined;
      const { amountMinor, feeMinor, paymentId } = remitted;
      reference.fees.push({ invoiceId, feeMinor });
      // What he passes on is on the balance in full, whatever he keeps of it.
      if (paymentId === undefined) reference.payments.set(`collection-${name}`, { debtorId, invoiceId, amountMinor });
      return undefined;
    }
    case 'reportLetter': {
      const { status, on } = body as { status: string; on: string };
      return void reference.letterReports.push({ letterPath: path, status, on });
    }
    case 'interrupt':
      return void reference.interruptions.push({ invoiceId, id: name });
    case 'erase':
      return noteErasure(answer, scene);
    default:
      return undefined;
  }
}
