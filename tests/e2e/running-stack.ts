import { afterAll, afterEach, inject } from 'vitest';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { type BundledFunctions, withSettings } from '../../local/stack/bundled-functions.ts';
import { demoSettings, names } from '../../local/stack/environment.ts';
import { isLeftToPeople, play } from '../../local/stack/play.ts';
import type { Stack, StackOptions } from '../../local/stack/shape.ts';
import { startStack } from '../../local/stack/stack.ts';
import { createVirtualClock } from '../../local/time/clock.ts';
import { createScriptAgenda } from '../../local/time/script-agenda.ts';

type Answer = { readonly status: number; readonly body: any };

type Scenario = Partial<Omit<StackOptions, 'clock' | 'functions'>> & {
  readonly policies?: Settings['policies'];
  readonly creditors?: Settings['creditors'];
  readonly dailyMessages?: number;
  readonly inboundMail?: Settings['inboundMail'];
  readonly retention?: Settings['retention'];
  readonly webhooks?: Settings['webhooks'];
  /** How long the stack lives: a `file` of tests may look at one story from many sides. */
  readonly lives?: 'test' | 'file';
};

/** A stack in virtual time with a small vocabulary for scenarios. Closed after the test, or after the file. */
export type RunningStack = {
  readonly stack: Stack;
  readonly call: (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** Does something at an instant (ISO 8601), before whatever else is due then. */
  readonly at: (instant: string, action: () => unknown) => void;
  /** Plays time to an instant; to the end of all that goes on without people when none is given. */
  readonly playTo: (until?: string) => Promise<void>;
  /** Lets time pass to an instant while nothing of the stack is alive: what was due meanwhile comes after it. */
  readonly standStillUntil: (instant: string) => void;
  readonly post: (invoice: object) => Promise<string>;
  readonly pay: (invoiceId: string, paymentId: string, amountMinor: number, receivedOn: string) => Promise<Answer>;
  readonly decide: (invoiceId: string, decision: object) => Promise<Answer>;
  /** The timeline's event types with the day they happened on, in order. */
  readonly story: (invoiceId: string) => Promise<string[]>;
  readonly events: (invoiceId: string) => Promise<any[]>;
  /** The stages whose notices left, with their days: `2026-04-03 reminderOne`. */
  readonly notices: (invoiceId: string) => Promise<string[]>;
  readonly invoice: (invoiceId: string) => Promise<any>;
  /** The open tasks. */
  readonly tasks: () => Promise<any[]>;
  /** The executions of all cases by name, with how they stand. */
  readonly executions: () => Promise<{ name: string; status: string }[]>;
  /** The states an execution of a case went through, and the last one. */
  readonly statesOf: (executionName: string) => Promise<string[]>;
  readonly endOf: (executionName: string) => Promise<string | undefined>;
};

const closing: Record<'test' | 'file', (() => Promise<void>)[]> = { test: [], file: [] };

async function closeAll(lives: 'test' | 'file'): Promise<void> {
  for (const close of closing[lives].splice(0)) await close();
}

afterEach(() => closeAll('test'));
afterAll(() => closeAll('file'));

export const executionArn = (name: string): string =>
  `${names.dunning.replace(':stateMachine:', ':execution:')}:${name}`;

/** Those of all files: nobody removes them before the last has run. */
const bundled: BundledFunctions = { functions: inject('functions'), remove: () => {} };

export async function runningStack(startAt: string, options: Scenario = {}): Promise<RunningStack> {
  const { policies, creditors, dailyMessages, inboundMail, retention, webhooks, lives = 'test', ...rest } = options;
  const clock = createVirtualClock(Date.parse(startAt));
  const changes = {
    ...(policies && { policies }),
    ...(creditors && { creditors }),
    ...(dailyMessages !== undefined && { dailyMessages }),
    ...(inboundMail && { inboundMail }),
    ...(retention && { retention }),
    ...(webhooks && { webhooks }),
  };
  const settings = { ...demoSettings(), ...changes };
  const code = Object.keys(changes).length > 0 ? withSettings(bundled.functions, settings) : bundled;
  const stack = await startStack({ clock, settings, functions: code.functions, ...rest });
  closing[lives].push(async () => {
    await stack.close();
    code.remove();
  });
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
  const statesOf: RunningStack['statesOf'] = async (name) => {
    const history = await stack.stepFunctions.getExecutionHistory({
      executionArn: executionArn(name),
      maxResults: 1000,
    });
    return (history.events ?? []).flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
  };
  return {
    stack,
    call,
    events,
    at: (instant, action) => script.at(Date.parse(instant), 0, async () => void (await action())),
    async playTo(until) {
      const isOver = () => script.nextDueAt() === undefined && isLeftToPeople(stack);
      await play(stack, clock, { script, ...(until ? { until: Date.parse(until) } : { shouldStop: isOver }) });
    },
    standStillUntil: (instant) => clock.set(Date.parse(instant)),
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
    decide: (id, decision) => call('POST', `/invoices/${id}/legal-decision`, decision),
    story: async (id) => (await events(id)).map((event) => `${event.at.slice(0, 10)} ${event.type}`),
    notices: async (id) =>
      (await events(id))
        .filter((event) => event.type.endsWith('Sent') && event.data.stage !== undefined)
        .map((event) => `${event.at.slice(0, 10)} ${event.data.stage}`),
    invoice: async (id) => (await call('GET', `/invoices/${id}`)).body,
    tasks: async () => (await call('GET', '/tasks')).body.tasks,
    async executions() {
      const { executions } = await stack.stepFunctions.listExecutions({ stateMachineArn: names.dunning });
      return (executions ?? [])
        .map(({ name = '', status = '' }) => ({ name, status }))
        .toSorted((a, b) => a.name.localeCompare(b.name));
    },
    statesOf,
    endOf: async (name) => (await statesOf(name)).at(-1),
  };
}
