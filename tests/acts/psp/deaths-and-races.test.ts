import '../../runtime/silent-powertools.ts';
import { expect, it } from 'vitest';
import { takePspMoney } from '../../../lambdas/acts/psp/take-psp-money.ts';
import { readStripeEvent } from '../../../lambdas/domain/psp/read-stripe-event.ts';
import type { StripeEvent } from '../../../lambdas/domain/psp/stripe-objects.ts';
import { demoSettings } from '../../../local/stack/environment.ts';
import { engineOfThisFile } from '../../adapters/engine-of-this-file.ts';
import { chargeRefunded, disputeEvent, intentSucceeded, paidAt, sessionCompleted } from '../../stripe-events.ts';
import { documentsInMemory } from '../documents-in-memory.ts';
import { dyingAt } from '../dying.ts';
import { clock, stripeBook } from './stripe-book.ts';

const engine = engineOfThisFile();
const settings = demoSettings();

/** Tells of money in a function that dies; true when it lived to the end. */
async function tellAndDie(event: StripeEvent, step: number, isDone: boolean): Promise<boolean> {
  const told = readStripeEvent(event);
  if (told.kind !== 'money') throw new Error('the event tells of money');
  const { store } = dyingAt({ store: engine.store(), documents: documentsInMemory() }, { step, isDone });
  try {
    await takePspMoney({ store, settings, clock }, 'main', told, 'stripe');
    return true;
  } catch (error) {
    if ((error as Error).message !== 'died') throw error;
    return false;
  }
}

it('makes the same of money whichever step a function died at, once Stripe has sent the event again', async () => {
  let lives = 0;
  for (let step = 1; lives === 0; step += 1) {
    for (const isDone of [false, true]) {
      const name = `dead${step}${isDone ? 'after' : 'before'}`;
      const number = `${name}-1`;
      const sum = { name, metadata: { invoice_id: number } };
      const book = await stripeBook(engine.store(), `D-${name}`, number);
      const refund = chargeRefunded(sum, 45_000);
      await book.tell(intentSucceeded({ name }));
      const isAlive = [await tellAndDie(sessionCompleted(sum), step, isDone), await tellAndDie(refund, step, isDone)];
      if (isAlive.every(Boolean)) lives += 1;
      await book.tell(sessionCompleted(sum), refund);
      expect([name, await book.balances()]).toEqual([name, [45_000]]);
      expect(await book.tasks('matchPayment', `pi_${name}`)).toEqual([]);
      expect(await book.tasks('reviewReversal', `pi_${name}`)).toHaveLength(1);
    }
  }
});

it('counts money once when all that Stripe tells of it comes at the same moment', async () => {
  const sum = { name: 'race', metadata: { invoice_id: 'RACE-1' } };
  const book = await stripeBook(engine.store(), 'D-RACE', 'RACE-1');
  const events = [
    intentSucceeded({ name: 'race' }),
    sessionCompleted(sum),
    chargeRefunded({ name: 'race' }, 30_000),
    disputeEvent('funds_withdrawn', { name: 'race' }, paidAt + 1, { amount: 10_000 }),
  ];
  const told = await Promise.allSettled([...events, ...events].map((event) => book.tell(event)));
  // Whoever was refused as busy is sent again.
  for (const [index, { status }] of told.entries()) {
    const event = [...events, ...events][index];
    if (status === 'rejected' && event) await book.tell(event);
  }
  expect(await book.balances()).toEqual([40_000]);
  expect(await book.tasks('matchPayment', 'pi_race')).toEqual([]);
});
