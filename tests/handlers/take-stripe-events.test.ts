import '../runtime/silent-powertools.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHandler } from '../../lambdas/handlers/take-stripe-events/handler.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { engineOfThisFile } from '../adapters/engine-of-this-file.ts';
import { chargeEvent, intentSucceeded, sessionCompleted } from '../stripe-events.ts';

const engine = engineOfThisFile();
const clock = { now: () => '2026-04-10T12:00:00.000Z' };
const take = (body: unknown) =>
  createHandler({ store: engine.store(), settings: demoSettings(), clock })({ creditor: 'main', body });

it.each([
  [
    'a type that we do not know',
    { type: 'radar.early_fraud_warning.created', created: 1, data: { object: { id: 'x' } } },
    'ignored',
  ],
  ['an object that we do not know', { type: 'invoice.paid', created: 1, data: { object: { id: 'x' } } }, 'unreadable'],
  ['no event at all', { hello: 'world' }, 'unreadable'],
  ['not even an object', null, 'unreadable'],
  ['a session that is not paid yet', sessionCompleted({ name: 'X' }, { payment_status: 'unpaid' }), 'ignored'],
])('stores nothing of %s, and does not ask for it again', async (_what, body, effect) => {
  const before = await engine.items();
  expect(await take(body)).toEqual({ status: 200, body: { effect } });
  expect(await engine.items()).toEqual(before);
});

it('keeps nothing of what customers have written, only ids and amounts', async () => {
  await take(intentSucceeded({ name: 'private', description: 'Jean Dupont, jean@dupont.example' }));
  const items = JSON.stringify([...(await engine.items())]);
  expect(items).toContain('pi_private');
  expect(items).not.toMatch(/dupont/i);
});

it('never breaks on what is signed, whatever it holds', async () => {
  const fields = fc.constantFrom(
    'id',
    'amount',
    'amount_captured',
    'currency',
    'metadata',
    'payment_intent',
    'description',
    'created',
  );
  const changes = fc.dictionary(fields, fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })), { maxKeys: 3 });
  await fc.assert(
    fc.asyncProperty(changes, async (changed) => {
      expect(await take(chargeEvent('charge.succeeded', { name: 'odd' }, changed))).toMatchObject({ status: 200 });
    }),
    { numRuns: 60, seed: 6 },
  );
});
