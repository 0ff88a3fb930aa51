import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { servedStepFunctions } from './served-step-functions.ts';
import { machineArn } from './virtual-step-functions.ts';

const isInstalled = spawnSync('aws', ['--version']).status === 0;
if (!isInstalled) console.warn('The AWS CLI is not on the PATH: what it is answered is not tested.');

async function commandLine() {
  const { endpoint, ...local } = await servedStepFunctions();
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    AWS_REGION: 'eu-west-3',
    AWS_DEFAULT_REGION: 'eu-west-3',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_PAGER: '',
  };
  const aws = async (...words: readonly string[]): Promise<any> => {
    // Versions before 2.13 read no address from the environment.
    const options = ['--endpoint-url', endpoint, '--output', 'json'];
    const { stdout } = await promisify(execFile)('aws', ['stepfunctions', ...words, ...options], { env });
    return stdout === '' ? undefined : JSON.parse(stdout);
  };
  return { ...local, aws };
}

test.skipIf(!isInstalled)(
  'a person with the AWS CLI finds a machine, starts an execution, answers it and reads what happened',
  { timeout: 240_000 },
  async () => {
    const { aws, calls, settle } = await commandLine();
    const { stateMachines } = await aws('list-state-machines');
    const arn: string = stateMachines[0].stateMachineArn;
    expect(arn).toBe(machineArn);
    const start = ['start-execution', '--state-machine-arn', arn, '--name', 'invoice-1', '--input', '{"id":1}'];
    const { executionArn } = await aws(...start);
    await settle();
    await aws('send-task-success', '--task-token', calls[0]?.payload.token, '--task-output', '"paid"');
    const [{ executions }, { events }] = await Promise.all([
      aws('list-executions', '--state-machine-arn', arn, '--status-filter', 'SUCCEEDED'),
      // The CLI goes through the pages by itself.
      aws('get-execution-history', '--execution-arn', executionArn, '--page-size', '3'),
    ]);
    expect(executions).toMatchObject([{ name: 'invoice-1', status: 'SUCCEEDED' }]);
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    await expect(aws('stop-execution', '--execution-arn', `${executionArn}0`)).rejects.toThrow(
      'An error occurred (ExecutionDoesNotExist) when calling the StopExecution operation: Execution Does Not Exist',
    );
  },
);
