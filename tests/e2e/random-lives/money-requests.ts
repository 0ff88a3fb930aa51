import type { ActOf } from './acts.ts';
import type { Request, Scene } from './requests.ts';

type MoneyAct = ActOf<'pay' | 'payByBus' | 'payMany' | 'use' | 'credit' | 'reverse' | 'reverseWhole'>;

/** What a bank or the accounts ask: money in, money back, money moved, a credit. */
export async function moneyRequest(act: MoneyAct, scene: Scene): Promise<Request | undefined> {
  const { running, invoices, known, today, name, reference } = scene;
  const { id, debtorId } = known;
  const path = `/invoices/${id}`;
  const post = (to: string, body: object): Request => ({ method: 'POST', path: to, body });
  switch (act.kind) {
    case 'pay':
    case 'payByBus': {
      const amount = { amountMinor: act.amountMinor, currency: 'EUR' };
      return post(`${path}/payments`, { id: name, amount, receivedOn: today });
    }
    case 'payMany': {
      const his = invoices.filter((each) => each.debtorId === debtorId);
      const share = Math.floor(act.amountMinor / (his.length + 1));
      const allocations = share === 0 ? [] : his.map((each) => ({ invoiceId: each.id, amountMinor: share }));
      const amount = { amountMinor: act.amountMinor, currency: 'EUR' };
      const body = { id: name, amount, receivedOn: today, debtorId, allocations };
      return allocations.length === 0 ? undefined : post('/payments', body);
    }
    case 'use': {
      const debtor = (await running.call('GET', `/debtors/${debtorId}`)).body;
      const money = debtor.unapplied?.[act.nth];
      if (!money) return undefined;
      const minor = Math.min(act.amountMinor, money.amountMinor);
      const use =
        act.inDays % 2 === 0 ? { refundMinor: minor } : { allocations: [{ invoiceId: id, amountMinor: minor }] };
      return post(`/debtors/${debtorId}/allocations`, { id: name, paymentId: money.paymentId, ...use });
    }
    case 'credit': {
      const body = { number: name, amountMinor: act.amountMinor, reason: 'goodwill', issuedOn: today };
      return post(`${path}/credit-notes`, body);
    }
    case 'reverse': {
      const [paymentId] = [...reference.payments].filter(([, each]) => each.invoiceId === id)[act.nth] ?? [];
      const body = { id: name, paymentId, reason: act.reason, receivedOn: today };
      return paymentId === undefined ? undefined : post(`${path}/reversals`, body);
    }
    case 'reverseWhole': {
      const [paymentId] = [...reference.payments].filter(([, each]) => each.debtorId === debtorId)[act.nth] ?? [];
      const body = { id: name, reason: act.reason, receivedOn: today };
      return paymentId === undefined ? undefined : post(`/payments/${paymentId}/reversals`, body);
    }
  }
}
