import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { bundleHandlers } from '../../../lib/bundling.ts';
import { createLambdaHost } from '../../../local/lambda/host.ts';
import type { LambdaAnswer } from '../../../local/lambda/invocation.ts';
import { createActivity } from '../../../local/time/activity.ts';
import { createVirtualClock, createWallClock } from '../../../local/time/clock.ts';

const outDir = mkdtempSync(path.join(tmpdir(), 'lambda-host-'));
const functions = bundleHandlers({
  handlersDir: path.join(import.meta.dirname, '../../fixtures/handlers'),
  outDir,
  settings: { creditor: 'acme' },
});
afterAll(() => rmSync(outDir, { recursive: true }));

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const host of opened.splice(0)) await host.close();
});

function aHost(given: Partial<Parameters<typeof createLambdaHost>[0]> = {}) {
  const host = createLambdaHost({
    functions,
    environment: { TABLE_NAME: 'cases' },
    clock: createVirtualClock(Date.parse('2026-01-05T08:00:00.000Z')),
    activity: createActivity(),
    ...given,
  });
  opened.push(host);
  return host;
}

function payloadOf(answer: LambdaAnswer): Record<string, unknown> {
  if (!answer.ok) throw new Error(answer.cause);
  return answer.payload as Record<string, unknown>;
}

describe('time in a function', () => {
  it('is the virtual time of the stack, wherever the function reads it', async () => {
    const clock = createVirtualClock(Date.parse('2026-01-05T08:00:00.000Z'));
    const host = aHost({ clock });
    const morning = payloadOf(await host.invoke('tell-time', {}));
    clock.set(Date.parse('2026-07-01T06:30:00.000Z'));
    const summer = payloadOf(await host.invoke('tell-time', {}));

    expect(morning).toMatchObject({ now: '2026-01-05T08:00:00.000Z', nowMs: Date.parse('2026-01-05T08:00:00.000Z') });
    expect(summer).toMatchObject({ now: '2026-07-01T06:30:00.000Z', importedAt: '2026-01-05T08:00:00.000Z' });
    expect(Date.parse(String(summer['asText']))).toBe(Date.parse('2026-07-01T06:30:00.000Z'));
  });

  it('leaves dates that are built from a value, and what a date is, as they are', async () => {
    const payload = payloadOf(await aHost().invoke('tell-time', {}));
    expect(payload).toMatchObject({ parsed: '2026-03-29T01:00:00.000Z', isDate: true });
  });

  it('is the time of the wall when the stack plays no virtual time', async () => {
    const before = Date.now();
    const { nowMs } = payloadOf(await aHost({ clock: createWallClock() }).invoke('tell-time', {}));
    expect(nowMs).toBeGreaterThanOrEqual(before);
    expect(nowMs).toBeLessThanOrEqual(Date.now());
  });
});

describe('what a function finds', () => {
  it('is its own environment, name and settings, and nothing of the machine', async () => {
    const payload = payloadOf(await aHost().invoke('tell-time', {}));
    expect(payload).toMatchObject({
      tableName: 'cases',
      importedAs: 'tell-time',
      functionName: 'tell-time',
      settings: { creditor: 'acme' },
    });
    expect(payload).not.toHaveProperty('path');
  });

  it('is the event as JSON carries it, and so is what its caller gets back', async () => {
    const event = { dueAt: new Date('2026-02-01T00:00:00Z'), note: undefined };
    const payload = payloadOf(await aHost().invoke('tell-time', event));
    expect(payload['event']).toEqual({ dueAt: '2026-02-01T00:00:00.000Z' });
    expect(payload).not.toHaveProperty('isNotAdded');
  });

  it('is the time left to it, in real milliseconds', async () => {
    const { remainingMs } = payloadOf(await aHost({ timeoutSeconds: 7 }).invoke('tell-time', {}));
    expect(remainingMs).toBeGreaterThan(0);
    expect(remainingMs).toBeLessThanOrEqual(7_000);
  });

  it('is a warm container from the second call on', async () => {
    const host = aHost();
    const calls: unknown[] = [];
    for (const _ of ['cold', 'warm', 'warm']) calls.push(payloadOf(await host.invoke('tell-time', {}))['calls']);
    expect(calls).toEqual([1, 2, 3]);
  });
});

describe('a function that fails', () => {
  it.each([
    { how: 'named', error: 'ContractTooOldError', message: 'contract 1 is too old' },
    { how: 'builtin', error: 'TypeError', message: 'not a number' },
    { how: 'text', error: 'string', message: 'just text' },
  ])('answers the name and the message of what it threw ($how)', async ({ how, error, message }) => {
    const answer = await aHost().invoke('break-down', { how });
    if (answer.ok) throw new Error('it did not fail');
    expect(answer.error).toBe(error);
    expect(JSON.parse(answer.cause)).toMatchObject({ errorType: error, errorMessage: message });
  });

  it('that does not exist is told by name', async () => {
    const answer = await aHost().invoke('send-pigeon', {});
    expect(answer).toMatchObject({ ok: false, error: 'Runtime.HandlerNotFound' });
  });

  it.each(['exit', 'outside'])(
    'together with its container (%s) answers, and the next call starts anew',
    async (how) => {
      const host = aHost();
      await host.invoke('tell-time', {});
      expect(await host.invoke('break-down', { how })).toMatchObject({ ok: false, error: 'Runtime.ExitError' });
      expect(payloadOf(await host.invoke('tell-time', {}))['calls']).toBe(1);
    },
  );

  it('by never ending is cut off after its timeout, and the next call starts anew', async () => {
    const host = aHost({ timeoutSeconds: 2 });
    expect(await host.invoke('break-down', { how: 'hang' })).toMatchObject({ ok: false, error: 'Sandbox.Timedout' });
    expect(await host.invoke('break-down', { how: 'not' })).toEqual({ ok: true, payload: { how: 'not' } });
  });
});

describe('the host', () => {
  it('runs no more invocations at a time than it is allowed to, in the order of the calls', async () => {
    const died = Promise.withResolvers<void>();
    const host = aHost({
      concurrency: 1,
      chooseFault: (name) => (name === 'break-down' ? { dies: died.promise } : undefined),
    });
    const ended: string[] = [];
    const first = host.invoke('break-down', { how: 'hang' }).then(() => ended.push('first'));
    const second = host.invoke('tell-time', {}).then(() => ended.push('second'));
    died.resolve();
    await Promise.all([first, second]);
    expect(ended).toEqual(['first', 'second']);
  });

  it('answers in place of a function that is not to begin', async () => {
    const answer = { ok: false, error: 'Lambda.ServiceException', cause: 'down' } as const;
    const host = aHost({ chooseFault: (name) => (name === 'tell-time' ? { answer } : undefined) });
    expect(await host.invoke('tell-time', {})).toEqual(answer);
  });

  it('is busy from a call to its answer', async () => {
    const activity = createActivity();
    const answer = aHost({ activity }).invoke('tell-time', {});
    expect(activity.isIdle()).toBe(false);
    await activity.whenIdle();
    expect(activity.isIdle()).toBe(true);
    expect(await answer).toMatchObject({ ok: true });
  });

  it('gives the console output of the functions to whoever asked for it', async () => {
    const logged = Promise.withResolvers<string>();
    await aHost({ log: logged.resolve }).invoke('break-down', { how: 'not' });
    expect(await logged.promise).toContain('breaking down by not');
  });

  it('answers what is running and what still waits when it is closed', async () => {
    const host = aHost({ concurrency: 1 });
    await host.invoke('tell-time', {});
    const running = host.invoke('break-down', { how: 'hang' });
    const waiting = host.invoke('tell-time', {});
    await new Promise((resolve) => setImmediate(resolve));
    await host.close();
    expect(await running).toMatchObject({ ok: false, error: 'Lambda.Unknown' });
    expect(await waiting).toMatchObject({ ok: false, error: 'Lambda.Unknown' });
  });
});
