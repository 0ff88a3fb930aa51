import { expect } from 'vitest';
import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import type { RunningStack } from '../running-stack.ts';
import type { Act } from './acts.ts';

/** An invoice of the story, and whose it is. */
export type Known = { readonly id: string; readonly debtorId: string };

/** The simplest account of the money: what banks said came in, and what they took back. */
export type Reference = { readonly payments: Map<string, { readonly invoiceId: string; amountMinor: number }> };

type Request = { readonly method: 'POST' | 'PATCH' | 'DELETE'; readonly path: string; readonly body?: object };

/** What is asked of the API for an act on the day; undefined when there is nothing to do it to. */
async function requestOf(
  { call, invoice }: RunningStack,
  { id, debtorId }: Known,
  act: Act,
  { today, name, reference }: { today: string; name: string; reference: Reference },
): Promise<Request | undefined> {
  const path = `/invoices/${id}`;
  const later = (days: number) => addDays(today, days);
  switch (act.kind) {
    case 'pay': {
      const amount = { amountMinor: act.amountMinor, currency: 'EUR' };
      return { method: 'POST', path: `${path}/payments`, body: { id: name, amount, receivedOn: today } };
    }
    case 'credit': {
      const body = { number: name, amountMinor: act.amountMinor, reason: 'goodwill', issuedOn: today };
      return { method: 'POST', path: `${path}/credit-notes`, body };
    }
    case 'reverse': {
      const own = [...reference.payments].filter(([, payment]) => payment.invoiceId === id);
      const paymentId = own[act.nth]?.[0];
      const body = { id: name, paymentId, reason: act.reason, receivedOn: today };
      return paymentId === undefined ? undefined : { method: 'POST', path: `${path}/reversals`, body };
    }
    case 'promise': {
      const body = {
        id: name,
        amountMinor: act.amountMinor,
        promisedFor: later(act.inDays),
        by: 'A. Buyer',
        channel: 'phone',
      };
      return { method: 'POST', path: `${path}/promises`, body };
    }
    case 'dispute': {
      const { amountMinor } = act;
      const body = { id: name, reason: 'quality', reviewOn: later(act.inDays), ...(amountMinor && { amountMinor }) };
      return { method: 'POST', path: `${path}/disputes`, body };
    }
    case 'plan': {
      const { amountMinor } = (await invoice(id)).balance;
      const part = Math.floor(amountMinor / act.parts);
      const instalments = Array.from({ length: act.parts }, (_, index) => ({
        amountMinor: index === 0 ? amountMinor - part * (act.parts - 1) : part,
        dueOn: later(act.inDays * (index + 1)),
      }));
      return { method: 'POST', path: `${path}/instalment-plans`, body: { id: name, instalments } };
    }
    case 'hold':
      return { method: 'POST', path: `${path}/holds`, body: { id: name, reason: 'later', until: later(act.inDays) } };
    case 'holdDebtor':
      return {
        method: 'POST',
        path: `/debtors/${debtorId}/holds`,
        body: { id: name, reason: 'later', until: later(act.inDays) },
      };
    case 'holdAll': {
      const body = { id: name, scope: 'creditor', key: 'main', reason: 'later', until: later(Math.min(5, act.inDays)) };
      return { method: 'POST', path: '/holds', body };
    }
    case 'amend':
      return { method: 'PATCH', path, body: { dueDate: later(act.inDays) } };
    case 'cancel':
      return { method: 'POST', path: `${path}/cancel`, body: { reason: 'error' } };
    case 'reopen':
      return { method: 'POST', path: `${path}/reopen`, body: { reason: 'no error' } };
    case 'liftDebtor': {
      const hold = (await call('GET', `/debtors/${debtorId}`)).body.holds?.[act.nth];
      return hold && { method: 'DELETE', path: `/debtors/${debtorId}/holds/${hold.id}` };
    }
    case 'lift':
    case 'withdraw':
    case 'resolve':
      return endingOf((await invoice(id)).pauses, act, path);
  }
}

const endedBy: Readonly<Partial<Record<Act['kind'], readonly string[]>>> = {
  lift: ['hold'],
  withdraw: ['promise', 'instalmentPlan'],
  resolve: ['dispute'],
};
const folders = { hold: 'holds', promise: 'promises', instalmentPlan: 'instalment-plans' } as const;

/** What ends one of the pauses of an invoice. */
function endingOf(
  pauses: readonly { readonly kind: string; readonly id: string }[],
  act: Extract<Act, { kind: 'resolve' } | { kind: 'lift' | 'liftDebtor' | 'withdraw' | 'cancel' | 'reopen' }>,
  path: string,
): Request | undefined {
  const kinds: readonly string[] = endedBy[act.kind] ?? [];
  const pause = pauses.filter(({ kind }) => kinds.includes(kind))[act.nth];
  if (!pause) return undefined;
  if (act.kind !== 'resolve') {
    return { method: 'DELETE', path: `${path}/${folders[pause.kind as keyof typeof folders]}/${pause.id}` };
  }
  const { outcome, amountMinor } = act;
  const body = outcome === 'partly' ? { outcome, creditMinor: amountMinor } : { outcome };
  return { method: 'POST', path: `${path}/disputes/${pause.id}/resolution`, body };
}

/** Asks until there is an answer: a function that died is asked again. */
async function ask({ call }: RunningStack, { method, path, body }: Request) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(method, path, body);
    if (answer.status < 500) return answer;
    expect(attempt, `${method} ${path} is answered in the end`).toBeLessThan(4);
  }
}

/** Does an act, as often as it is told, and notes what it means for the money. Answers what was done, in words. */
export async function perform(
  running: RunningStack,
  known: Known,
  act: Act,
  { today, name, reference }: { today: string; name: string; reference: Reference },
): Promise<string> {
  const request = await requestOf(running, known, act, { today, name, reference });
  if (!request) return `${today} ${act.kind}: nothing there`;
  const first = await ask(running, request);
  for (let time = 1; time < act.times; time += 1) {
    const again = await ask(running, request);
    expect([first.status === 201 ? 200 : first.status], JSON.stringify([request, first, again])).toContain(
      again.status,
    );
  }
  const isDone = first.status < 300;
  if (isDone && act.kind === 'pay') reference.payments.set(name, { invoiceId: known.id, amountMinor: act.amountMinor });
  if (isDone && act.kind === 'reverse') reference.payments.delete((request.body as { paymentId: string }).paymentId);
  return `${today} ${act.kind} ${known.id} ${JSON.stringify(request.body ?? request.path)}: ${first.status}`;
}
