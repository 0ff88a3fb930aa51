import { expect } from 'vitest';
import { anEvent } from '../an-event.ts';
import type { RunningStack } from '../running-stack.ts';
import type { Act } from './acts.ts';
import { aimOf } from './aim.ts';
import { isLegal } from './legal-requests.ts';
import { noteLegal } from './note-legal.ts';
import type { Known, Reference } from './reference.ts';
import { type Request, requestOf, type Scene } from './requests.ts';

/** Asks until there is an answer: a function that died is asked again. */
async function ask({ call, stack }: RunningStack, { method, path, body, isByPerson = false }: Request) {
  const headers: Record<string, string> = isByPerson
    ? { authorization: `Bearer ${await stack.signIn({ username: 'camille', groups: ['manager'] })}` }
    : {};
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(method, path, body, headers);
    if (answer.status < 500) return answer;
    expect(attempt, `${method} ${path} is answered in the end`).toBeLessThan(4);
  }
}

/** The same money, told by the bank's own system; nobody answers. */
async function tellByBus({ stack }: RunningStack, { id }: Known, { body }: Request, times: number): Promise<void> {
  const detail = { ...body, invoiceId: id };
  for (let time = 0; time < times; time += 1)
    await stack.bus.put('relance', anEvent('bank', 'PaymentReceived', detail));
}

/** What an act that was done means for the money, and for who may be written to. */
function note(act: Act, { body }: Request, scene: Scene): void {
  const { known, name, reference, running } = scene;
  const { payments, silences } = reference;
  const { debtorId, id } = known;
  switch (act.kind) {
    case 'pay':
    case 'payByBus':
      return void payments.set(name, { debtorId, invoiceId: id, amountMinor: act.amountMinor });
    case 'payMany':
      return void payments.set(name, { debtorId, invoiceId: undefined, amountMinor: act.amountMinor });
    case 'use': {
      const { paymentId, refundMinor = 0 } = body as { paymentId: string; refundMinor?: number };
      const paid = payments.get(paymentId);
      // From now on it may be in several places: the bank takes all of it back, or nothing.
      if (paid)
        payments.set(paymentId, { debtorId, invoiceId: undefined, amountMinor: paid.amountMinor - refundMinor });
      return undefined;
    }
    case 'reverse':
      return void payments.delete((body as { paymentId: string }).paymentId);
    case 'doNotWrite': {
      const at = new Date(running.stack.clock.now()).toISOString();
      return void silences.push({ debtorId, at, isSilent: act.isSilent });
    }
    default:
      return undefined;
  }
}

/** Does an act, as often as it is told, and notes what it means. Answers what was done, in words. */
export async function perform(
  running: RunningStack,
  known: Known,
  act: Act,
  told: { invoices: readonly Known[]; today: string; name: string; reference: Reference },
): Promise<string> {
  const scene = { running, ...told, known: await aimOf(act, { running, known, ...told }) };
  const request = await requestOf(act, scene);
  if (!request) return `${told.today} ${act.kind}: nothing there`;
  const words = `${told.today} ${act.kind} ${request.path} ${JSON.stringify(request.body ?? {})}`;
  if (act.kind === 'payByBus') {
    await tellByBus(running, known, request, act.times);
    note(act, request, scene);
    return words;
  }
  const first = await ask(running, request);
  const times = act.kind === 'legalFile' ? 2 : act.times;
  for (let time = 1; time < times; time += 1) {
    const again = await ask(running, request);
    expect([first.status === 201 ? 200 : first.status], JSON.stringify([request, first, again])).toContain(
      again.status,
    );
    if (act.kind === 'legalFile')
      expect([again.body.id, again.body.sha256]).toEqual([first.body.id, first.body.sha256]);
  }
  if (first.status < 300) note(act, request, scene);
  if (first.status < 300 && isLegal(act)) await noteLegal(act, request, first.body, scene);
  if (first.status < 300 && act.kind === 'reverseWhole')
    told.reference.payments.delete(decodeURIComponent(request.path.split('/')[2] ?? ''));
  return `${words}: ${first.status}`;
}
