import type { Act } from './acts.ts';
import type { Known } from './reference.ts';
import type { Scene } from './requests.ts';

type Told = { readonly status: string; readonly letters: readonly unknown[] };

const isEscalated = ({ status }: Told) => status === 'escalated';
const isHandedOver = ({ status }: Told) => status === 'handedOver';

/** What an invoice has to have come to before an act means something to it; the other acts take any. */
const suits: Partial<Record<Act['kind'], (told: Told) => boolean>> = {
  handOver: isEscalated,
  writeOff: isEscalated,
  goOn: isEscalated,
  extend: isEscalated,
  reportCollection: isHandedOver,
  recall: isHandedOver,
  closeCollection: isHandedOver,
  reportLetter: ({ letters }) => letters.length > 0,
};

/** The invoices of which the reference knows what an act is about; undefined where that is no matter of its. */
function known(act: Act, { reference }: Scene): readonly string[] | undefined {
  const { claimPayments, interruptions } = reference;
  if (act.kind === 'reverseClaim') return [...claimPayments.values()].map(({ invoiceId }) => invoiceId);
  return act.kind === 'withdrawInterruption' ? interruptions.map(({ invoiceId }) => invoiceId) : undefined;
}

/** The invoice that an act is about: few have come as far as some acts ask, so it is one of those where there is any. */
export async function aimOf(act: Act, scene: Scene): Promise<Known> {
  const { running, invoices } = scene;
  const ids = known(act, scene);
  const isSuited = suits[act.kind];
  if (!ids && !isSuited) return scene.known;
  const told = isSuited && (await Promise.all(invoices.map(({ id }) => running.invoice(id))));
  const suited = invoices.filter(({ id }, index) => ids?.includes(id) ?? isSuited?.(told?.[index]) ?? false);
  return suited[act.nth % Math.max(1, suited.length)] ?? scene.known;
}
