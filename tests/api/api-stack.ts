import { afterAll, beforeAll, inject } from 'vitest';
import { scopes } from '../../lambdas/api/routes/route.ts';
import { canonicalJson } from '../../lambdas/domain/canonical-json.ts';
import { createEngineCall } from '../../local/dynamodb/engine-call.ts';
import { names } from '../../local/stack/environment.ts';
import { play } from '../../local/stack/play.ts';
import type { Stack, StackOptions } from '../../local/stack/shape.ts';
import { startStack } from '../../local/stack/stack.ts';
import { createVirtualClock } from '../../local/time/clock.ts';
import { createScriptAgenda } from '../../local/time/script-agenda.ts';

type Answer = { readonly status: number; readonly headers: Headers; readonly body: any };

/** What is sent: JSON made of a value, or the exact text or bytes. */
type Sent = {
  readonly json?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
  /** `null` sends none. */
  readonly token?: string | null;
};

/** The API of one local stack, and the table behind it. */
export type Api = {
  readonly stack: () => Stack;
  readonly get: (path: string, sent?: Sent) => Promise<Answer>;
  readonly post: (path: string, json: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly send: (method: string, path: string, sent?: Sent) => Promise<Answer>;
  /** Everything in the table, by key: to see what a request stored. */
  readonly items: () => Promise<Map<string, string>>;
  /** A token with these scopes alone. */
  readonly tokenFor: (...granted: (typeof scopes)[keyof typeof scopes][]) => Promise<string>;
  readonly playTo: (until: string) => Promise<void>;
};

type ScanPage = { Items: { pk: { S: string }; sk: { S: string } }[]; LastEvaluatedKey?: unknown };

/** A stack for the tests of one file, in virtual time that stands still unless it is played. */
export function apiOfThisFile(options: Partial<Omit<StackOptions, 'clock'>> & { readonly startAt?: string } = {}): Api {
  const { startAt = '2026-03-01T08:00:00Z', ...rest } = options;
  const clock = createVirtualClock(Date.parse(startAt));
  let started: Stack | undefined;
  let token = '';

  beforeAll(async () => {
    started = await startStack({ clock, functions: inject('functions'), ...rest });
    token = await started.token();
  });
  afterAll(async () => {
    await started?.close();
  });

  function stack(): Stack {
    if (!started) throw new Error('the stack is started before the first test');
    return started;
  }

  const send: Api['send'] = async (method, path, { json, raw, headers, token: own = token } = {}) => {
    const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
    const response = await fetch(stack().url + path, {
      method,
      headers: {
        ...(own !== null && { authorization: `Bearer ${own}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  return {
    stack,
    send,
    get: (path, sent) => send('GET', path, sent),
    post: (path, json, headers = {}) => send('POST', path, { json, headers }),
    async items() {
      const engine = createEngineCall(stack().table.endpoint);
      const found = new Map<string, string>();
      let start: unknown;
      do {
        const page: ScanPage = await engine.call('Scan', {
          TableName: names.table,
          ConsistentRead: true,
          ...(start !== undefined && { ExclusiveStartKey: start }),
        });
        for (const item of page.Items) found.set(`${item.pk.S} ${item.sk.S}`, canonicalJson(item));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      engine.close();
      return found;
    },
    tokenFor: (...granted) => stack().token(granted),
    async playTo(until) {
      await play(stack(), clock, { script: createScriptAgenda(clock), until: Date.parse(until) });
    },
  };
}
