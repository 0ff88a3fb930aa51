import { describe, expect, it } from 'vitest';
import type { InvocationFault } from '../../local/lambda/host.ts';
import { names } from '../../local/stack/environment.ts';
import { anInvoice } from '../builders.ts';
import { executionArn, runningStack } from './running-stack.ts';

const untilReminderTwo = ['2026-03-24 courtesyNotice', '2026-04-03 reminderOne', '2026-04-10 reminderTwo'];
const broken: InvocationFault = { answer: { ok: false, error: 'TypeError', cause: 'a defect' } };

describe('a run', () => {
  it('stopped by hand goes on in a new one, exactly where the case stands', async () => {
    const { post, playTo, stack, notices, executions } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-07T08:00:00Z');
    await stack.stepFunctions.stopExecution({ executionArn: executionArn(`${id}-r1`) });
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual(untilReminderTwo);
    expect(await executions()).toEqual([
      { name: `${id}-r1`, status: 'ABORTED' },
      { name: `${id}-r2`, status: 'RUNNING' },
    ]);
  });

  it('stopped by hand while a notice gathers sends that notice, once', async () => {
    const { post, at, playTo, stack, notices } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-03T07:00:00Z');
    for (let minute = 0; minute < 60; minute += 5) {
      const instant = `2026-04-03T07:${String(minute).padStart(2, '0')}:30Z`;
      at(instant, async () => {
        const windows = await stack.stepFunctions.listExecutions({
          stateMachineArn: names.debtorNotice,
          statusFilter: 'RUNNING',
        });
        if (windows.executions?.length)
          await stack.stepFunctions.stopExecution({ executionArn: executionArn(`${id}-r1`) });
      });
    }
    await playTo('2026-04-13T00:00:00Z');
    expect((await stack.stepFunctions.describeExecution({ executionArn: executionArn(`${id}-r1`) })).status).toBe(
      'ABORTED',
    );
    expect(await notices(id)).toEqual(untilReminderTwo);
  });

  it('of a window stopped by hand sends its message all the same, once', async () => {
    const { post, at, playTo, stack, notices } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-04-03T07:00:00Z');
    let stopped = 0;
    for (let minute = 0; minute < 75; minute += 5) {
      at(new Date(Date.parse('2026-04-03T07:00:30Z') + minute * 60_000).toISOString(), async () => {
        const running = await stack.stepFunctions.listExecutions({
          stateMachineArn: names.debtorNotice,
          statusFilter: 'RUNNING',
        });
        for (const { executionArn: arn = '' } of running.executions ?? []) {
          stopped += 1;
          if (stopped === 1) await stack.stepFunctions.stopExecution({ executionArn: arn });
        }
      });
    }
    await playTo('2026-04-13T00:00:00Z');
    expect(stopped).toBeGreaterThan(0);
    expect(await notices(id)).toEqual(untilReminderTwo);
    expect(stack.ses.count()).toBe(3);
  });

  it('that was never started, its stream record lost in the dead letters, is started by the wake-up', async () => {
    let isDead = true;
    const chooseFault = (name: string) => (isDead && name === 'dispatch-changes' ? broken : undefined);
    const { post, playTo, stack, notices, executions } = await runningStack('2026-03-01T08:00:00Z', {
      faults: { chooseFault },
    });
    const id = await post(anInvoice());
    await playTo('2026-03-01T08:30:00Z');
    expect(stack.stream.deadLetters).toHaveLength(1);
    expect(await executions()).toEqual([]);
    isDead = false;
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual(untilReminderTwo);
    expect(await executions()).toEqual([{ name: `${id}-r1`, status: 'RUNNING' }]);
  });

  it('that missed a payment, its stream record lost, is told by the wake-up and ends', async () => {
    let isDead = false;
    const chooseFault = (name: string) => (isDead && name === 'dispatch-changes' ? broken : undefined);
    const { post, pay, playTo, notices, endOf } = await runningStack('2026-03-01T08:00:00Z', {
      faults: { chooseFault },
    });
    const id = await post(anInvoice());
    await playTo('2026-03-10T08:00:00Z');
    isDead = true;
    await pay(id, 'bank-1', 120_000, '2026-03-10');
    await playTo('2026-03-10T08:30:00Z');
    isDead = false;
    await playTo('2026-03-10T10:00:00Z');
    expect(await endOf(`${id}-r1`)).toBe('Invoice paid');
    expect(await notices(id)).toEqual([]);
  });

  it('that fails begins again with growing pauses, asks a person after hours, and goes on when the defect is gone', async () => {
    let isBroken = false;
    const chooseFault = (name: string) => (isBroken && name === 'plan-dunning' ? broken : undefined);
    const { post, pay, playTo, story, events, tasks, notices } = await runningStack('2026-03-01T08:00:00Z', {
      faults: { chooseFault },
    });
    const id = await post(anInvoice());
    await playTo('2026-03-10T08:00:00Z');
    isBroken = true;
    await pay(id, 'bank-1', 50_000, '2026-03-10');
    await playTo('2026-03-12T12:00:00Z');
    const restarts = (await events(id)).filter(({ type }) => type === 'RunRestarted').map(({ at }) => at.slice(0, 16));
    const pauses = restarts
      .slice(1)
      .map((at, index) => (Date.parse(`${at}Z`) - Date.parse(`${restarts[index]}Z`)) / 3_600_000);
    expect(pauses.every((hours, index) => index === 0 || hours >= (pauses[index - 1] ?? 0))).toBe(true);
    expect(restarts.length).toBeLessThan(8);
    expect(await tasks()).toMatchObject([{ kind: 'caseStuck', invoiceId: id }]);
    isBroken = false;
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual(untilReminderTwo);
    expect((await story(id)).filter((line) => line.endsWith('PaymentRecorded'))).toHaveLength(1);
  });

  it('that is not the current one does nothing: of two at once, one dunned', async () => {
    const { post, playTo, stack, notices, executions, endOf } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-03-10T08:00:00Z');
    await stack.stepFunctions.stopExecution({ executionArn: executionArn(`${id}-r1`) });
    await playTo('2026-04-02T08:00:00Z');
    const input = JSON.stringify({ invoiceId: id, creditor: 'main', debtorId: 'C-001', run: 1, plan: {} });
    await stack.stepFunctions.startExecution({ stateMachineArn: names.dunning, name: `${id}-twin`, input });
    await playTo('2026-04-13T00:00:00Z');
    expect(await endOf(`${id}-twin`)).toBe('Continued in a new run');
    expect(await notices(id)).toEqual(untilReminderTwo);
    expect(stack.ses.count()).toBe(3);
    expect((await executions()).filter(({ status }) => status === 'RUNNING')).toEqual([
      { name: `${id}-r2`, status: 'RUNNING' },
    ]);
  });

  it('killbill/killbill#894: that plans again and again without anything happening rests for a day, and a person is asked', async () => {
    let doesCircle = true;
    const circle: InvocationFault = { answer: { ok: true, payload: { answer: 'leave' } } };
    const chooseFault = (name: string) => (doesCircle && name === 'check-payment' ? circle : undefined);
    const { post, playTo, story, tasks, notices } = await runningStack('2026-03-01T08:00:00Z', {
      faults: { chooseFault },
    });
    const id = await post(anInvoice());
    await playTo('2026-03-25T00:00:00Z');
    expect((await story(id)).filter((line) => line.endsWith('CaseParked'))).toEqual(['2026-03-24 CaseParked']);
    expect(await tasks()).toMatchObject([{ kind: 'caseStuck', invoiceId: id }]);
    doesCircle = false;
    await playTo('2026-04-13T00:00:00Z');
    expect(await notices(id)).toEqual(['2026-03-25 courtesyNotice', ...untilReminderTwo.slice(1)]);
  });

  it('started by an older contract is sent back to plan a new run', async () => {
    const { post, playTo, stack } = await runningStack('2026-03-01T08:00:00Z');
    const id = await post(anInvoice());
    await playTo('2026-03-10T08:00:00Z');
    const old = { invoiceId: id, run: 1, contract: 0, stage: 'courtesyNotice' };
    expect(await stack.lambda.invoke('check-payment', old)).toEqual({ ok: true, payload: { answer: 'leave' } });
    expect(await stack.lambda.invoke('propose-notice', old)).toEqual({ ok: true, payload: { isProposed: false } });
    const planned = await stack.lambda.invoke('plan-dunning', {
      ...old,
      startedAt: '2026-03-01T08:00:00.000Z',
      previous: {},
    });
    expect(planned).toMatchObject({ ok: true, payload: { action: 'renew' } });
  });
});
