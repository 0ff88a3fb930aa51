import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { onTestFinished } from 'vitest';
import type { EventBridgeEvent } from '../../../local/event-bus/event-bridge-event.ts';
import { createEventBus } from '../../../local/event-bus/event-bus.ts';
import type { EventBusOptions } from '../../../local/event-bus/event-bus.ts';
import type { LambdaAnswer } from '../../../local/lambda/invocation.ts';
import { createActivity } from '../../../local/time/activity.ts';
import { serveHandler } from '../serve.ts';

export const paymentRule = {
  name: 'PaymentsToBooks',
  pattern: { source: ['relance'], 'detail-type': ['PaymentReceived'] },
  functionName: 'record-payment',
  deadLetter: 'PaymentsDeadLetters',
};
export const auditRule = { name: 'AllToAudit', pattern: { source: ['relance'] }, functionName: 'audit' };

/** A bus `relance` with two rules and a bus `default` with none, a real client, and what each function was handed. */
export async function aBus(answer: (functionName: string) => LambdaAnswer = () => ({ ok: true, payload: null })) {
  const calls: { functionName: string; event: EventBridgeEvent }[] = [];
  const activity = createActivity();
  const invoke: EventBusOptions['invoke'] = async (functionName, event) => {
    calls.push({ functionName, event });
    return answer(functionName);
  };
  const bus = createEventBus({
    clock: { now: () => Date.parse('2026-03-02T08:00:00.500Z') },
    region: 'eu-west-3',
    buses: [
      { name: 'relance', rules: [paymentRule, auditRule] },
      { name: 'default', rules: [] },
    ],
    invoke,
    activity,
  });
  const client = new EventBridgeClient({
    endpoint: await serveHandler(bus.handle),
    region: 'eu-west-3',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  onTestFinished(() => client.destroy());
  return { bus, client, calls, activity };
}
