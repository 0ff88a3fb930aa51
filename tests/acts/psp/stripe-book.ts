import { takePspMoney } from '../../../lambdas/acts/psp/take-psp-money.ts';
import { balanceMinor } from '../../../lambdas/domain/case/case.ts';
import { readStripeEvent } from '../../../lambdas/domain/psp/read-stripe-event.ts';
import type { StripeEvent } from '../../../lambdas/domain/psp/stripe-objects.ts';
import type { Store } from '../../../lambdas/ports/store.ts';
import { demoSettings } from '../../../local/stack/environment.ts';
import { aStoredDebtor, opening } from '../../adapters/stored-things.ts';

export const clock = { now: () => '2026-04-10T12:00:00.000Z' };

/** Invoices of 1,200 EUR each, of one debtor, and what Stripe tells of them. */
export async function stripeBook(store: Store, debtorId: string, ...numbers: readonly string[]) {
  const opened = numbers.map((number) => opening(number, { debtorId }));
  await store.commit([...opened, { kind: 'newDebtor', debtor: aStoredDebtor(debtorId) }]);
  const ids = opened.map(({ after }) => after.id);
  const deps = { store, settings: demoSettings(), clock };
  return {
    ids,
    async tell(...events: readonly StripeEvent[]) {
      for (const event of events) {
        const told = readStripeEvent(event);
        if (told.kind === 'money') await takePspMoney(deps, 'main', told, 'stripe');
      }
    },
    /** What is owed of each, in minor units. */
    async balances() {
      const { cases } = await store.load({ cases: ids });
      return ids.map((id) => {
        const dunned = cases.find((each) => each.id === id);
        return dunned ? balanceMinor(dunned) : Number.NaN;
      });
    },
    /** The open tasks of these kinds about this money, by what they say. */
    async tasks(kind: string, paymentId: string) {
      const { items } = await store.listTasks(undefined, 1000);
      return items.filter((task) => task.kind === kind && JSON.stringify(task.data).includes(`"${paymentId}`));
    },
  };
}
