import { afterEach } from 'vitest';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { demoSettings } from '../../local/stack/environment.ts';
import { isLeftToPeople, play } from '../../local/stack/play.ts';
import { type Stack, type StackOptions, startStack } from '../../local/stack/stack.ts';
import { createVirtualClock } from '../../local/time/clock.ts';
import { createScriptAgenda } from '../../local/time/script-agenda.ts';

type Answer = { readonly status: number; readonly body: any };

/** A stack in virtual time with a small vocabulary for scenarios. Closed after the test. */
export type RunningStack = {
  readonly stack: Stack;
  readonly call: (
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** Does something at an instant (ISO 8601), before whatever else is due then. */
  readonly at: (instant: string, action: () => void | Promise<void>) => void;
  /** Plays time to an instant; to the end of all that goes on without people when none is given. */
  readonly playTo: (until?: string) => Promise<void>;
  readonly post: (invoice: object) => Promise<string>;
  readonly pay: (invoiceId: string, paymentId: string, amountMinor: number, receivedOn: string) => Promise<Answer>;
  /** The timeline's event types with the day they happened on, in order. */
  readonly story: (invoiceId: string) => Promise<string[]>;
  readonly events: (invoiceId: string) => Promise<any[]>;
  /** The states an execution of the invoice went through. */
  readonly executions: () => Promise<{ name: string; status: string }[]>;
};

const running: Stack[] = [];
afterEach(async () => {
  for (const stack of running.splice(0)) await stack.close();
});

export async function runningStack(
  startAt: string,
  options: Partial<Omit<StackOptions, 'clock'>> & { readonly policies?: Settings['policies'] } = {},
): Promise<RunningStack> {
  const { policies, ...rest } = options;
  const clock = createVirtualClock(Date.parse(startAt));
  const settings = { ...demoSettings(), ...(policies && { policies }) };
  const stack = await startStack({ clock, settings, ...rest });
  running.push(stack);
  const token = await stack.token();
  const script = createScriptAgenda(clock);
  const call: RunningStack['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(stack.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const events: RunningStack['events'] = async (id) =>
    (await call('GET', `/invoices/${id}/timeline?limit=100`)).body.events;
  return {
    stack,
    call,
    events,
    at: (instant, action) => script.at(Date.parse(instant), 0, action),
    async playTo(until) {
      const isOver = () => script.nextDueAt() === undefined && isLeftToPeople(stack);
      await play(stack, clock, { script, ...(until ? { until: Date.parse(until) } : { shouldStop: isOver }) });
    },
    async post(invoice) {
      const answer = await call('POST', '/invoices', invoice);
      if (answer.status >= 300) throw new Error(JSON.stringify(answer));
      return answer.body.id;
    },
    pay: (id, paymentId, amountMinor, receivedOn) =>
      call('POST', `/invoices/${id}/payments`, {
        id: paymentId,
        amount: { amountMinor, currency: 'EUR' },
        receivedOn,
        method: 'transfer',
      }),
    story: async (id) => (await events(id)).map((event) => `${event.at.slice(0, 10)} ${event.type}`),
    async executions() {
      const arn = 'arn:aws:states:eu-west-3:000000000000:stateMachine:Dunning';
      const { executions } = await stack.stepFunctions.listExecutions({ stateMachineArn: arn });
      return (executions ?? []).map(({ name = '', status = '' }) => ({ name, status }));
    },
  };
}
