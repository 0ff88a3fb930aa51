import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  SFNServiceException,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWorkflow } from '../../lambdas/adapters/step-functions/workflow.ts';
import { TransientError } from '../../lambdas/ports/errors.ts';
import type { Workflow } from '../../lambdas/ports/workflow.ts';
import { createStepFunctionsEndpoint } from '../../local/step-functions/endpoint.ts';
import { createStepFunctions } from '../../local/step-functions/step-functions.ts';
import { createActivity } from '../../local/time/activity.ts';
import { serveHandler } from '../local/serve.ts';
import { stubAwsEnvironment } from './engine-of-this-file.ts';
import { aTransactional, aWindow, opening } from './stored-things.ts';

const region = 'arn:aws:states:eu-west-3:000000000000:stateMachine';
const machines = { dunning: `${region}:Dunning`, debtorNotice: `${region}:DebtorNotice` };
const { after: dunned } = opening('FA/2026 42');
const listens = {
  StartAt: 'Listen',
  States: {
    Listen: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: {
        FunctionName: 'arn:aws:lambda:eu-west-3:000000000000:function:listen',
        Payload: { 'token.$': '$$.Task.Token' },
      },
      End: true,
    },
  },
};
const waits = { StartAt: 'Gather', States: { Gather: { Type: 'Wait', TimestampPath: '$.sendAt', End: true } } };

/** Two small machines behind the endpoint: one that listens, one that waits. */
async function aWorkflow() {
  const tokens: string[] = [];
  const activity = createActivity();
  const stepFunctions = createStepFunctions({
    databasePath: ':memory:',
    clock: { now: () => Date.parse('2026-03-02T08:00:00Z') },
    random: () => 0.5,
    activity,
    invoke: ({ payload }) => {
      tokens.push((payload as { token: string }).token);
      return Promise.resolve({ ok: true, payload: null });
    },
    stateMachines: [
      { arn: machines.dunning, name: 'Dunning', definition: listens },
      { arn: machines.debtorNotice, name: 'DebtorNotice', definition: waits },
    ],
  });
  stubAwsEnvironment('SFN', await serveHandler(createStepFunctionsEndpoint(stepFunctions)));
  const inputs = async (stateMachineArn: string) => {
    const { executions = [] } = await stepFunctions.listExecutions({ stateMachineArn });
    return Promise.all(
      executions.map(async ({ name, executionArn }) => {
        const { input } = await stepFunctions.describeExecution({ executionArn });
        return { name, input: JSON.parse(input ?? '') as unknown };
      }),
    );
  };
  return { workflow: createWorkflow(machines), tokens, inputs, stepFunctions };
}

afterEach(() => vi.unstubAllEnvs());

describe('the workflow', () => {
  it('starts the run of a case under its id and number; twice is once', async () => {
    const { workflow, inputs } = await aWorkflow();
    expect(await workflow.dunningStatus(dunned.id, 1)).toBe('missing');
    await workflow.startDunning(dunned);
    await workflow.startDunning(dunned);
    expect(await inputs(machines.dunning)).toEqual([
      {
        name: `${dunned.id}-r1`,
        input: { invoiceId: dunned.id, creditor: 'main', debtorId: 'C-001', run: 1, plan: {} },
      },
    ]);
    expect(await workflow.dunningStatus(dunned.id, 1)).toBe('running');
    expect(await workflow.dunningStatus(dunned.id, 2)).toBe('missing');
  });

  it('answers a listener once; a token that is used up or none of ours is gone', async () => {
    const { workflow, tokens } = await aWorkflow();
    await workflow.startDunning(dunned);
    await vi.waitFor(() => expect(tokens).toHaveLength(1));
    const [token = ''] = tokens;
    expect(await workflow.answer(token)).toBe('answered');
    expect(await workflow.answer(token)).toBe('gone');
    expect(await workflow.answer('none')).toBe('gone');
    expect(await workflow.dunningStatus(dunned.id, 1)).toBe('ended');
  });

  it('tells a run that was stopped by hand from one that ended', async () => {
    const { workflow, stepFunctions } = await aWorkflow();
    await workflow.startDunning(dunned);
    const executionArn = `${machines.dunning.replace(':stateMachine:', ':execution:')}:${dunned.id}-r1`;
    await stepFunctions.stopExecution({ executionArn });
    expect(await workflow.dunningStatus(dunned.id, 1)).toBe('failed');
  });

  it('starts windows and transactional messages under names of their own attempt, and gives ids and instants only', async () => {
    const { workflow, inputs } = await aWorkflow();
    const [window, receipt] = [aWindow('C/1 é'), aTransactional('receipt-bank#1')];
    await workflow.startWindow(window);
    await workflow.startWindow({ ...window, attempt: 2 });
    await workflow.startTransactional(receipt);
    const started = await inputs(machines.debtorNotice);
    expect(new Set(started.map(({ name }) => name)).size).toBe(3);
    for (const { name } of started) expect(name).toMatch(/^[\w-]{1,80}$/);
    const { state: _state, ...keys } = window;
    expect(started.map(({ input }) => input)).toEqual(
      expect.arrayContaining([
        { kind: 'window', ...keys },
        { kind: 'window', ...keys, attempt: 2 },
        {
          kind: 'transactional',
          creditor: 'main',
          debtorId: 'C-001',
          id: 'receipt-bank#1',
          attempt: 1,
          sendAt: '2026-03-02T08:00:00.000Z',
        },
      ]),
    );
    expect(await workflow.windowStatus(window)).toBe('running');
    expect(await workflow.windowStatus({ ...window, attempt: 3 })).toBe('missing');
    expect(await workflow.transactionalStatus({ ...receipt, attempt: 2 })).toBe('missing');
  });
});

describe('a Step Functions that is busy', () => {
  let sfn: ReturnType<typeof mockClient>;
  beforeEach(() => {
    sfn = mockClient(SFNClient);
  });
  afterEach(() => sfn.restore());

  const asks: [what: string, ask: (workflow: Workflow) => Promise<unknown>][] = [
    ['a start', (workflow) => workflow.startDunning(dunned)],
    ['an answer', (workflow) => workflow.answer('token')],
    ['a question', (workflow) => workflow.dunningStatus(dunned.id, 1)],
  ];
  const failWith = (name: string) => {
    const error = new SFNServiceException({ name, message: name, $fault: 'client', $metadata: {} });
    for (const command of [StartExecutionCommand, SendTaskSuccessCommand, DescribeExecutionCommand]) {
      sfn.on(command as typeof StartExecutionCommand).rejects(error);
    }
  };

  it.each(
    asks.flatMap(([what, ask]) =>
      ['ThrottlingException', 'ExecutionLimitExceeded', 'ServiceUnavailable'].map((name) => [what, name, ask] as const),
    ),
  )('makes %s one to try again (%s)', async (_what, name, ask) => {
    failWith(name);
    await expect(ask(createWorkflow(machines))).rejects.toThrow(TransientError);
  });

  it.each(asks)('is not what a denied access looks like, on %s', async (_what, ask) => {
    failWith('AccessDeniedException');
    await expect(ask(createWorkflow(machines))).rejects.toThrow('AccessDeniedException');
  });
});
