import { expect, test } from 'vitest';
import { createEventBus } from '../../../local/event-bus/event-bus.ts';
import { aSes } from '../ses/ses-fixture.ts';

test('what becomes of a message reaches the function that follows it, in order and only for its configuration set', async () => {
  const told: unknown[] = [];
  const clock = { now: () => Date.parse('2026-03-02T08:00:00Z') };
  const rule = {
    name: 'DeliveryToCase',
    pattern: { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': ['relance'] } } } },
    functionName: 'record-delivery',
  };
  const { send, activity } = await aSes({
    onEvent: (event) => bus.put('default', event),
    activity: { begin: () => activity.begin() },
  });
  const bus = createEventBus({
    clock,
    region: 'eu-west-3',
    buses: [{ name: 'default', rules: [rule] }],
    activity,
    invoke: async (_, event) => {
      told.push(event.detail['eventType']);
      return { ok: true, payload: null };
    },
  });
  await send({ Destinations: ['complaint@simulator.amazonses.com'] });
  await send({ ConfigurationSetName: 'another' });
  await activity.whenIdle();
  expect(told).toEqual(['Send', 'Delivery', 'Complaint']);
  expect(bus.published()).toHaveLength(5);
});
