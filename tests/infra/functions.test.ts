import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { routes, signedRoutes } from '../../lambdas/api/routes.ts';
import { scopes } from '../../lambdas/api/routes/route.ts';
import { constructName, functions, functionsOf } from '../../lib/functions.ts';
import { schedules } from '../../lib/schedules.ts';

describe('the table of functions', () => {
  it('names every function once', () => {
    const names = functions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has a function for every route, which ends before API Gateway gives up at 30 seconds', () => {
    for (const { handler } of routes)
      expect(functionsOf('http')).toContainEqual(expect.objectContaining({ name: handler }));
    for (const { timeoutSeconds } of functionsOf('http')) expect(timeoutSeconds).toBeLessThan(29);
  });

  it('lets what only answers questions only read', () => {
    const writers = functionsOf('http').filter(({ needs }) => needs.includes('writeTable'));
    expect(writers.map(({ name }) => name)).toEqual([
      ...new Set(routes.filter(({ scope }) => scope !== scopes.read).map(({ handler }) => handler)),
      ...signedRoutes.map(({ handler }) => handler),
    ]);
  });

  it('lets one function alone send mail to debtors and one to finance, one alone publish, and two start runs', () => {
    const allowed = (need: (typeof functions)[number]['needs'][number]) =>
      functions.filter(({ needs }) => needs.includes(need)).map(({ name }) => name);
    expect(allowed('sendMail')).toEqual(['send-debtor-notice', 'send-digests']);
    expect(allowed('publishEvents')).toEqual(['publish-events']);
    expect(allowed('startRuns')).toEqual(['dispatch-changes', 'wake-overdue']);
  });

  it('lets the one function that Cognito waits for do nothing else, and end before Cognito gives up at 5 seconds', () => {
    expect(functionsOf('token')).toEqual([expect.objectContaining({ name: 'limit-scopes', needs: [] })]);
    for (const { timeoutSeconds } of functionsOf('token')) expect(timeoutSeconds).toBeLessThanOrEqual(5);
  });

  it('lets the one function that counts payers use the table, and nothing else', () => {
    expect(functionsOf('caseEvents')).toEqual([
      expect.objectContaining({ name: 'update-payers', needs: ['writeTable'] }),
    ]);
  });

  it('has each function that runs by the clock called by one rule, and no rule that calls nothing', () => {
    const called = schedules.flatMap((rule) => rule.functions);
    expect(called.toSorted()).toEqual(
      functionsOf('schedule')
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const rule of schedules) expect(rule.functions.length).toBeGreaterThan(0);
  });

  it('ends a round of wake-overdue before the next one begins', () => {
    for (const { timeoutSeconds } of functionsOf('schedule')) expect(timeoutSeconds).toBeLessThan(300);
  });

  it('gives what a state machine file calls, each by one name', () => {
    for (const [trigger, file] of [
      ['dunning', 'dunning.asl.json'],
      ['debtorNotice', 'debtor-notice.asl.json'],
      ['bulkImport', 'bulk-import.asl.json'],
    ] as const) {
      const asl = readFileSync(path.resolve(import.meta.dirname, '../../statemachines', file), 'utf8');
      const placeholders = new Set([...asl.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name));
      expect([...placeholders].toSorted()).toEqual(
        functionsOf(trigger)
          .map(({ name }) => `${constructName(name)}Arn`)
          .toSorted(),
      );
    }
  });
});
